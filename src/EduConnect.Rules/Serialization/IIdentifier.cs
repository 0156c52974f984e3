namespace EduConnect.Rules;

/// <summary>What generic converters need from an identifier.</summary>
internal interface IIdentifier
{
    /// <summary>Its row in the table of rules.</summary>
    ColumnRule Rule { get; }

    /// <summary>The issue of a text, as a number of its enum.</summary>
    int IssueOf(ReadOnlySpan<char> text);
}
