using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using CsvHelper;
using EduConnect.Rules.Internal;

namespace EduConnect.Rules.Cli;

/// <summary>A person found in a row.</summary>
/// <param name="Key">128 bits of a hash of the names and the birth date.</param>
/// <param name="Row">The row.</param>
internal readonly record struct PersonOfRow(UInt128 Key, long Row);

/// <summary>
/// Finds people who occur in earlier rows, with the same last name, first name and birth date. Case, accents and
/// anything between the letters of the names are ignored. Keys may be made on any thread; blocks must come in order.
/// </summary>
internal sealed class PeopleSearch
{
    private readonly FirstRows _rows = new();
    private readonly int _lastName;
    private readonly int _firstName;
    private readonly int _birthDate;

    /// <summary>Chooses the columns that have the names and the birth date.</summary>
    /// <exception cref="InvalidDataException">A column is missing; the message is for the user.</exception>
    public PeopleSearch(IReadOnlyList<TableColumn> columns)
    {
        var names = Enumerable.Range(0, columns.Count)
            .Where(column => columns[column].Rule == ColumnRule.PersonName).ToArray();
        _firstName = Find(names, header => header.Contains("prenom", StringComparison.Ordinal)
            || header.Contains("firstname", StringComparison.Ordinal)
            || header.Contains("givenname", StringComparison.Ordinal));

        // The family name is preferred to the name in use.
        int[] others = [.. names.Where(column => column != _firstName)];
        _lastName = Find(others, header => IsLastName(header) && !header.Contains("usage", StringComparison.Ordinal));
        _lastName = _lastName < 0 ? Find(others, IsLastName) : _lastName;

        // If the headers do not say which is which, two columns of names are the last name and the first name.
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

    /// <summary>Describes which columns are compared.</summary>
    public string Describe(CheckWords words)
    {
        var columns = string.Join(" + ", new[] { _lastName, _firstName, _birthDate }.Select(words.Header));
        return Say($"personnes en double : {columns}", $"duplicate people: {columns}");
    }

    /// <summary>Makes the key of a row; false if a name or the birth date is missing, or the date is wrong.</summary>
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

        // The names have no line feeds any more.
        var text = Encoding.UTF8.GetBytes($"{last}\n{first}\n{date.DayNumber}");
        key = BinaryPrimitives.ReadUInt128LittleEndian(SHA256.HashData(text));
        Array.Clear(text);
        return true;
    }

    /// <summary>Adds a warning for each person who occurs in an earlier row, in the order of the rows.</summary>
    public void AddTo(BlockResult result)
    {
        var before = result.Findings.Count;
        foreach (var person in result.People)
        {
            var (low, high) = ((ulong)person.Key, (ulong)(person.Key >> 64));
            if (!_rows.TryAdd(SeededHash.Of(low, high), low, high, person.Row, out var firstRow))
            {
                result.Findings.Add(new Finding(person.Row, -1, default, "", RowDamage.SamePerson, FirstRow: firstRow));
            }
        }

        if (result.Findings.Count > before)
        {
            result.SortFindings();
        }
    }

    /// <summary>The letters of a text, in lowercase and without accents.</summary>
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
