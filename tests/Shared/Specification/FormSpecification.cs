using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace EduConnect.Rules.Tests.Specification;

/// <summary>
/// The rules of the sign-up form's other fields a second time: sets, regular expressions and the BCL's date parser.
/// They share no code with the library.
/// </summary>
internal static class FormSpecification
{
    private static readonly UnicodeCategory[] _letters =
    [
        UnicodeCategory.UppercaseLetter, UnicodeCategory.LowercaseLetter, UnicodeCategory.TitlecaseLetter,
        UnicodeCategory.ModifierLetter, UnicodeCategory.OtherLetter,
    ];

    private static readonly UnicodeCategory[] _marks = [UnicodeCategory.NonSpacingMark, UnicodeCategory.SpacingCombiningMark];

    /// <summary>The rule of names with its reasons.</summary>
    public static PersonNameIssue Name(string name)
    {
        var issue = NameForm(name);
        var repair = RepairSpecification.Name(name);
        return repair.Steps == RepairSteps.None
            ? issue
            : RepairSpecification.IssueOf(repair, issue);
    }

    /// <summary>"required, 1 to 100 characters; letters of any script, marks, space, ', ’, -, ."</summary>
    public static PersonNameIssue NameForm(string name)
    {
        // A lone surrogate enumerates as U+FFFD, which is a symbol.
        var read = name.EnumerateRunes().Select(rune => (Text: rune.ToString(), Category: Rune.GetUnicodeCategory(rune)))
            .Select(c => "ªºµ\u02C6\u02C7\u02C8\u02C9\u02CA\u02CB\u02CC\u02CD\u02CE\u02CF\u02D0\u02D1".Contains(c.Text, StringComparison.Ordinal)
                ? c with { Category = UnicodeCategory.OtherSymbol } : c)
            .ToList();
        var holds = new (PersonNameIssue Issue, bool Holds)[]
        {
            (PersonNameIssue.Empty, read.Count < 1),
            (PersonNameIssue.TooLong, read.Count > 100),
            (PersonNameIssue.IllegalCharacter, read.Any(c => !_letters.Contains(c.Category) && !_marks.Contains(c.Category) && !" '’-.".Contains(c.Text, StringComparison.Ordinal))),
            (PersonNameIssue.IllegalCharacter, read.Take(1).Any(c => _marks.Contains(c.Category))),
            (PersonNameIssue.NoLetter, !read.Any(c => _letters.Contains(c.Category))),
            (PersonNameIssue.SurroundingSpaces, name != name.Trim(' ')),
            (PersonNameIssue.InnerSpaces, name.Contains("  ", StringComparison.Ordinal)),
        };
        return holds.FirstOrDefault(pair => pair.Holds).Issue;
    }

    /// <summary>"ASCII digits, leading zeros kept; the number of digits is a parameter".</summary>
    public static SmsCodeIssue Code(string code, int length) =>
        !Regex.IsMatch(code, @"\A[0-9]*\z") ? SmsCodeIssue.IllegalCharacter
        : !Regex.IsMatch(code, $@"\A.{{{length}}}\z") ? SmsCodeIssue.WrongLength
        : SmsCodeIssue.None;

    /// <summary>The rule of dates of birth with its reasons.</summary>
    public static (BirthDateIssue Issue, DateOnly Date) Birth(string text, DateOnly today)
    {
        var (issue, date) = BirthForm(text, today);
        return issue is not (BirthDateIssue.WrongFormat or BirthDateIssue.ImpossibleDate) ? (issue, date)
            : RepairSpecification.Birth(text, today, out _) is { Text: not null } repair
                ? (RepairSpecification.IssueOf(repair, issue), default)
                : (RepairSpecification.OtherDate(text, today, issue), default);
    }

    /// <summary>"dd/MM/yyyy and yyyy-MM-dd; no two-digit years; not in the future".</summary>
    public static (BirthDateIssue Issue, DateOnly Date) BirthForm(string text, DateOnly today)
    {
        if (!Regex.IsMatch(text, @"\A(?:[0-9]{2}/[0-9]{2}/[0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2})\z"))
        {
            return (BirthDateIssue.WrongFormat, default);
        }

        if (!DateOnly.TryParseExact(text, ["dd/MM/yyyy", "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return (BirthDateIssue.ImpossibleDate, default);
        }

        return date.Year < 1900 ? (BirthDateIssue.Before1900, default)
            : date.CompareTo(today) > 0 ? (BirthDateIssue.Future, default)
            : (BirthDateIssue.None, date);
    }

    /// <summary>The shape as the source writes it; but <c>\z</c>, where <c>$</c> would let a line end pass.</summary>
    public static bool HasUsualForm(string login) => Regex.IsMatch(login, @"\A[a-z]\.[a-z]+(?:-[a-z]+)*[0-9]{0,4}\z");

    /// <summary>A character without accents, by Unicode's own decomposition; null where that leaves no ASCII letter.</summary>
    public static string? Unaccented(char c)
    {
        // Normalize throws on these.
        if (char.IsSurrogate(c) || c == '\uFFFE')
        {
            return null;
        }

        var apart = c.ToString().Normalize(NormalizationForm.FormD);
        return char.IsAsciiLetter(apart[0]) && apart.Skip(1).All(mark => _marks.Contains(CharUnicodeInfo.GetUnicodeCategory(mark)))
            ? apart[..1].ToLowerInvariant()
            : null;
    }
}
