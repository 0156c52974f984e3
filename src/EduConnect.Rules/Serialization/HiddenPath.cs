namespace EduConnect.Rules;

/// <summary>
/// Whether a JSON path would show an INE. A converter does not see the names above its value, so the flow of execution,
/// which also crosses the awaits of a stream, remembers how deep an INE has been a name. What comes later at that depth
/// is hidden too.
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
