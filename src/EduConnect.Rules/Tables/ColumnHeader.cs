using System.Globalization;
using System.Text;
using EduConnect.Rules.Internal;

namespace EduConnect.Rules;

/// <summary>Reads the header of a column: which rule it names, or which rules it could mean.</summary>
/// <remarks>
/// A header is a rule's noun with words around it. <c>Nom</c> is a person's if the other words qualify a person
/// (<c>élève</c>, <c>usage</c>, <c>1</c>), but not if it belongs to another noun (<c>Nom de la commune</c>) or if the
/// header is about a time or a state (<c>Mot de passe modifié</c>). The nouns are in <see cref="ColumnRules"/>, and
/// the words around them are here, all in lowercase without accents. <see cref="Forms"/> adds feminine and plural
/// forms.
/// </remarks>
internal static class ColumnHeader
{
    /// <summary>Words for persons.</summary>
    public const string Persons =
        "eleve, enfant, apprenant, etudiant, apprenti, alternant, stagiaire, candidat, responsable, resp, "
        + "representant, parent, pere, mere, papa, maman, tuteur, tutrice, conjoint, enseignant, professeur, "
        + "prof, surveillant, directeur, directrice, adherent, licencie, membre, joueur, client, payeur, usager, "
        + "beneficiaire, participant, accompagnateur, demandeur, allocataire, formateur, formatrice, intervenant, "
        + "referent, correspondant, salarie, maitre, maitresse, lecteur, lectrice, emprunteur, empr, acheteur, "
        + "individu, enf, personne, pupil, student, child, children, learner, guardian, father, mother, teacher, "
        + "member, person";

    // Words that change nothing in a header: articles and the like, which person is meant, how to fill in the column.
    private const string Links =
        "a au aux d de des du e en er ere et l la le les nd ou of on par pour pro the to votre vos ton son sa ses your "
        + "quel quelle est is what";

    private const string Qualifiers =
        "ele rl legal legaux personnel principal secondaire autre contact urgence ent gar utilisateur user famille "
        + "family foyer apprentissage premier premiere second seconde deuxieme deux troisieme trois quatrieme eme un "
        + "une primary secondary obligatoire facultatif optionnel requis required optional format majuscule jj mm "
        + "aaaa dd yyyy";

    // Nouns that one of our nouns may belong to, or that are about something else; then times and states.
    private const string Others =
        "commune ville site salle etablissement etab ecole college lycee universite classe division groupe "
        + "section fichier option cycle niveau matiere discipline cours formation diplome filiere specialite "
        + "structure organisme organisation entreprise societe employeur association club service departement "
        + "dept region academie pays circonscription bureau canton rue voie adresse lieu localite quartier "
        + "batiment evenement activite session projet produit examen epreuve equipe federation sexe genre "
        + "civilite civ titre age annee nationalite profession fonction langue parente fixe mail email mel "
        + "courriel libelle lib denom type nature nombre nb total liste rang ordre initiale note commentaire "
        + "observation acte piece school class classroom room city town country district course group grade file "
        + "place address gender title language company team event subject count date heure debut fin dernier "
        + "derniere last modifie modification modified change changement changer changed maj update updated cree "
        + "creation created expire expiration statut status etat valide valid verifie conforme controle actif "
        + "active envoye autorise autorisation accepte reset oublie bloque supprime delivrance inscription "
        + "adhesion";

    // Longer text is not a header. The limit keeps the work small.
    private const int MaxLetters = 120;
    private const string UnknownLetter = "?";

    private static readonly HashSet<string> _links = [.. Split(Links)];
    private static readonly HashSet<string> _neutral = [.. Split(Links), .. Split(Qualifiers), .. Split(Persons)];
    private static readonly HashSet<string> _others = [.. Split(Others)];
    private static readonly Noun[] _nouns = [.. ColumnRules.All.SelectMany(NounsOf)];
    private static readonly ILookup<char, (string Form, string Word)> _lexicon = MakeLexicon();

