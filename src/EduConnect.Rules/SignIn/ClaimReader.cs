using System.Buffers;
using System.Text;
using System.Text.Json;

namespace EduConnect.Rules;

/// <summary>Collects the claims of one person and what is odd about them, whatever they contain.</summary>
internal sealed class ClaimReader(bool isSaml = false)
{
    private const int MaxLength = 1024;

    private readonly Dictionary<ClaimField, (string Name, string Text)> _texts = [];
    private readonly List<(ClaimField Field, Enum Issue)> _problems = [];

    /// <summary>Whether the names are SAML's.</summary>
    public bool IsSaml { get; private set; } = isSaml;

    public EduConnectAffiliations Affiliations { get; private set; }

    public IReadOnlyList<EduConnectIdentityProblem> Problems =>
        [.. _problems.Select(one => new EduConnectIdentityProblem(one.Field.NameFor(IsSaml), one.Issue))];

    /// <summary>Adds a claim or an attribute; unknown names are ignored.</summary>
    public void Add(string? name, string? text)
    {
        if (name is not null && text is not null && ClaimField.Find(name, out var isSamlOnly) is { } field)
        {
            IsSaml |= isSamlOnly;
            Add(field, name, text, isElement: false);
        }
    }

    private void Add(ClaimField field, string name, string text, bool isElement)
    {
        if (!IsReadable(field, text))
        {
            return;
        }

        if (field == ClaimField.Affiliation)
        {
            AddAffiliations(text, isElement);
        }
        else if (!_texts.TryAdd(field, (name, text)))
        {
            // ASP.NET Core gives sub a second name: the same value under both is normal.
            var (knownName, known) = _texts[field];
            Report(
                field,
                known != text ? EduConnectIdentityIssue.Conflicting
                : knownName == name ? EduConnectIdentityIssue.Repeated
                : EduConnectIdentityIssue.None);
        }
    }

