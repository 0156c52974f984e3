using System.Text.RegularExpressions;
using FsCheck.Xunit;

namespace EduConnect.Rules.Tests;

[Properties(Arbitrary = [typeof(NearBorder)], QuietOnSuccess = true)]
public class PassphraseGeneratorTests
{
    // As they are written in the source.
    private static readonly string[] _words = Regex.Matches(
            File.ReadAllText(Path.Combine(Repository.Root, "src/EduConnect.Rules/Internal/FrenchWords.Table.cs")),
            "\"([a-z ]+)\"u8")
        .SelectMany(line => line.Groups[1].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .ToArray();

    [Fact]
    public void There_are_7776_words_of_plain_letters_in_order()
    {
        Assert.Equal(6 * 6 * 6 * 6 * 6, _words.Length);
        Assert.All(_words, word => Assert.Matches("^[a-z]{4,8}$", word));
        Assert.Equal(_words.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), _words);
        Assert.Equal(4, _words.Min(word => word.Length));
        Assert.Equal(8, _words.Max(word => word.Length));
    }

    [Fact]
    public void No_word_is_the_plural_of_another()
    {
        var all = _words.ToHashSet();
        Assert.DoesNotContain(_words, word => all.Contains(word + "s") || all.Contains(word + "x")
            || (word.EndsWith("al", StringComparison.Ordinal) && all.Contains(word[..^1] + "ux"))
            || (word.EndsWith("ail", StringComparison.Ordinal) && all.Contains(word[..^2] + "ux")));
    }

    // What a reader of the list looks for first; the whole list of what is left out is .ci/french-words.txt.
    [Theory]
    [InlineData("^(mort(e|s|el|elle)?$|meurtr|assassin|cadavr|cercueil|suicid|tuer|tueu|veuf|veuve|orphelin)")]
    [InlineData("^(arme|armee|armer|bombe|fusil|pistolet|guerre|grenade|couteau|poignard|soldat|attentat)$")]
    [InlineData("^(sex|porn|erot|viol(er|eur|ence|ent)|nichon|fess|baise|nud|nue$|putain|salop|merd|connard)")]
    [InlineData("^(idiot|imbecil|cretin|stupid|debile|laid|moche|gros|maigr|obese|nain|sale$|cochon|(vache|singe)$)")]
    [InlineData("^(malad|cancer|sida|virus|fievre|grippe|vomi|vaccin|hopital|handicap|aveugl|sourd(e?)$|muet)")]
    [InlineData("^(drogu|cocain|heroin|alcool|biere|vodka|whisky|tabac|cigar|ivre|ivrogn|fum(e|er|eur|ee)$)")]
    [InlineData("^(dieu|diabl|eglise|mosque|temple|coran|bible|juif|juive|musulm|chretien|islam|pretre|imam)")]
    [InlineData("^(arabe|negre|africain|allemand|chinois|gitan|turc|russe|race|racis|nazi|fascis|politi|vote)")]
    [InlineData("^(bande|semence|tringle|gaterie|gaule|fente|enfil(er|ade)|frotter|torcher|cloque|oeillade|hanche)$")]
    [InlineData("^(brider?|basane|tribu|manchot|boursier|precaire|endette|attarde|risee|remarier|recale|prevenue?)$")]
    public void No_word_hurts(string pattern) => Assert.DoesNotContain(_words, word => Regex.IsMatch(word, pattern));

    [Fact]
    public void Four_words_by_default_and_a_capital()
    {
        for (var i = 0; i < 200; i++)
        {
            var passphrase = PassphraseGenerator.Generate();
            Assert.Matches("^[A-Z][a-z]{3,7}(-[a-z]{4,8}){3}$", passphrase);
            Assert.All(passphrase.ToLowerInvariant().Split('-'), word => Assert.Contains(word, _words));
            Assert.True(PasswordPolicy.EduConnectStrict.IsValid(passphrase));
        }

        Assert.Equal(3, PassphraseGenerator.Generate(3).Split('-').Length);
        Assert.Equal(32, PassphraseGenerator.Generate(32).Split('-').Length);
        Assert.NotEqual(PassphraseGenerator.Generate(), PassphraseGenerator.Generate());
    }

