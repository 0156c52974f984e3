using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;

namespace EduConnect.Rules.Tests.Specification;

/// <summary>
/// Repairs a second time: regular expressions, and the BCL's own Windows-1252. They share no code with the library. Each
/// returns the valid text, or null, and the steps; <see cref="IssueOf"/> turns them into the reason of a refusal.
/// </summary>
internal static class RepairSpecification
{
    private const string Space = @"[\p{Zs}\t]";
    private const string Time = @"[T ](?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:\.[0-9]{1,8})?)?\z";
    public const string Hyphens = "\u2010\u2011\u2012\u2013\u2014\u2212\uFE63\uFF0D";
    public const string Apostrophes = "`\u00B4\u0092\u2018\u201B\u2032\uFF07";

    public static readonly Encoding Western = CodePagesEncodingProvider.Instance.GetEncoding(
        1252, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    private static readonly HashSet<char> _westernCharacters =
        [.. Western.GetString([.. Enumerable.Range(0, 256).Select(one => (byte)one)])];

    public static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    // The specifications have more patterns than the 15 that are kept.
    [ModuleInitializer]
    internal static void KeepPatterns() => Regex.CacheSize = 200;

    /// <summary>The issue with the name of the first step, unless the text cannot be repaired.</summary>
    public static TIssue IssueOf<TIssue>((string? Text, RepairSteps Steps) repair, TIssue otherwise)
        where TIssue : struct, Enum =>
        repair.Text is null ? otherwise
        : Enum.TryParse<TIssue>(Enum.GetValues<RepairSteps>().First(step => (repair.Steps & step) != 0).ToString(), out var issue)
            ? issue
            : throw new InvalidOperationException($"{repair.Steps} is no issue.");

    public static (string? Text, RepairSteps Steps) Uai(string text)
    {
        var draft = Open(text).RemoveAll(Space, RepairSteps.InnerSpaces).Upper();
        var isShort = Regex.IsMatch(draft.Text, @"\A[0-9]{5,6}[A-Z]\z");
        draft = isShort ? draft.Put(draft.Text.PadLeft(8, '0'), RepairSteps.LostLeadingZero) : draft;
        var isKnown = !isShort || IdentifierSpecification.DepartmentOf(draft.Text[..3]) is not null;
        return draft.If(isKnown && IdentifierSpecification.IsUai(draft.Text));
    }

    public static (string? Text, RepairSteps Steps) Ine(string text)
    {
        var draft = Open(text).RemoveAll(Space, RepairSteps.InnerSpaces).Upper();
        return Regex.IsMatch(draft.Text, @"\A[0-9]{9}[A-Z]\z")
            ? draft.Put("0" + draft.Text, RepairSteps.LostLeadingZero) is var padded
                ? padded.If(IdentifierSpecification.IneForm(padded.Text) is (IneIssue.None, IneKind.Bea))
                : default
            : draft.If(IdentifierSpecification.IneForm(draft.Text).Issue == IneIssue.None);
    }

    /// <summary>Two readings are the reason <see cref="RepairSteps.LostLeadingZero"/> all the same.</summary>
    public static (string? Text, RepairSteps Steps) Mobile(string text, out bool isAmbiguous)
    {
        var draft = Open(text).RemoveAll(@"\A[Tt][Ee][Ll]: *", RepairSteps.TelPrefix);
        var (plus, zero) = (IsMobile("+" + draft.Text), IsMobile("0" + draft.Text));
        isAmbiguous = plus && zero;
        return IsMobile(draft.Text) ? draft.If(true)
            : zero ? draft.Put("0" + draft.Text, RepairSteps.LostLeadingZero).If(true)
            : draft.Put("+" + draft.Text, RepairSteps.MissingPlus).If(plus);

        static bool IsMobile(string text) => IdentifierSpecification.Mobile(text) is not null;
    }

    /// <summary>A time other than midnight is the reason <see cref="RepairSteps.TimeOfDay"/> all the same.</summary>
    public static (string? Text, RepairSteps Steps) Birth(string text, DateOnly today, out bool isAmbiguous)
    {
        var draft = Open(text);
        isAmbiguous = Regex.Match(draft.Text, Time).Value.Any(c => c is >= '1' and <= '9');
        draft = draft.RemoveAll(Time, RepairSteps.TimeOfDay);
        draft = draft.Map(@"\A([0-9]{1,2})([-. ])([0-9]{1,2})\2([0-9]{4})\z", "$1/$3/$4", RepairSteps.WrongSeparator)
            .Map(@"\A([0-9]{4})([/. ])([0-9]{1,2})\2([0-9]{1,2})\z", "$1-$3-$4", RepairSteps.WrongSeparator)
            .Map(@"\A([0-9])/([0-9]{1,2}/[0-9]{4})\z", "0$1/$2", RepairSteps.LostLeadingZero)
            .Map(@"\A([0-9]{2})/([0-9]/[0-9]{4})\z", "$1/0$2", RepairSteps.LostLeadingZero)
            .Map(@"\A([0-9]{4})-([0-9]-[0-9]{1,2})\z", "$1-0$2", RepairSteps.LostLeadingZero)
            .Map(@"\A([0-9]{4}-[0-9]{2})-([0-9])\z", "$1-0$2", RepairSteps.LostLeadingZero);
        return draft.If(FormSpecification.BirthForm(draft.Text, today).Issue == BirthDateIssue.None);
    }

    /// <summary>Other ways to write a date, which are no repair; else the issue itself.</summary>
    public static BirthDateIssue OtherDate(string text, DateOnly today, BirthDateIssue issue)
    {
        var opened = Regex.Replace(Open(text).Text, Time, "");
        var match = Regex.Match(opened, @"\A([0-9]{1,2})([-/. ])([0-9]{1,2})\2([0-9]{2}|[0-9]{4})\z");
        if (Regex.IsMatch(opened, @"\A[1-9][0-9]{4}\z"))
        {
            var day = new DateTime(1899, 12, 30).AddDays(int.Parse(opened, CultureInfo.InvariantCulture));
            return DateOnly.FromDateTime(day) <= today ? BirthDateIssue.DayNumber : issue;
        }

        var swapped = $"{match.Groups[3].Value.PadLeft(2, '0')}/{match.Groups[1].Value.PadLeft(2, '0')}/";
        var year = match.Groups[4].Value;
        return year.Length == 4
            ? string.CompareOrdinal(match.Groups[3].Value, "12") > 0 && match.Groups[3].Length == 2
                && FormSpecification.BirthForm(swapped + year, today).Issue == BirthDateIssue.None
                ? BirthDateIssue.MonthFirst
                : issue
            : year.Length != 2 ? issue
            : IsPlausible(match.Groups[1].Value, match.Groups[3].Value) ? BirthDateIssue.TwoDigitYear : issue;

        static bool IsPlausible(string left, string right)
        {
            int[] both = [int.Parse(left, CultureInfo.InvariantCulture), int.Parse(right, CultureInfo.InvariantCulture)];
            return both.Min() is > 0 and < 13 && both.Max() < 32;
        }
    }

    public static (string? Text, RepairSteps Steps) Login(string text)
    {
        var draft = Open(text).Map("[A-Z]", letter => letter.ToLowerInvariant(), RepairSteps.Uppercase);
        return draft.If(FormSpecification.HasUsualForm(draft.Text));
    }

    public static (string? Text, RepairSteps Steps) Name(string text) => Name(text, out _);

    public static (string? Text, RepairSteps Steps) Name(string text, out bool isAmbiguous)
    {
        isAmbiguous = false;
        // As few decodings as possible, but one of western letters is certain.
        var draft = new Draft(text.Length > 256 ? "" : text, 0);
        while (true)
        {
            var opened = Open(draft.Text);
            var (name, steps) = InPlainCharacters(opened with { Steps = opened.Steps | draft.Steps });
            if (IsWestern(draft))
            {
                draft = draft.Decode();
                continue;
            }

            isAmbiguous |= Regex.IsMatch(draft.Text, $"[ÂÃ]{Space}");
            if (name is null ? draft.Decode() == draft : !IsWestern(new Draft(name, steps)))
            {
                return (name, steps);
            }
            else
            {
                draft = name is null ? draft.Decode() : new Draft(name, steps);
            }
        }

        static bool IsWestern(Draft draft) =>
            draft.Decode().Text != draft.Text && Regex.IsMatch(draft.Decode().Text, @"\A[\x00-\x7F\u00A0\u00C0-\u017F]*\z");
    }

    private static (string? Text, RepairSteps Steps) InPlainCharacters(Draft name)
    {
        var draft = name.Map($"(?<={Space}){Space}", "", RepairSteps.InnerSpaces)
            .Map(@"[\p{Zs}\t-[ ]]", " ", RepairSteps.SpecialSpace)
            .Map($"[{Hyphens}]", "-", RepairSteps.SpecialHyphen)
            .Map($"[{Apostrophes}]", "'", RepairSteps.SpecialApostrophe);
        return draft.If(FormSpecification.NameForm(draft.Text) == PersonNameIssue.None);
    }

    private static Draft Open(string text) => new Draft(text.Length > 256 ? "" : text, 0)
        .RemoveAll($@"\A{Space}+|{Space}+\z", RepairSteps.SurroundingSpaces)
        .Map(@"\A=""(.*)""\z", "$1", RepairSteps.SpreadsheetFormula)
        .RemoveAll($@"\A{Space}+|{Space}+\z", RepairSteps.SurroundingSpaces);

    private sealed record Draft(string Text, RepairSteps Steps)
    {
        public Draft Put(string text, RepairSteps step) => new(text, text == Text ? Steps : Steps | step);

        public Draft Map(string pattern, string replacement, RepairSteps step) =>
            Put(Regex.Replace(Text, pattern, replacement, RegexOptions.Singleline), step);

        public Draft Map(string pattern, Func<string, string> replace, RepairSteps step) =>
            Put(Regex.Replace(Text, pattern, match => replace(match.Value)), step);

        public Draft RemoveAll(string pattern, RepairSteps step) => Map(pattern, "", step);

        // The same draft, if the text is not UTF-8 that was read as Windows-1252.
        public Draft Decode()
        {
            try
            {
                return Text.All(char.IsAscii) || !Text.All(_westernCharacters.Contains)
                    ? this
                    : Put(Utf8.GetString(Western.GetBytes(Text)), RepairSteps.BrokenEncoding);
            }
            catch (ArgumentException)
            {
                return this;
            }
        }

        public Draft Upper() => Map("[a-z]", letter => letter.ToUpperInvariant(), RepairSteps.Lowercase);

        public (string?, RepairSteps) If(bool isValid) => isValid ? (Text, Steps) : (null, RepairSteps.None);
    }
}
