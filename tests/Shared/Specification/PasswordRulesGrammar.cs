namespace EduConnect.Rules.Tests.Specification;

/// <summary>
/// Apple's <c>passwordrules</c> read a second time, from its public description: properties with <c>;</c> between them, a name, a
/// colon and a value; the value of <c>required</c> and <c>allowed</c> is a list with commas of names and of classes in brackets, where
/// <c>-</c> counts only in the first place and <c>]</c> only in the last. Each <c>required</c> wants one character of its list.
/// Whatever the description does not have is an error here, where Apple's own reader warns and goes on.
/// </summary>
internal sealed record PasswordRulesGrammar(int MinimumLength, int MaximumLength, IReadOnlyList<string> Required, string Allowed)
{
    public static PasswordRulesGrammar Parse(string text)
    {
        var at = 0;
        var (minimum, maximum) = (0, int.MaxValue);
        var required = new List<string>();
        var allowed = new List<string>();
        for (Spaces(); at < text.Length; Spaces())
        {
            var name = Word();
            Expect(':');
            Spaces();
            switch (name)
            {
                case "minlength":
                    minimum = Math.Max(minimum, Number());
                    break;
                case "maxlength":
                    maximum = Math.Min(maximum, Number());
                    break;
                case "required":
                    required.Add(List());
                    break;
                case "allowed":
                    allowed.Add(List());
                    break;
                default:
                    throw new FormatException($"no property '{name}' at {at}");
            }

            Spaces();
            if (at < text.Length)
            {
                Expect(';');
            }
        }

        var all = string.Concat(required.Concat(allowed).DefaultIfEmpty(Printable(_ => true)).SelectMany(set => set).Distinct());
        return new PasswordRulesGrammar(minimum, maximum, required, all);

        void Spaces()
        {
            while (at < text.Length && " \t\r\n\f".Contains(text[at]))
            {
                at++;
            }
        }

        void Expect(char c) => at += at < text.Length && text[at] == c ? 1 : throw new FormatException($"'{c}' expected at {at}");

        string While(Func<char, bool> wanted)
        {
            var read = new string([.. text.Skip(at).TakeWhile(wanted)]);
            at += read.Length > 0 ? read.Length : throw new FormatException($"unexpected at {at}");
            return read;
        }

        string Word() => While(c => char.IsAsciiLetter(c) || c == '-');

        int Number() => int.Parse(While(char.IsAsciiDigit), System.Globalization.CultureInfo.InvariantCulture);

        string List()
        {
            var set = Set();
            for (Spaces(); at < text.Length && text[at] == ','; Spaces())
            {
                at++;
                Spaces();
                set += Set();
            }

            return set;
        }

        string Set() => at < text.Length && text[at] == '[' ? Brackets() : Word() switch
        {
            "lower" => Printable(char.IsAsciiLetterLower),
            "upper" => Printable(char.IsAsciiLetterUpper),
            "digit" => Printable(char.IsAsciiDigit),
            "special" => Printable(c => !char.IsAsciiLetterOrDigit(c)),
            "ascii-printable" => Printable(_ => true),
            var other => throw new FormatException($"no class '{other}'"),
        };

        // The first ] ends the class, unless another follows at once: then it is a member, in the last place.
        string Brackets()
        {
            var end = text.IndexOf(']', at + 1);
            end = end < 0 ? throw new FormatException("no ]") : end + 1 < text.Length && text[end + 1] == ']' ? end + 1 : end;
            var members = text[(at + 1)..end];
            at = end + 1;
            return members.Length > 0 && members.LastIndexOf('-') <= 0 && members.All(c => c is >= ' ' and <= '~')
                ? members
                : throw new FormatException("an empty class, a - that is not first, or a character that is not printable");
        }
    }

    /// <summary>A password as a manager makes it: one character for each <c>required</c>, the rest from all that is allowed, mixed.</summary>
    public string Generate(Random random)
    {
        var shortest = Math.Max(MinimumLength, Required.Count);
        var length = random.Next(shortest, (int)Math.Min(MaximumLength, shortest + 6L) + 1);
        var password = Required.Select(set => set[random.Next(set.Length)])
            .Concat(Enumerable.Range(0, length - Required.Count).Select(_ => Allowed[random.Next(Allowed.Length)]))
            .ToArray();
        random.Shuffle(password);
        return new string(password);
    }

    private static string Printable(Func<char, bool> wanted) => new([.. Enumerable.Range(' ', '~' - ' ' + 1).Select(code => (char)code).Where(wanted)]);
}
