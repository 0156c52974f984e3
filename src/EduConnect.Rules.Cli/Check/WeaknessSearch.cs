using CsvHelper;

namespace EduConnect.Rules.Cli;

/// <summary>Finds passwords that are easy to guess, also from the other cells of their row.</summary>
internal sealed class WeaknessSearch
{
    private readonly int[] _passwords;
    private readonly int[] _words;
    private readonly int _birthDate;
    private readonly int _mobileNumber;
    private readonly int _uai;

    /// <summary>Chooses the columns with passwords, and those that give the context.</summary>
    /// <exception cref="InvalidDataException">No column has passwords; the message is for the user.</exception>
    public WeaknessSearch(IReadOnlyList<TableColumn> columns)
    {
        _passwords = Of(ColumnRule.Password);
        _words = [.. Of(ColumnRule.PersonName), .. Of(ColumnRule.EduConnectLogin)];
        _birthDate = Of(ColumnRule.BirthDate).FirstOrDefault(-1);
        _mobileNumber = Of(ColumnRule.FrenchMobileNumber).FirstOrDefault(-1);
        _uai = Of(ColumnRule.Uai).FirstOrDefault(-1);
        if (_passwords.Length == 0)
        {
            throw new InvalidDataException(Say(
                "--advise a besoin d'une colonne de mots de passe : --map 2=password.",
                "--advise needs a column of passwords: --map 2=password."));
        }

        int[] Of(ColumnRule rule) =>
            [.. Enumerable.Range(0, columns.Count).Where(column => columns[column].Rule == rule)];
    }

    /// <summary>Adds a warning for each password of the row that is easy to guess.</summary>
    public void AddTo(BlockResult result, CsvReader cells, long row)
    {
        foreach (var column in _passwords.Where(column => column < cells.FieldCount))
        {
            var weaknesses = PasswordWeakness.Check(cells.GetSpan(column), ContextOf(cells)).Weaknesses;
            if (weaknesses != PasswordWeaknesses.None)
            {
                result.Findings.Add(new Finding(row, column, default, "", Weaknesses: weaknesses));
            }
        }
    }

    // Cells that are missing, or wrong beyond repair, give nothing.
    private PasswordContext ContextOf(CsvReader cells)
    {
        _ = Repair.TryFrenchMobileNumber(Cell(_mobileNumber), out var number, out _);
        _ = FrenchMobileNumber.TryParse(number, out var mobileNumber);
        _ = Repair.TryUai(Cell(_uai), out var code, out _);
        _ = Uai.TryParse(code, out var uai);
        _ = Repair.TryBirthDate(Cell(_birthDate), out var date, out _);
        return new(
            birthDate: BirthDateRule.TryParse(date, out var birthDate) ? birthDate : null,
            mobileNumber: mobileNumber,
            uai: uai,
            otherWords: _words.Select(Cell));

        string Cell(int column) => (uint)column < (uint)cells.FieldCount ? cells.GetString(column) : "";
    }
}
