using EduConnect.Rules.Tests.Specification;

namespace EduConnect.Rules.Tests;

public class FrEduVecteurTests
{
    [Fact]
    public void The_published_sample_is_read_and_its_letter_reported()
    {
        var vector = FrEduVecteur.Parse("4|||701294|0790031E");
        Assert.Equal(FrEduVecteurProfile.PupilSecondDegree, vector.Profile);
        Assert.Equal(("", "", "701294"), (vector.LastName, vector.FirstName, vector.PupilId));
        Assert.Equal("0790031E", vector.UaiAsSent);
        Assert.Equal(UaiIssue.None, vector.UaiIssue);
        Assert.Equal(Uai.FromNumber(0790031), vector.Uai);
        Assert.Equal("4|||701294|0790031E", vector.ToString());
    }

    [Fact]
    public void A_wrong_letter_is_kept_and_reported()
    {
        var vector = FrEduVecteur.Parse("2|DURAND|Élodie|0012|0254222C");
        Assert.Equal(UaiIssue.WrongCheckLetter, vector.UaiIssue);
        Assert.Equal("0254222D", vector.Uai.ToString());
        Assert.Equal("2|DURAND|Élodie|0012|0254222C", vector.ToString());
        Assert.Equal(UaiIssue.None, FrEduVecteur.Parse("2|DURAND|Élodie|0012|0254222D").UaiIssue);
    }

    [Theory]
    [InlineData("1|DURAND|Élodie|1|0860076R", FrEduVecteurProfile.ParentFirstDegree)]
    [InlineData("1|||1|0860076R", FrEduVecteurProfile.ParentFirstDegree)]
    [InlineData("2|D'Été-Durand|Jean Marc|1|0860076R", FrEduVecteurProfile.ParentSecondDegree)]
    [InlineData("3|||00000000000000000000001|0860076R", FrEduVecteurProfile.PupilFirstDegree)]
    [InlineData("4|||1|6200002H", FrEduVecteurProfile.PupilSecondDegree)]
    public void Four_profiles(string text, FrEduVecteurProfile profile)
    {
        Assert.Equal((FrEduVecteurIssue.None, FrEduVecteurIssue.None), (FrEduVecteur.Check(text), IdentifierSpecification.Vector(text)));
        Assert.True(FrEduVecteur.IsValid(text));
        Assert.True(FrEduVecteur.TryParse(text, out var vector));
        Assert.Equal(profile, vector.Profile);
        Assert.Equal(text, vector.ToString());
        Assert.Equal(vector, Any<FrEduVecteur>(text));
    }

    [Theory]
    [InlineData("", FrEduVecteurIssue.WrongFieldCount)]
    [InlineData("4|||701294", FrEduVecteurIssue.WrongFieldCount)]
    [InlineData("4|||701294|0790031E|", FrEduVecteurIssue.WrongFieldCount)]
    [InlineData("4;;;701294;0790031E", FrEduVecteurIssue.WrongFieldCount)]
    [InlineData("0|||701294|0790031E", FrEduVecteurIssue.UnknownProfile)]
    [InlineData("5|||701294|0790031E", FrEduVecteurIssue.UnknownProfile)]
    [InlineData("|||701294|0790031E", FrEduVecteurIssue.UnknownProfile)]
    [InlineData(" 4|||701294|0790031E", FrEduVecteurIssue.UnknownProfile)]
    [InlineData("04|||701294|0790031E", FrEduVecteurIssue.UnknownProfile)]
    [InlineData("\uFF14|||701294|0790031E", FrEduVecteurIssue.UnknownProfile)]
    [InlineData("3|DURAND||701294|0790031E", FrEduVecteurIssue.UnexpectedName)]
    [InlineData("4||Élodie|701294|0790031E", FrEduVecteurIssue.UnexpectedName)]
    [InlineData("4||||0790031E", FrEduVecteurIssue.IllegalPupilId)]
    [InlineData("4|||70129A|0790031E", FrEduVecteurIssue.IllegalPupilId)]
    [InlineData("4|||-1|0790031E", FrEduVecteurIssue.IllegalPupilId)]
    [InlineData("4|||\u0661|0790031E", FrEduVecteurIssue.IllegalPupilId)]
    [InlineData("4|||701294|", FrEduVecteurIssue.IllegalUai)]
    [InlineData("4|||701294|0790031", FrEduVecteurIssue.IllegalUai)]
    [InlineData("4|||701294|0790031I", FrEduVecteurIssue.IllegalUai)]
    [InlineData("4|||701294|0790031E\n", FrEduVecteurIssue.IllegalUai)]
    public void A_refusal_names_the_field(string text, FrEduVecteurIssue issue)
    {
        Assert.Equal((issue, issue), (FrEduVecteur.Check(text), IdentifierSpecification.Vector(text)));
        Assert.False(FrEduVecteur.IsValid(text));
        Assert.False(FrEduVecteur.TryParse(text, out var vector));
        Assert.Null(vector);
        Assert.Equal($"Not a FrEduVecteur: {issue}.", Assert.Throws<FormatException>(() => FrEduVecteur.Parse(text)).Message);
        Assert.Throws<FormatException>(() => Any<FrEduVecteur>(text));
    }

    [Fact]
    public void A_check_allocates_nothing() => Assert.All([new string('|', 10_000), "4|||701294|0790031E", "2|DURAND|Élodie|0012|0254222C", "2|DURAND|Élodie|0012|0254222I"], text =>
    {
        Assert.Equal(IdentifierSpecification.Vector(text), FrEduVecteur.Check(text));
        var before = GC.GetAllocatedBytesForCurrentThread();
        FrEduVecteur.Check(text);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    });

    [Fact]
    public void Null_throws_or_is_refused()
    {
        Assert.Throws<ArgumentNullException>(() => FrEduVecteur.Parse((string)null!));
        Assert.False(FrEduVecteur.TryParse(null, out _));
    }

    // As generic code reads it: by string and by span.
    private static T Any<T>(string text) where T : ISpanParsable<T>
    {
        var bySpan = T.Parse(text.AsSpan(), null);
        Assert.Equal(bySpan, ByString<T>(text));
        Assert.True(T.TryParse(text.AsSpan(), null, out _));
        return bySpan;
    }

    private static T ByString<T>(string text) where T : IParsable<T> => T.TryParse(text, null, out _) ? T.Parse(text, null) : throw new FormatException();
}
