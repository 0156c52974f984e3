using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using CsvHelper;
using EduConnect.Rules.Internal;

namespace EduConnect.Rules.Cli;

/// <summary>A person of a row.</summary>
/// <param name="Key">127 bits and more of a hash of the names and the birth date.</param>
/// <param name="Row">The row.</param>
internal readonly record struct PersonOfRow(UInt128 Key, long Row);

/// <summary>
/// Finds people who occur in earlier rows: with the same last name, first name and birth date, whatever the case, the
/// accents, and what is between the letters of the names. Keys are made on any thread; blocks are taken in their order.
/// </summary>
internal sealed class PeopleSearch
{
    private readonly Dictionary<UInt128, long> _rows = [];
    private readonly int _lastName;
    private readonly int _firstName;
    private readonly int _birthDate;

    /// <summary>A search in the columns that hold the person's names and birth date.</summary>
    /// <exception cref="InvalidDataException">They are not all there; the message is for the user.</exception>
    public PeopleSearch(IReadOnlyList<TableColumn> columns)
    {
        var names = Enumerable.Range(0, columns.Count)
            .Where(column => columns[column].Rule == ColumnRule.PersonName).ToArray();
        _firstName = Find(names, header => header.Contains("prenom", StringComparison.Ordinal)
            || header.Contains("firstname", StringComparison.Ordinal)
            || header.Contains("givenname", StringComparison.Ordinal));

        // The name that does not change goes before one in use.
        int[] others = [.. names.Where(column => column != _firstName)];
        _lastName = Find(others, header => IsLastName(header) && !header.Contains("usage", StringComparison.Ordinal));
        _lastName = _lastName < 0 ? Find(others, IsLastName) : _lastName;

        // Headers that say nothing: two columns of names can only be these.
        if (names.Length == 2 && (_lastName < 0 || _firstName < 0))
        {
            (_lastName, _firstName) = (names[0], names[1]);
        }

        _birthDate = columns.ToList().FindIndex(column => column.Rule == ColumnRule.BirthDate);
        if (_lastName < 0 || _firstName < 0 || _birthDate < 0)
        {
            throw new InvalidDataException(Say(
                "--duplicates people a besoin d'une colonne de noms, d'une de prénoms et d'une de dates de "
                + "naissance : --map 2=name.",
                "--duplicates people needs a column of last names, one of first names and one of birth dates: "
                + "--map 2=name."));
        }

        static bool IsLastName(string header) => !header.Contains("prenom", StringComparison.Ordinal)
            && (header.Contains("nom", StringComparison.Ordinal) || header.Contains("name", StringComparison.Ordinal));

        int Find(int[] candidates, Predicate<string> isIt)
        {
            var found = Array.FindIndex(candidates, column => isIt(Letters(columns[column].Header)));
            return found < 0 ? -1 : candidates[found];
        }
    }

    /// <summary>Which columns are compared.</summary>
    public string Describe(CheckWords words)
    {
        var columns = string.Join(" + ", new[] { _lastName, _firstName, _birthDate }.Select(words.Header));
        return Say($"personnes en double : {columns}", $"people twice: {columns}");
    }

    /// <summary>The key of a row; false if a name or the birth date is missing, or the date is wrong.</summary>
    /// <param name="row">The row.</param>
    /// <param name="key">Its key.</param>
    public bool TryGetKey(CsvReader row, out UInt128 key)
    {
        key = default;
        if (row.FieldCount <= Math.Max(Math.Max(_lastName, _firstName), _birthDate)
            || !BirthDateRule.TryParse(row.GetSpan(_birthDate), out var date))
        {
            return false;
        }

        var (last, first) = (Letters(row.GetString(_lastName)), Letters(row.GetString(_firstName)));
        if (last.Length == 0 || first.Length == 0)
        {
            return false;
        }

        // Names have no line feed.
        var text = Encoding.UTF8.GetBytes($"{last}\n{first}\n{date.DayNumber}");
        key = BinaryPrimitives.ReadUInt128LittleEndian(SHA256.HashData(text));
        Array.Clear(text);
        return true;
    }

    /// <summary>Adds a warning for each person that an earlier row has, in the order of the rows.</summary>
    public void AddTo(BlockResult result)
    {
        var before = result.Findings.Count;
        foreach (var person in result.People)
        {
            if (!_rows.TryAdd(person.Key, person.Row))
            {
                var firstRow = _rows[person.Key];
                result.Findings.Add(new Finding(person.Row, -1, default, "", RowDamage.SamePerson, FirstRow: firstRow));
            }
        }

        if (result.Findings.Count > before)
        {
            var inOrder = result.Findings.OrderBy(finding => finding.Row).ThenBy(finding => finding.Column).ToArray();
            result.Findings.Clear();
            result.Findings.AddRange(inOrder);
        }
    }

    /// <summary>The letters of a text in lowercase without accents.</summary>
    internal static string Letters(string text)
    {
        var letters = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            var plain = LatinLetters.Plain(c);
            letters.Append(plain.Length > 0 || !char.IsLetter(c) ? plain : char.ToLowerInvariant(c).ToString());
        }

        return letters.ToString();
    }
}