    /// <summary>How clear the meaning of a noun is.</summary>
    private enum Clarity
    {
        /// <summary>It means this rule even among unknown words.</summary>
        Clear,

        /// <summary>It means this rule if all the words around it are known.</summary>
        Common,

        /// <summary>The same, but it gives way to any clearer noun.</summary>
        Weak,

        /// <summary>It may mean this rule or something else.</summary>
        Doubtful,
    }

    /// <summary>The rule that a header names, or the rules that it could mean.</summary>
    public static (ColumnRule? Rule, ColumnRule[] Candidates) Read(string header)
    {
        var words = Words(Decoded(header), out var hasUnknown);
        Noun[] present = [.. _nouns.Where(noun => noun.Words.IsSubsetOf(words))];

        // "Identifiant national" is not also an "identifiant", and neither is "identifiant INE".
        Noun[] nouns = [.. present.Where(noun => !present.Any(other => other.Explains(noun)))];
        foreach (var vague in new[] { Clarity.Doubtful, Clarity.Weak })
        {
            nouns = nouns.Any(noun => noun.Clarity < vague) ? [.. nouns.Where(noun => noun.Clarity < vague)] : nouns;
        }

        bool IsAllKnown(Noun noun) => !hasUnknown && words.All(noun.Allows);
        bool IsPossible(Noun noun) => noun.Clarity is Clarity.Doubtful ? IsAllKnown(noun) : !words.Any(noun.IsForeign);
        Noun[] ours = [.. nouns.Where(IsPossible)];
        return nouns.DistinctBy(noun => noun.Rule).Count() == 1
            && ours.Any(noun => noun.Clarity is Clarity.Clear
                || noun.Clarity is not Clarity.Doubtful && IsAllKnown(noun))
            ? (nouns[0].Rule, [])
            : (null, [.. ours.Select(noun => noun.Rule).Distinct()]);
    }

    // In a file that was encoded twice, headers are as broken as names: PrÃ©nom.
    private static string Decoded(string header)
    {
        Span<char> decoded = stackalloc char[Draft.MaxLength];
        while (header.Length <= Draft.MaxLength && Windows1252.TryRepair(header, decoded, out var length))
        {
            header = decoded[..length].ToString();
        }

        return header;
    }

    // The words of the header in their basic form. Known words may be run together (ELENOM, dateNaissance) or split
    // (I.N.E.). The reading with the fewest unknown words wins, then the one with the fewest words.
    private static HashSet<string> Words(string header, out bool hasUnknown)
    {
        const int Unknown = 1000;
        var (letters, isEdge) = Letters(header);
        var best = new (int Cost, int From, string? Word)[letters.Length + 1];
        Array.Fill(best, (int.MaxValue, 0, null), 1, letters.Length);
        for (var from = 0; from < letters.Length; from++)
        {
            var cost = best[from].Cost;
            if (cost == int.MaxValue)
            {
                continue;
            }

            var end = Array.IndexOf(isEdge, true, from + 1);
            if (isEdge[from])
            {
                Offer(end, cost + (char.IsAsciiDigit(letters[from]) ? 1 : Unknown), null);
            }

            foreach (var (form, word) in _lexicon[letters[from]])
            {
                var to = from + form.Length;
                if (string.CompareOrdinal(letters, from, form, 0, form.Length) != 0)
                {
                    continue;
                }

                // A run-together word cannot begin or end with an article: "nom" + "e" is not a reading.
                var isWhole = isEdge[from] && isEdge[to];
                var isGlued = to <= end && (isEdge[from] == isEdge[to] || form.Length > 1 && !_links.Contains(word));
                if (isWhole || isGlued)
                {
                    Offer(to, cost + 1, word);
                }
            }

            void Offer(int to, int total, string? word)
            {
                if (total < best[to].Cost)
                {
                    best[to] = (total, from, word);
                }
            }
        }

        hasUnknown = best[letters.Length].Cost >= Unknown;
        var words = new HashSet<string>();
        for (var at = letters.Length; at > 0; at = best[at].From)
        {
            if (best[at].Word is { } word)
            {
                words.Add(word);
            }
        }

        return words;
    }

