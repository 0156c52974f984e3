namespace EduConnect.Rules.Internal;

internal static class ClassesExtensions
{
    private static readonly CharacterClasses[] _classes =
        [CharacterClasses.Lowercase, CharacterClasses.Uppercase, CharacterClasses.Digit, CharacterClasses.Special];

    /// <summary>Lists the classes of a set, in the order in which messages name them.</summary>
    public static IEnumerable<CharacterClasses> Each(this CharacterClasses classes) =>
        _classes.Where(one => classes.HasFlag(one));
}