    [Fact]
    public void Fill_writes_the_beginning_and_no_more()
    {
        var text = new string('é', 50).ToCharArray();
        var length = PassphraseGenerator.Fill(text.AsSpan(4, PassphraseGenerator.MaximumLength()));
        Assert.True(PasswordPolicy.EduConnectStrict.IsValid(text.AsSpan(4, length)));
        Assert.All(text[..4].Concat(text[(4 + length)..]), c => Assert.Equal('é', c));
        Says("pass 35 or more", () => PassphraseGenerator.Fill(new char[34]));
        Says("pass 17 or more", () => PassphraseGenerator.Fill(new char[16], 2));
    }

    // The plainest form that the policy accepts.
    [Theory]
    [InlineData(1, "", false, "^[a-z]+-[a-z]+-[a-z]+$")]
    [InlineData(2, "-", true, "^[a-z]+-[a-z]+-[a-z]+$")]
    [InlineData(2, "!.#", false, "^[a-z]+#[a-z]+#[a-z]+$")]
    [InlineData(0, "!.", true, "^[a-z]+([!.])[a-z]+\\1[a-z]+$")]
    [InlineData(2, " ", true, "^[a-z]+ [a-z]+ [a-z]+$")]
    [InlineData(2, "", false, "^[A-Z][a-z]+-[a-z]+-[a-z]+$")]
    [InlineData(3, "%-", true, "^[A-Z][a-z]+-[a-z]+-[a-z]+$")]
    [InlineData(3, "", false, "^[A-Z][a-z]+-[a-z]+-[a-z]+[2-9]$")]
    [InlineData(4, "+=", true, "^[A-Z][a-z]+\\+[a-z]+\\+[a-z]+[2-9]$")]
    public void The_form_depends_on_the_policy(int classes, string special, bool strict, string form) =>
        Assert.Matches(form, PassphraseGenerator.Generate(new PasswordPolicy(8, classes, special, strict), 3));

    [Fact]
    public void Without_a_separator_there_is_no_passphrase() => Says(
        "give it the hyphen as a special character",
        () => PassphraseGenerator.Generate(new PasswordPolicy(8, 3, "", rejectUnlistedCharacters: true)));

    [Property(MaxTest = 300)]
    [Trait("Category", "Long")]
    public void What_is_generated_satisfies_any_policy(Judged it, byte more)
    {
        var policy = it.Policy;
        var wordCount = 1 + (more % 6);
        int longest;
        try
        {
            longest = PassphraseGenerator.MaximumLength(policy, wordCount);
        }
        catch (ArgumentException refused)
        {
            Assert.Matches("write [0-9]+ words|give it the hyphen", refused.Message);
            Assert.Throws<ArgumentException>(() => PassphraseGenerator.Generate(policy, wordCount));
            Assert.Throws<ArgumentException>(() => PassphraseGenerator.Fill(new char[500], policy, wordCount));
            Assert.Throws<ArgumentException>(() => PassphraseGenerator.EntropyBits(policy, wordCount));
            return;
        }

        var filled = new char[longest];
        for (var i = 0; i < 20; i++)
        {
            var passphrase = PassphraseGenerator.Generate(policy, wordCount);
            Assert.True(policy.IsValid(passphrase));
            Assert.InRange(passphrase.Length, 1, longest);
            Assert.True(policy.IsValid(filled.AsSpan(0, PassphraseGenerator.Fill(filled, policy, wordCount))));
        }
    }

