using Microsoft.EntityFrameworkCore;

namespace EduConnect.Rules.Tests.Adapters.EntityFramework;

/// <summary>A school, whose UAI is the key.</summary>
public sealed class School
{
    public Uai Code { get; set; }

    public string Name { get; set; } = "";

    public List<Pupil> Pupils { get; } = [];
}

/// <summary>A pupil, with each type, nullable and not.</summary>
public sealed class Pupil
{
    public int Id { get; set; }

    public Uai SchoolCode { get; set; }

    public School? School { get; set; }

    public Uai? FormerSchool { get; set; }

    public Ine Ine { get; set; }

    public Ine? FormerIne { get; set; }

    public FrenchMobileNumber Mobile { get; set; }

    public FrenchMobileNumber? OtherMobile { get; set; }

    public List<Uai> Wishes { get; set; } = [];
}

/// <summary>A context, as docs/frameworks.md shows it: RecipesTests compares.</summary>
public class SchoolContext(DbContextOptions options) : DbContext(options)
{
    public DbSet<School> Schools => Set<School>();

    public DbSet<Pupil> Pupils => Set<Pupil>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.AddEduConnectRules();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<School>().HasKey(school => school.Code);
        modelBuilder.Entity<School>().HasMany(school => school.Pupils).WithOne(pupil => pupil.School)
            .HasForeignKey(pupil => pupil.SchoolCode);
        modelBuilder.Entity<Pupil>().PrimitiveCollection(pupil => pupil.Wishes)
            .ElementType().HasConversion<IdentifierConverter<Uai>>();
        modelBuilder.Entity<Pupil>().HasIndex(pupil => pupil.Ine).IsUnique();
    }
}

/// <summary>The same with numbers.</summary>
public sealed class NumberContext(DbContextOptions options) : SchoolContext(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.AddEduConnectRules(uaiAsNumber: true);
}
