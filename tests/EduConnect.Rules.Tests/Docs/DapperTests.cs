using System.Data;
using Dapper;
using Microsoft.Data.Sqlite;

namespace EduConnect.Rules.Tests.Docs;

/// <summary>The recipe for Dapper, in SQLite.</summary>
[Trait("Category", "Site")]
public sealed class DapperTests : IDisposable
{
    private static readonly Uai _school = Uai.Parse("0860076R");
    private static readonly Ine _ine = Ine.Parse("1234567890V");
    private static readonly FrenchMobileNumber _mobile = FrenchMobileNumber.Parse("+33639981234");
    private readonly SqliteConnection _connection = new("Data Source=:memory:");

    // The handlers are those of the process; no other test has any.
    public DapperTests()
    {
        SqlMapper.ResetTypeHandlers();
        SqlMapper.PurgeQueryCache();
        _connection.Open();
        _connection.Execute(
            "CREATE TABLE Pupils (Id int, School char(8), Former char(8), Ine char(11), Mobile varchar(16))");
    }

    public void Dispose()
    {
        _connection.Dispose();
        SqlMapper.ResetTypeHandlers();
    }

    // The reason for the recipe.
    [Fact]
    public void Without_the_recipe_Dapper_refuses_the_types()
    {
        Assert.Throws<NotSupportedException>(() => Insert(new() { Id = 1, School = _school }));
        _connection.Execute("INSERT INTO Pupils (Id, School) VALUES (1, '0860076R')");
        Assert.Throws<DataException>(Read);
    }

    [Fact]
    public void With_the_recipe_rows_make_the_round_trip()
    {
        AddAll();
        var pupil = new Pupil { Id = 1, School = _school, Former = Uai.FromNumber(0), Ine = _ine, Mobile = _mobile };
        Insert(pupil);
        Insert(new() { Id = 2 });
        Insert(new() { Id = 3, Former = default(Uai) });
        Assert.Equal([pupil, new() { Id = 2 }, new() { Id = 3 }], Read());
        Assert.Equal(2, Count("School IS NULL AND Former IS NULL AND Ine IS NULL AND Mobile IS NULL"));
        Assert.Equal(1, Count("Ine = @_ine", new { _ine }));

        // Dapper asks no handler for the values of a list.
        Uai[] some = [_school, Uai.FromNumber(1)];
        Assert.Throws<InvalidOperationException>(() => Count("School IN @some", new { some }));
        Assert.Equal(1, Count("School IN @some", new { some = some.Select(school => school.ToString()) }));
    }

    [Fact]
    public void With_the_recipe_a_wrong_row_is_refused()
    {
        AddAll();
        _connection.Execute("INSERT INTO Pupils (Id, School) VALUES (1, '0860076A')");
        Assert.Contains("WrongCheckLetter", Refusal().InnerException!.Message, StringComparison.Ordinal);
        _connection.Execute("DELETE FROM Pupils");
        _connection.Execute("INSERT INTO Pupils (Id, Ine) VALUES (1, '1234567890A')");
        Assert.Equal("Not an INE: WrongKey.", Refusal().InnerException!.Message);

        // The framework's own, as the page says.
        Assert.Contains("1234567890A", Refusal().Message, StringComparison.Ordinal);

        DataException Refusal() => Assert.Throws<DataException>(Read);
    }

    private static void AddAll()
    {
        DapperIdentifier<Uai>.Add();
        DapperIdentifier<Ine>.Add();
        DapperIdentifier<FrenchMobileNumber>.Add();
    }

    private void Insert(Pupil pupil) =>
        _connection.Execute("INSERT INTO Pupils VALUES (@Id, @School, @Former, @Ine, @Mobile)", pupil);

    private List<Pupil> Read() => [.. _connection.Query<Pupil>("SELECT * FROM Pupils ORDER BY Id")];

    private int Count(string where, object? parameters = null) =>
        _connection.ExecuteScalar<int>($"SELECT COUNT(*) FROM Pupils WHERE {where}", parameters);

    private sealed record Pupil
    {
        public int Id { get; set; }

        public Uai School { get; set; }

        public Uai? Former { get; set; }

        public Ine Ine { get; set; }

        public FrenchMobileNumber Mobile { get; set; }
    }
}
