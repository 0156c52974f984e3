using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace EduConnect.Rules;

/// <summary>Writes a <see cref="Uai"/> as its <see cref="Uai.Number"/> and <c>default</c> as NULL.</summary>
public sealed class UaiNumberConverter()
    : ValueConverter<Uai, int?>(value => value.Number, number => IdentifierColumn.ReadUai(number!.Value));