    [Fact]
    public void A_number_that_the_policy_does_not_accept_is_refused_at_once()
    {
        Says("all passphrases of 1 words: write 2 words", () => PassphraseGenerator.Generate(1));
        Says("write 2 words", () => PassphraseGenerator.Generate(-1));
        Says("write 2 words", () => PassphraseGenerator.EntropyBits(int.MinValue));
        Says("write 32 words", () => PassphraseGenerator.MaximumLength(33));
        Says("write 32 words", () => PassphraseGenerator.Fill(new char[1000], int.MaxValue));
        var between = new PasswordPolicy(14, 3, "-", maximumLength: 26);
        Says("write 3 words", () => PassphraseGenerator.Generate(between, 2));
        Says("write 3 words", () => PassphraseGenerator.Generate(between));
        Assert.Equal(26, PassphraseGenerator.MaximumLength(between, 3));
        var small = new PasswordPolicy(8, 3, "-", maximumLength: 12);
        Says("a maximum of 40 or more", () => PassphraseGenerator.Generate(small));
    }

    [Fact]
    public void A_null_policy_throws()
    {
        Assert.Throws<ArgumentNullException>(() => PassphraseGenerator.Generate(null!));
        Assert.Throws<ArgumentNullException>(() => PassphraseGenerator.Fill(new char[50], null!));
        Assert.Throws<ArgumentNullException>(() => PassphraseGenerator.EntropyBits(null!));
        Assert.Throws<ArgumentNullException>(() => PassphraseGenerator.MaximumLength(null!));
    }

    // All phrases of one word, one by one. In 30 times as many draws, each is missing with a likelihood of 10 to the
    // power of -13: the test fails by chance less than once in a billion runs.
    [Fact]
    [Trait("Category", "Long")]
    public void Entropy_is_the_logarithm_of_how_many_there_are()
    {
        var policy = new PasswordPolicy(0, 0, "");
        Assert.Equal(Math.Log2(_words.Length), PassphraseGenerator.EntropyBits(policy, 1), 1e-9);
        var drawn = new HashSet<string>();
        for (var i = 0; i < 30 * _words.Length; i++)
        {
            drawn.Add(PassphraseGenerator.Generate(policy, 1));
        }

        Assert.Equal(_words.Order(), drawn.Order());
        Assert.Equal(Math.Log2(8 * _words.Length), PassphraseGenerator.EntropyBits(new PasswordPolicy(0, 3, ""), 1), 1e-9);
    }

    [Fact]
    public void Four_words_are_51_7_bits()
    {
        Assert.Equal(51.699, PassphraseGenerator.EntropyBits(), 0.001);
        Assert.Equal(5 * Math.Log2(7776), PassphraseGenerator.EntropyBits(5), 1e-9);
        Assert.Equal(
            (2 * Math.Log2(7776)) + 3, PassphraseGenerator.EntropyBits(new PasswordPolicy(8, 4, "-"), 2), 1e-9);
    }

    // χ² with 7,775 degrees of freedom, for each place: its mean is 7,775, its deviation 125; 7 deviations are exceeded
    // once in 10^11.
    [Fact]
    [Trait("Category", "Long")]
    public void All_words_are_equally_likely_at_each_place()
    {
        const int Draws = 400_000;
        var places = _words.Select((word, index) => (word, index)).ToDictionary(pair => pair.word, pair => pair.index);
        var counts = new int[4, _words.Length];
        for (var i = 0; i < Draws; i++)
        {
            var words = PassphraseGenerator.Generate().ToLowerInvariant().Split('-');
            for (var place = 0; place < 4; place++)
            {
                counts[place, places[words[place]]]++;
            }
        }

        var expected = (double)Draws / _words.Length;
        for (var place = 0; place < 4; place++)
        {
            var chiSquare = Enumerable.Range(0, _words.Length)
                .Sum(word => Math.Pow(counts[place, word] - expected, 2) / expected);
            Assert.InRange(chiSquare, 7_775 - (7 * 125), 7_775 + (7 * 125));
        }
    }

    // The words are common ones, but four of them are too many to try.
    [Fact]
    public void Four_words_are_not_weak()
    {
        var random = new Random(20260103);
        for (var i = 0; i < 5_000; i++)
        {
            var words = random.GetItems(_words, 4);
            Assert.False(PasswordWeakness.Check(Capital(string.Join('-', words))).IsWeak);
        }
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static void Says(string advice, Action refused) =>
        Assert.Contains(advice, Assert.Throws<ArgumentException>(refused).Message, StringComparison.Ordinal);
}
