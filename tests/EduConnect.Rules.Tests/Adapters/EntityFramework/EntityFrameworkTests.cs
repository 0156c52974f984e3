using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace EduConnect.Rules.Tests.Adapters.EntityFramework;

/// <summary>The columns in real databases.</summary>
[Trait("Category", "Site")]
public sealed class EntityFrameworkTests(PostgreSqlServer server) : IClassFixture<PostgreSqlServer>, IDisposable
{
    private const string WholeIne = "1234567890V";
    private static readonly Uai _first = Uai.FromNumber(0);
    private static readonly Uai _second = Uai.Parse("0860076R");
    private static readonly Uai _third = Uai.Parse("6200002H");
    private static readonly Ine[] _ines =
        [Ine.Parse(WholeIne), Ine.Parse("123456789AB"), Ine.Parse("1234D56789Z"), Ine.Parse("0000000000A")];

    private static readonly FrenchMobileNumber[] _mobiles =
        [.. new[] { "+33639981234", "+687751234", "+590690123456", "+33639981235" }.Select(FrenchMobileNumber.Parse)];

    private readonly List<string> _logs = [];
    private readonly List<SqliteConnection> _connections = [];

    public void Dispose() => _connections.ForEach(connection => connection.Dispose());

    [Theory, OnSqlite, OnPostgreSql]
    public void Values_make_the_round_trip(string database) => Each(database, context =>
    {
        var pupils = context.Pupils.OrderBy(pupil => pupil.Id).ToList();
        Assert.Equal(_ines, pupils.Select(pupil => pupil.Ine));
        Assert.Equal(_mobiles, pupils.Select(pupil => pupil.Mobile));
        Assert.Equal([_first, _second, _second, _third], pupils.Select(pupil => pupil.SchoolCode));
        Assert.Equal(
            (_first, _ines[3], _mobiles[1]), (pupils[0].FormerSchool, pupils[0].FormerIne, pupils[0].OtherMobile));

        // No value is NULL, whether it was null or default.
        Assert.All(
            pupils[1..], pupil => Assert.Null(pupil.FormerSchool ?? (object?)pupil.FormerIne ?? pupil.OtherMobile));
        Assert.Equal(3, context.Pupils.Count(pupil => pupil.FormerSchool == null && pupil.OtherMobile == null));
    });

    [Theory, OnSqlite, OnPostgreSql]
    public void Comparisons_are_made_by_the_database(string database) => Each(database, context =>
    {
        var (uai, ine, mobile) = (_second, _ines[0], _mobiles[2]);
        Assert.Equal([2, 3], Ids(context.Pupils.Where(pupil => pupil.SchoolCode == uai)));
        Assert.Equal([1, 4], Ids(context.Pupils.Where(pupil => pupil.SchoolCode != uai)));
        Assert.Equal([1], Ids(context.Pupils.Where(pupil => pupil.SchoolCode < uai)));
        Assert.Equal([2, 3, 4], Ids(context.Pupils.Where(pupil => pupil.SchoolCode >= uai)));
        Assert.Equal([4], Ids(context.Pupils.Where(pupil => pupil.SchoolCode > Uai.Parse("0860076R"))));
        Assert.Equal([1], Ids(context.Pupils.Where(pupil => pupil.Ine.Equals(ine))));
        Assert.Equal([1, 4], Ids(context.Pupils.Where(pupil => pupil.Ine <= ine)));
        Assert.Equal([3], Ids(context.Pupils.Where(pupil => pupil.Mobile == mobile)));
        Assert.Equal([1, 4], Ids(context.Pupils.Where(pupil => pupil.Mobile < mobile)));
        Assert.Equal([1], Ids(context.Pupils.Where(pupil => pupil.FormerSchool < uai)));
        Assert.Equal([1], Ids(context.Pupils.Where(pupil => pupil.FormerSchool != null && pupil.FormerSchool != uai)));
        Assert.Equal([1], Ids(context.Pupils.Where(pupil => pupil.FormerSchool == _first)));

        // No row has default; ask for null.
        Assert.Empty(Ids(context.Pupils.Where(pupil => pupil.FormerSchool == default(Uai))));
        Assert.Empty(Ids(context.Pupils.Where(pupil => pupil.SchoolCode == default)));
    });

