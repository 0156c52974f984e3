using CsvHelper;

namespace EduConnect.Rules.Tests;

/// <summary>A model with an identifier, as a site would write it: once for each, because generated code needs plain
/// classes.</summary>
public interface IRow<T>
{
    string? Name { get; set; }

    T Value { get; set; }
}

[CsvRecord]
public partial class UaiRow : IRow<Uai>
{
    public string? Name { get; set; }

    public Uai Value { get; set; }
}

[CsvRecord]
public partial class IneRow : IRow<Ine>
{
    public string? Name { get; set; }

    public Ine Value { get; set; }
}

[CsvRecord]
public partial class MobileRow : IRow<FrenchMobileNumber>
{
    public string? Name { get; set; }

    public FrenchMobileNumber Value { get; set; }
}
