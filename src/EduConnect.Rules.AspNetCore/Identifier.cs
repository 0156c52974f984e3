namespace EduConnect.Rules;

/// <summary>One of the typed identifiers, for code that meets it as a <see cref="Type"/>.</summary>
internal abstract class Identifier
{
    private static readonly Identifier[] _all =
    [
        new Of<Uai, UaiIssue>(text => Uai.Check(text), (issue, text) => RuleMessages.For(issue, text)),
        new Of<Ine, IneIssue>(text => Ine.Check(text), (issue, _) => RuleMessages.For(issue)),
        new Of<FrenchMobileNumber, FrenchMobileNumberIssue>(
            text => FrenchMobileNumber.Check(text), (issue, _) => RuleMessages.For(issue)),
    ];

    /// <summary>Every code that one of them can have, and the empty text.</summary>
    public static IReadOnlySet<string> AllCodes { get; } = _all.SelectMany(one => one.Codes).ToHashSet();

    /// <summary>The <c>default</c> of the type.</summary>
    public abstract object NoValue { get; }

    protected abstract IEnumerable<string> Codes { get; }

    /// <summary>The identifier of this type, which may be nullable; null for any other type.</summary>
    public static Identifier? Find(Type type) =>
        Array.Find(_all, one => one.NoValue.GetType() == (Nullable.GetUnderlyingType(type) ?? type));

    /// <summary>The value of a text, or null and why it is not valid, in the current UI culture.</summary>
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
