namespace EduConnect.Rules;

/// <summary>What converters that are generic over the identifiers ask of them.</summary>
internal interface IIdentifier
{
    /// <summary>The row of the table of rules.</summary>
    ColumnRule Rule { get; }

    /// <summary>The issue of a text, as the number of its enum.</summary>
    int IssueOf(ReadOnlySpan<char> text);
}