    [Theory, OnSqlite, OnPostgreSql]
    public void Order_and_lists_are_those_of_the_values(string database) => Each(database, context =>
    {
        Assert.Equal(_ines.Order(), context.Pupils.OrderBy(pupil => pupil.Ine).Select(pupil => pupil.Ine));
        Assert.Equal(
            _mobiles.OrderDescending(),
            context.Pupils.OrderByDescending(pupil => pupil.Mobile).Select(pupil => pupil.Mobile));
        Assert.Equal(
            [_first, _second, _third], context.Schools.OrderBy(school => school.Code).Select(school => school.Code));
        Assert.Equal(_third, context.Pupils.Max(pupil => pupil.SchoolCode));

        List<Ine> some = [_ines[1], _ines[3]];
        Assert.Equal([2, 4], Ids(context.Pupils.Where(pupil => some.Contains(pupil.Ine))));
        var schools = new[] { _first, _third };
        Assert.Equal([1, 4], Ids(context.Pupils.Where(pupil => schools.Contains(pupil.SchoolCode))));
        var former = new Uai?[] { _first };
        Assert.Equal([1], Ids(context.Pupils.Where(pupil => former.Contains(pupil.FormerSchool))));
        Assert.Equal(
            [(_first, 1), (_second, 2), (_third, 1)],
            context.Pupils.GroupBy(pupil => pupil.SchoolCode).OrderBy(group => group.Key)
                .Select(group => new { group.Key, Count = group.Count() })
                .AsEnumerable().Select(one => (one.Key, one.Count)));
    });

    [Theory, OnSqlite, OnPostgreSql]
    public void Keys_navigations_and_changes_are_tracked(string database) => Each(database, context =>
    {
        var school = context.Schools.Include(one => one.Pupils).Single(one => one.Code == _second);
        Assert.Equal([2, 3], school.Pupils.Select(pupil => pupil.Id).Order());
        Assert.Same(school, context.Schools.Find(Uai.Parse("0860076R")));
        Assert.Equal(_third, context.Pupils.Include(pupil => pupil.School).Single(pupil => pupil.Id == 4).School!.Code);

        var pupil = school.Pupils[0];
        pupil.Ine = Ine.Parse(pupil.Ine.ToString());
        Assert.False(context.ChangeTracker.HasChanges());
        pupil.Ine = Ine.Parse("987654321AB");
        pupil.OtherMobile = _mobiles[0];
        pupil.SchoolCode = _third;
        Assert.Equal(1, context.SaveChanges());
        context.ChangeTracker.Clear();
        var saved = context.Pupils.AsNoTracking().Single(one => one.Id == pupil.Id);
        Assert.Equal((Ine.Parse("987654321AB"), _mobiles[0], _third), (saved.Ine, saved.OtherMobile, saved.SchoolCode));
        context.Pupils.Where(one => one.Id == pupil.Id).ExecuteUpdate(
            set => set.SetProperty(one => one.OtherMobile, (FrenchMobileNumber?)null));
        Assert.Equal(3, context.Pupils.Count(one => one.OtherMobile == null));
        context.Remove(context.Pupils.Single(one => one.Id == 1));
        context.Remove(context.Schools.Single(one => one.Code == _first));
        Assert.Equal(2, context.SaveChanges());
    });

    [Theory, OnSqlite, OnPostgreSql]
    public void A_value_that_is_missing_is_refused_by_the_column(string database) => Each(database, context =>
    {
        context.Pupils.Add(new() { SchoolCode = _first, Ine = Ine.Parse("987654321AB") });
        Refused<DbUpdateException>(() => context.SaveChanges());
        context.ChangeTracker.Clear();
        context.Schools.Add(new());

        // Not even a key that is a number is made up by the database.
        Refused<InvalidOperationException>(() => context.SaveChanges());
    });

