namespace EduConnect.Rules;

/// <summary>
/// Remembers whether a JSON path would show an INE. A converter does not see the names above its value, so this
/// records, for the current flow of execution (across the awaits of a stream too), the depth at which an INE was a
/// name. Later values at that depth or deeper have their path hidden too.
/// </summary>
internal static class HiddenPath
{
    private static readonly AsyncLocal<int> _depth = new();

    public static void Begin(int depth)
    {
        if (!Covers(depth))
        {
            _depth.Value = depth;
        }
    }

    public static bool Covers(int depth) => _depth.Value is > 0 and var from && depth >= from;
}