    // The letters and digits of the header, without accents and text in parentheses or brackets, and where words begin
    // or end among them.
    private static (string Letters, bool[] IsEdge) Letters(string header)
    {
        var letters = new StringBuilder();
        var isEdge = new bool[MaxLetters + 4];
        isEdge[0] = true;
        var open = 0;
        foreach (var rune in header.EnumerateRunes())
        {
            var wasOpen = open > 0;
            open += rune.Value is '(' or '[' ? 1 : rune.Value is ')' or ']' && wasOpen ? -1 : 0;
            var category = Rune.GetUnicodeCategory(rune);
            var isMark = category is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
                or UnicodeCategory.EnclosingMark or UnicodeCategory.Format;
            if (isMark || wasOpen || open > 0)
            {
                continue;
            }

            var isDigit = rune.IsAscii && char.IsAsciiDigit((char)rune.Value);
            var plain = isDigit ? rune.ToString() : rune.IsBmp ? LatinLetters.Plain((char)rune.Value) : "";
            var isSuperscript = category is UnicodeCategory.ModifierLetter || rune.Value is 'º' or 'ª';
            if (plain.Length == 0 && Rune.IsLetterOrDigit(rune) && !isSuperscript)
            {
                plain = UnknownLetter;
            }

            var isTurn = letters.Length > 0 && char.IsAsciiDigit(letters[^1]) != isDigit;
            isEdge[letters.Length] |= plain.Length == 0 || isTurn;
            letters.Append(plain);
            if (letters.Length > MaxLetters)
            {
                return ("", [true]);
            }
        }

        isEdge[letters.Length] = true;
        return (letters.ToString(), isEdge[..(letters.Length + 1)]);
    }

    private static IEnumerable<Noun> NounsOf(ColumnRules.Row row)
    {
        HashSet<string> beside = [.. Split(row.Nouns.Beside)];
        var (clear, common, weak, doubtful, _) = row.Nouns;
        return
        [
            .. Of(clear, Clarity.Clear), .. Of(common, Clarity.Common), .. Of(weak, Clarity.Weak),
            .. Of(doubtful, Clarity.Doubtful),
        ];

        IEnumerable<Noun> Of(string nouns, Clarity clarity) => nouns.Split(", ", StringSplitOptions.RemoveEmptyEntries)
            .Select(noun => new Noun(row.Rule, clarity, [.. Split(noun)], beside));
    }

    private static ILookup<char, (string, string)> MakeLexicon()
    {
        HashSet<string> words = [.. _nouns.SelectMany(noun => noun.Words.Concat(noun.Beside)), .. _neutral, .. _others];
        return words.SelectMany(word => Forms(word).Select(form => (form, word)))
            .Where(pair => pair.form == pair.word || !words.Contains(pair.form))
            .ToLookup(pair => pair.form[0]);
    }

    private static IEnumerable<string> Forms(string word) =>
        word.Length < 4 ? [word] : word[^1] == 'e' ? [word, word + "s"] : [word, word + "s", word + "e", word + "es"];

    private static string[] Split(string words) => words.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);

    private sealed record Noun(ColumnRule Rule, Clarity Clarity, HashSet<string> Words, HashSet<string> Beside)
    {
        public bool Allows(string word) => Words.Contains(word) || Beside.Contains(word) || _neutral.Contains(word);

        public bool IsForeign(string word) => _others.Contains(word) && !Allows(word);

        // Whether the other noun is only part of this one, or a word that goes with it.
        public bool Explains(Noun other) => other.Words.IsProperSubsetOf(Words)
            || Clarity is Clarity.Clear && other.Rule != Rule
                && other.Words.All(word => Words.Contains(word) || Beside.Contains(word));
    }
}