    [Theory, OnSqlite, OnPostgreSql]
    public void An_INE_is_in_no_exception_and_no_log(string database) => Each(database, context =>
    {
        var twice = new Pupil { SchoolCode = _first, Ine = _ines[0], Mobile = _mobiles[0] };
        context.Add(twice);
        Refused<DbUpdateException>(() => context.SaveChanges());
        context.ChangeTracker.Clear();
        var (one, same) = (context.Pupils.Single(pupil => pupil.Id == 1), new Pupil { Id = 1, Ine = _ines[0] });
        Refused<InvalidOperationException>(() => context.Attach(same));
        Assert.Equal(_ines[0], one.Ine);
        List<Ine> some = [_ines[0], _ines[1]];
        Assert.Equal(2, context.Pupils.AsNoTracking().Count(pupil => some.Contains(pupil.Ine)));
        Assert.Single(context.Pupils.FromSql($"SELECT * FROM \"Pupils\" WHERE \"Ine\" = {WholeIne}").AsNoTracking());
        Assert.Contains(_logs, line => line.Contains("FROM \"Pupils\"", StringComparison.Ordinal));
        Assert.All(_logs, line => Assert.DoesNotContain(WholeIne, line, StringComparison.Ordinal));

        // The reason for the page's advice: a constant is in the text of the command.
        _ = context.Pupils.Any(pupil => pupil.Ine == Ine.Parse(WholeIne));
        Assert.Contains(
            _logs.Where(line => line.Contains("CommandExecuted", StringComparison.Ordinal)),
            line => line.Contains(WholeIne, StringComparison.Ordinal));
    });

