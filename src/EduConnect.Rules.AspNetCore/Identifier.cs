namespace EduConnect.Rules;

/// <summary>One of the typed identifiers, for code that only has its <see cref="Type"/>.</summary>
internal abstract class Identifier
{
    private static readonly Identifier[] _all =
    [
        new Of<Uai, UaiIssue>(text => Uai.Check(text), (issue, text) => RuleMessages.For(issue, text)),
        new Of<Ine, IneIssue>(text => Ine.Check(text), (issue, _) => RuleMessages.For(issue)),
        new Of<FrenchMobileNumber, FrenchMobileNumberIssue>(
            text => FrenchMobileNumber.Check(text), (issue, _) => RuleMessages.For(issue)),
    ];

    /// <summary>Every code that an identifier can have, and the empty text.</summary>
    public static IReadOnlySet<string> AllCodes { get; } = _all.SelectMany(one => one.Codes).ToHashSet();

    /// <summary>The <c>default</c> of the type.</summary>
    public abstract object NoValue { get; }

    protected abstract IEnumerable<string> Codes { get; }

    /// <summary>The identifier of a type, nullable or not; null if the type is not an identifier.</summary>
    public static Identifier? Find(Type type) =>
        Array.Find(_all, one => one.NoValue.GetType() == (Nullable.GetUnderlyingType(type) ?? type));

    /// <summary>
    /// Parses a text; returns null if it is not valid. The code and the message, in the current UI culture, say why.
    /// </summary>
    public abstract object? Parse(string text, out string code, out string message);

    private sealed class Of<T, TIssue>(Func<string, TIssue> check, Func<TIssue, string, string> say) : Identifier
        where T : struct, IParsable<T>
        where TIssue : struct, Enum
    {
        public override object NoValue => default(T);

        protected override IEnumerable<string> Codes
        {
            get
            {
                foreach (var issue in Enum.GetValues<TIssue>())
                {
                    yield return RuleMessages.CodeOf(issue);
                }
            }
        }

        public override object? Parse(string text, out string code, out string message)
        {
            var issue = check(text);
            (code, message) = (RuleMessages.CodeOf(issue), say(issue, text));
            return T.TryParse(text, null, out var value) ? value : null;
        }
    }
}
