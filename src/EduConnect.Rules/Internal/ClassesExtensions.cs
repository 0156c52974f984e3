namespace EduConnect.Rules.Internal;

internal static class ClassesExtensions
{
    private static readonly CharacterClasses[] _classes =
        [CharacterClasses.Lowercase, CharacterClasses.Uppercase, CharacterClasses.Digit, CharacterClasses.Special];

    /// <summary>The classes of a set one by one, in the order in which they are always named.</summary>
    public static IEnumerable<CharacterClasses> Each(this CharacterClasses classes) => _classes.Where(one => classes.HasFlag(one));
}