    /// <summary>Adds the claims of a JSON object; false if it is not an object.</summary>
    public bool TryAddJson(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        try
        {
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                return false;
            }

            for (reader.Read(); reader.TokenType == JsonTokenType.PropertyName; reader.Read())
            {
                var name = reader.GetString()!;
                reader.Read();
                AddJsonValue(name, ClaimField.Find(name, out _), ref reader);
            }

            // Throws if anything follows.
            return !reader.Read();
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            // The latter: a name that is not Unicode.
            return false;
        }
    }

    /// <summary>The text of a field; null if it is missing, empty or in doubt.</summary>
    public string? Take(ClaimField field)
    {
        var isInDoubt = _problems.Exists(
            problem => problem.Field == field && !problem.Issue.Equals(EduConnectIdentityIssue.Repeated));
        if (_texts.TryGetValue(field, out var one) && one.Text.Length > 0 && !isInDoubt)
        {
            return one.Text;
        }

        RequireKnown(field);
        return null;
    }

    /// <summary>Reports a field as missing, if it is required and has no other issue.</summary>
    public void RequireKnown(ClaimField field)
    {
        var isWanted = !field.IsOptional && (!field.IsOfPupils || Affiliations.HasPupil());
        if (isWanted && field.NameIn(IsSaml) is not null && _problems.TrueForAll(problem => problem.Field != field))
        {
            Report(field, EduConnectIdentityIssue.Missing);
        }
    }

    /// <summary>The text of a field if it satisfies a condition.</summary>
    public string? Take(ClaimField field, Func<string, bool> isValid)
    {
        var text = Take(field);
        if (text is null || isValid(text))
        {
            return text;
        }

        Report(field, EduConnectIdentityIssue.WrongFormat);
        return null;
    }

    /// <summary>A name, which is kept as it is even if its rule has an issue.</summary>
    public string? Name(ClaimField field, string? name)
    {
        if (string.IsNullOrEmpty(name) || !IsReadable(field, name))
        {
            return null;
        }

        Report(field, PersonNameRule.Check(name));
        return name;
    }

    /// <summary>Adds the problem, if there is one that was not reported before.</summary>
    public void Report<TIssue>(ClaimField field, TIssue issue) where TIssue : struct, Enum
    {
        if (!EqualityComparer<TIssue>.Default.Equals(issue, default) && !Has(field, issue))
        {
            _problems.Add((field, issue));
        }
    }

    private bool Has(ClaimField field, Enum issue) =>
        _problems.Exists(one => one.Field == field && one.Issue.Equals(issue));

    private bool IsReadable(ClaimField field, string text)
    {
        var issue = text.Length > MaxLength ? EduConnectIdentityIssue.TooLong
            : HasIllegalCharacter(text) ? EduConnectIdentityIssue.IllegalCharacter
            : EduConnectIdentityIssue.None;
        Report(field, issue);
        return issue == EduConnectIdentityIssue.None;
    }

    private static bool HasIllegalCharacter(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            var status = Rune.DecodeFromUtf16(text, out var rune, out var length);
            if (status != OperationStatus.Done || Rune.IsControl(rune))
            {
                return true;
            }

            text = text[length..];
        }

        return false;
    }

    private void AddJsonValue(string name, ClaimField? field, ref Utf8JsonReader reader)
    {
        if (field == ClaimField.Affiliation && reader.TokenType == JsonTokenType.StartArray)
        {
            for (reader.Read(); reader.TokenType != JsonTokenType.EndArray; reader.Read())
            {
                AddJsonText(field, name, ref reader, isElement: true);
            }
        }
        else if (field is null || reader.TokenType == JsonTokenType.Null)
        {
            reader.Skip();
        }
        else
        {
            AddJsonText(field, name, ref reader, isElement: false);
        }
    }

    private void AddJsonText(ClaimField field, string name, ref Utf8JsonReader reader, bool isElement)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            Report(field, EduConnectIdentityIssue.WrongType);
            reader.Skip();
        }
        else if (reader.ValueSpan.Length > 6 * MaxLength)
        {
            // One unit takes at most six bytes: \u0000.
            Report(field, EduConnectIdentityIssue.TooLong);
        }
        else if (!Has(field, EduConnectIdentityIssue.IllegalCharacter))
        {
            try
            {
                Add(field, name, reader.GetString()!, isElement);
            }
            catch (InvalidOperationException)
            {
                // Not Unicode. This field is not read again, because exceptions are slow.
                Report(field, EduConnectIdentityIssue.IllegalCharacter);
            }
        }
    }

    // One affiliation, or a JSON array of them; an element of an array is always one.
    private void AddAffiliations(string text, bool isElement)
    {
        if (isElement || !text.StartsWith('['))
        {
            AddAffiliation(text);
            return;
        }

        // Arrays after a broken one are not read, because exceptions are slow.
        if (Has(ClaimField.Affiliation, EduConnectIdentityIssue.WrongFormat))
        {
            return;
        }

        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(text));
        try
        {
            reader.Read();
            AddJsonValue("", ClaimField.Affiliation, ref reader);
            reader.Read();
        }
        catch (JsonException)
        {
            Report(ClaimField.Affiliation, EduConnectIdentityIssue.WrongFormat);
        }
    }

    private void AddAffiliation(string text)
    {
        var affiliation = text switch
        {
            "eleve1d" => EduConnectAffiliations.PupilFirstDegree,
            "eleve2d" => EduConnectAffiliations.PupilSecondDegree,
            "resp1d" => EduConnectAffiliations.ParentFirstDegree,
            "resp2d" => EduConnectAffiliations.ParentSecondDegree,
            _ => EduConnectAffiliations.None,
        };
        Report(
            ClaimField.Affiliation,
            text.Length == 0 ? EduConnectIdentityIssue.None
            : affiliation == EduConnectAffiliations.None ? EduConnectIdentityIssue.UnknownValue
            : Affiliations.HasFlag(affiliation) ? EduConnectIdentityIssue.Repeated
            : EduConnectIdentityIssue.None);
        Affiliations |= affiliation;
    }
}

internal static class EduConnectAffiliationsExtensions
{
    public static bool HasPupil(this EduConnectAffiliations affiliations) =>
        (affiliations & (EduConnectAffiliations.PupilFirstDegree | EduConnectAffiliations.PupilSecondDegree)) != 0;
}
