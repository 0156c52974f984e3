using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace EduConnect.Rules;

/// <summary>Maps the identifiers of this library to columns.</summary>
public static class EduConnectModelConfigurationBuilderExtensions
{
    /// <summary>
    /// Maps every <see cref="Uai"/>, <see cref="Ine"/> and <see cref="FrenchMobileNumber"/> of the model, nullable or
    /// not, to a column. Call it in <see cref="DbContext.ConfigureConventions"/>.
    /// </summary>
    /// <remarks>
    /// <para>The columns are <c>char(8)</c>, <c>char(11)</c> and <c>varchar(16)</c> and hold the text of the value.
    /// <c>default</c> is written as NULL: a nullable property reads it as null, and the column of any other property
    /// refuses it. <c>==</c>, <c>&lt;</c>, <c>OrderBy</c> and <c>Contains</c> are translated to SQL; the properties of
    /// the types are not.</para>
    /// <para>Reading refuses text that is not valid, or is in another form than the one that is written:
    /// <see cref="IdentifierConverter{T}"/>.</para>
    /// <para>Compiled models (<c>dotnet ef dbcontext optimize</c>) are not supported, because they cannot write a
    /// <c>default</c> that is NULL.</para>
    /// <para>Entity Framework logs parameters as <c>?</c> unless <c>EnableSensitiveDataLogging</c> is on, but logs
    /// constants as they are: in a query, use a variable for an INE.</para>
    /// </remarks>
    /// <param name="configurationBuilder">The builder that the context receives.</param>
    /// <param name="uaiAsNumber">
    /// Whether the column of a UAI is an <c>int</c> with its <see cref="Uai.Number"/> instead of text.
    /// </param>
    public static ModelConfigurationBuilder AddEduConnectRules(
        this ModelConfigurationBuilder configurationBuilder, bool uaiAsNumber = false)
    {
        ArgumentNullException.ThrowIfNull(configurationBuilder);
        if (uaiAsNumber)
        {
            Add<Uai, UaiNumberConverter>(configurationBuilder, "int");
        }
        else
        {
            Add<Uai, IdentifierConverter<Uai>>(configurationBuilder, "char(8)");
        }

        Add<Ine, IdentifierConverter<Ine>>(configurationBuilder, "char(11)");
        Add<FrenchMobileNumber, IdentifierConverter<FrenchMobileNumber>>(configurationBuilder, "varchar(16)");
        return configurationBuilder;
    }

    private static void Add<T, TConverter>(ModelConfigurationBuilder builder, string columnType)
        where T : struct
        where TConverter : ValueConverter
    {
        builder.Properties<T>().HaveConversion<TConverter>().HaveColumnType(columnType);

        // For parameters that are not compared with a column, such as those of raw SQL.
        builder.DefaultTypeMapping<T>().HasConversion<TConverter>().HasColumnType(columnType);
    }
}
