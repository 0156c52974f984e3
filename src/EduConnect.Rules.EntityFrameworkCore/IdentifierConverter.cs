using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace EduConnect.Rules;

/// <summary>
/// Writes a <see cref="Uai"/>, <see cref="Ine"/> or <see cref="FrenchMobileNumber"/> as its text and <c>default</c> as
/// NULL. It is public for single properties, <c>HasConversion</c>, and for compiled models.
/// </summary>
/// <typeparam name="T">One of the three types.</typeparam>
public sealed class IdentifierConverter<T>()
    : ValueConverter<T, string?>(value => IdentifierColumn.Write(value), text => IdentifierColumn.Read<T>(text!))
    where T : struct, IParsable<T>;