    [Fact]
    public void A_detailed_error_names_the_property_and_not_the_value()
    {
        using var context = Start("SQLite", options => new SchoolContext(options), isDetailed: true);
        context.Database.ExecuteSqlRaw("UPDATE \"Pupils\" SET \"Ine\" = '1234567890A' WHERE \"Id\" = 1");
        var refusal = Refused<InvalidOperationException>(() => context.Pupils.ToList());
        Assert.Contains("'Pupil.Ine'", refusal.Message, StringComparison.Ordinal);
        Assert.Equal("Not an INE: WrongKey.", refusal.InnerException!.Message);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public void Text_that_is_not_valid_is_refused_when_it_is_read(string database) => Each(database, context =>
    {
        Spoil("\"Ine\" = '1234567890A'", "Not an INE: WrongKey.");
        Assert.Equal(1, context.Pupils.Count(pupil => pupil.Id == 1));
        Spoil($"\"Ine\" = '{WholeIne}'", null);
        Spoil("\"Mobile\" = '06 39 98 12 34'", "E.164");
        Spoil("\"Mobile\" = '0139981234'", "Landline");
        Spoil("\"Mobile\" = ''", "WrongLength");
        Spoil("\"Mobile\" = '+33639981234'", null);
        var isNumber = context is NumberContext;
        Spoil($"\"FormerSchool\" = {(isNumber ? "10000000" : "'0860076A'")}", isNumber ? "9,999,999" : "WrongCheckLetter");
        Spoil($"\"FormerSchool\" = {(isNumber ? "-1" : "'0860076r'")}", isNumber ? "9,999,999" : "Lowercase");

        void Spoil(string set, string? issue)
        {
#pragma warning disable EF1002 // Text of this test.
            context.Database.ExecuteSqlRaw($"UPDATE \"Pupils\" SET {set} WHERE \"Id\" = 1");
#pragma warning restore EF1002
            if (issue is not null)
            {
                var refusal = Refused<FormatException>(() => context.Pupils.ToList());
                Assert.Contains(issue, refusal.Message, StringComparison.Ordinal);
            }
        }
    });

    [Theory, OnSqlite, OnPostgreSql]
    public void What_SQL_cannot_say_is_refused(string database) => Each(database, context =>
    {
        Refused<InvalidOperationException>(() => context.Pupils.Count(pupil => pupil.SchoolCode.Department == "86"));
        Refused<InvalidOperationException>(() => context.Pupils.Count(pupil => pupil.SchoolCode.IsEmpty));
    });

    [Theory, OnSqlite, OnPostgreSql]
    public void Lists_are_columns_too(string database) => Each(database, context =>
    {
        Assert.Equal([_third, _first], context.Pupils.Single(pupil => pupil.Id == 1).Wishes);
        Assert.Equal([1], Ids(context.Pupils.Where(pupil => pupil.Wishes.Contains(_third))));
    });

    // Nothing in such a query says what the value is compared with.
    [Theory, OnSqlite, OnPostgreSql]
    public void A_value_without_a_column_is_translated(string database) => Each(database, context =>
    {
        var (low, high) = (_first, _third);
        var pupils = context.Pupils.OrderBy(pupil => pupil.Id > 2 ? low : high).ThenBy(pupil => pupil.Id);
        Assert.Equal([3, 4, 1, 2], pupils.Select(pupil => pupil.Id));
    });

    [Theory, OnSqlite, OnPostgreSql]
    public void A_prefix_of_the_text_finds_a_department(string database)
    {
        using var context = Start(database, options => new SchoolContext(options));
        Assert.Equal([2, 3], Ids(context.Pupils.Where(pupil => ((string)(object)pupil.SchoolCode).StartsWith("086"))));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public void A_script_has_the_column_types(string database)
    {
        using var context = Start(database, options => new SchoolContext(options));
        HasColumns(context.Database.GenerateCreateScript(), "char(8)");
        using var numbers = Start(database, options => new NumberContext(options));
        HasColumns(numbers.Database.GenerateCreateScript(), "int");
    }

    [Fact]
    public void Without_a_builder_nothing_is_added() => Assert.Throws<ArgumentNullException>(
        () => ((ModelConfigurationBuilder)null!).AddEduConnectRules());

    private static void HasColumns(string script, string uai) => Assert.All(
        [
            $"\"Code\" {uai} NOT NULL", $"\"SchoolCode\" {uai} NOT NULL,", $"\"FormerSchool\" {uai}",
            "\"Ine\" char(11) NOT NULL,", "\"FormerIne\" char(11)",
            "\"Mobile\" varchar(16) NOT NULL,", "\"OtherMobile\" varchar(16)",
            "CREATE UNIQUE INDEX \"IX_Pupils_Ine\"",
        ],
        line => Assert.Contains(line, script, StringComparison.Ordinal));

    private static List<int> Ids(IQueryable<Pupil> pupils) => [.. pupils.Select(pupil => pupil.Id).ToList().Order()];

    private static T Refused<T>(Func<object> act) where T : Exception
    {
        var exception = Assert.ThrowsAny<T>(act);
        Assert.DoesNotContain("1234567890", exception.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("639981234", exception.ToString(), StringComparison.Ordinal);
        return exception;
    }

    // With text, and with numbers.
    private void Each(string database, Action<SchoolContext> test)
    {
        using (var context = Start(database, options => new SchoolContext(options)))
        {
            test(context);
        }

        using var numbers = Start(database, options => new NumberContext(options));
        test(numbers);
    }

    // In a database of its own.
    private SchoolContext Start(string database, Func<DbContextOptions, SchoolContext> make, bool isDetailed = false)
    {
        _logs.Clear();
        var options = new DbContextOptionsBuilder().LogTo(_logs.Add, LogLevel.Trace).EnableDetailedErrors(isDetailed);
        if (database == "SQLite")
        {
            var connection = new SqliteConnection("Data Source=:memory:");
            _connections.Add(connection);
            connection.Open();
            options.UseSqlite(connection);
        }
        else
        {
            options.UseNpgsql(server.NewDatabase());
        }

        var context = make(options.Options);
        context.Database.EnsureCreated();
        context.AddRange(Rows());
        context.SaveChanges();
        context.ChangeTracker.Clear();
        return context;
    }

    private static IEnumerable<object> Rows()
    {
        yield return new School { Code = _third, Name = "c" };
        yield return new School { Code = _first, Name = "a" };
        yield return new School { Code = _second, Name = "b" };
        yield return new Pupil
        {
            Id = 1,
            SchoolCode = _first,
            FormerSchool = _first,
            Ine = _ines[0],
            FormerIne = _ines[3],
            Mobile = _mobiles[0],
            OtherMobile = _mobiles[1],
            Wishes = [_third, _first],
        };
        yield return new Pupil { Id = 2, SchoolCode = _second, Ine = _ines[1], Mobile = _mobiles[1] };
        yield return new Pupil
        {
            Id = 3,
            SchoolCode = _second,
            FormerSchool = default(Uai),
            Ine = _ines[2],
            FormerIne = default(Ine),
            Mobile = _mobiles[2],
            OtherMobile = default(FrenchMobileNumber),
        };
        yield return new Pupil { Id = 4, SchoolCode = _third, Ine = _ines[3], Mobile = _mobiles[3] };
    }
}
