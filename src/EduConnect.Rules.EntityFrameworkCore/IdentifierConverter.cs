using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace EduConnect.Rules;

/// <summary>
/// Writes a <see cref="Uai"/>, <see cref="Ine"/> or <see cref="FrenchMobileNumber"/> as its text, and <c>default</c> as
/// NULL. It is public so that <c>HasConversion</c> can use it for lists and single properties.
/// </summary>
/// <remarks>
/// Nothing is trimmed. Reading throws a <see cref="FormatException"/> if the text is not valid, in which case the
/// message names the issue, or if it is a mobile number that is not in E.164, which SQL would not find. The message
/// never holds an INE or a mobile number.
/// </remarks>
/// <typeparam name="T">One of the three types.</typeparam>
public sealed class IdentifierConverter<T>()
    : ValueConverter<T, string?>(value => IdentifierColumn.Write(value), text => IdentifierColumn.Read<T>(text!))
    where T : struct, IParsable<T>;
