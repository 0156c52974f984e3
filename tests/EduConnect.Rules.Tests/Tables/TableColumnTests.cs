namespace EduConnect.Rules.Tests;

public class TableColumnTests
{
    [Theory]
    [InlineData(ColumnRule.Ine, "INE", "ine", "N° INE", "Numéro INE", " I.N.E. ", "INE (élève)", "Identifiant national",
        "NATIONAL_ID", "INE2", "INE_RNIE", "nationalStudentId")]
    [InlineData(ColumnRule.Uai, "UAI", "RNE", "Code UAI", "code_rne", "N° UAI", "Numéro UAI",
        "UAI établissement", "UAJ")]
    [InlineData(ColumnRule.PersonName, "Nom", "NOM", "Prénom", "Prenom", "Pre\u0301nom", "Prénom 2", "Nom de famille",
        "Nom d'usage", "First name", "last_name", "Surname",
        "PRENOMELEVE1", "nomDeFamille", "1ᵉʳ prénom", "Pre\u00ADnom", "Prénom 𝒙")]
    [InlineData(ColumnRule.BirthDate, "Né le", "Né(e) le", "Née le", "Date de naissance", "DATE_NAISSANCE",
        "date of birth", "DOB", "Né·e le", "NÉ-E LE", "Date de naissance JJ/MM/AAAA", "Naissance : date")]
    [InlineData(ColumnRule.FrenchMobileNumber, "Portable", "Tél. portable", "Téléphone mobile", "Numéro de portable", "mobile_phone")]
    [InlineData(ColumnRule.EduConnectLogin, "Identifiant", "Login", "Identifiant EduConnect", "Username")]
    [InlineData(ColumnRule.Password, "Mot de passe", "MDP", "password", "Mot de passe provisoire")]
    [InlineData(ColumnRule.SmsCode, "Code SMS", "sms_code")]
    public void Known_headers_have_their_rule(ColumnRule rule, params string[] headers) => Assert.All(headers, header =>
    {
        var column = TableColumn.For(header);
        Assert.Equal((header, rule, false), (column.Header, column.Rule, column.IsRequired));
    });

    [Theory]
    [InlineData("")]
    [InlineData("Classe")]
    [InlineData("Téléphone")]
    [InlineData("phone")]
    [InlineData("Code")]
    [InlineData("Lieu de naissance")]
    [InlineData("Nom du collège")]
    [InlineData("Mot de passe modifié le")]
    [InlineData("Date du dernier mot de passe")]
    [InlineData("Statut INE")]
    [InlineData("Origine")]
    [InlineData("Numéro de série du portable")]
    [InlineData("Nom UAI")]
    [InlineData("Login / Mot de passe")]
    [InlineData("Nom et prénom")]
    [InlineData("Nomade")]
    [InlineData("Nome")]
    [InlineData("(INE)")]
    [InlineData("ＩＮＥ")]
    [InlineData("IN(E")]
    [InlineData("((a)INE)")]
    public void Other_headers_have_none(string header) => Assert.Null(TableColumn.For(header).Rule);

    [Theory]
    [InlineData("IN E)")]
    [InlineData("IN)E")]
    [InlineData("))INE(a)")]
    [InlineData("INE)(a")]
    [InlineData("I((a)b)NE")]
    public void A_parenthesis_alone_is_left_out(string header) => Assert.Equal(ColumnRule.Ine, TableColumn.For(header).Rule);

    [Theory]
    [InlineData("Téléphone", ColumnRule.FrenchMobileNumber)]
    [InlineData("Tél. domicile", ColumnRule.FrenchMobileNumber)]
    [InlineData("Élève", ColumnRule.PersonName)]
    [InlineData("Nom et prénom", ColumnRule.PersonName)]
    [InlineData("Nom du dispositif", ColumnRule.PersonName)]
    [InlineData("Anniversaire", ColumnRule.BirthDate)]
    [InlineData("Identifiant unique", ColumnRule.Ine, ColumnRule.EduConnectLogin)]
    [InlineData("Code", ColumnRule.Uai, ColumnRule.SmsCode)]
    [InlineData("Login / Mot de passe", ColumnRule.EduConnectLogin, ColumnRule.Password)]
    public void An_ambiguous_header_has_candidates(string header, params ColumnRule[] candidates)
    {
        Assert.Null(TableColumn.For(header).Rule);
        Assert.Equal(candidates, TableColumn.CandidatesFor(header));
    }

    [Theory]
    [InlineData("")]
    [InlineData("INE")]
    [InlineData("Classe")]
    [InlineData("Nom de la commune")]
    [InlineData("Mot de passe modifié")]
    [InlineData("Code postal")]
    [InlineData("Sortie élève autorisée")]
    public void Other_headers_have_no_candidates(string header) => Assert.Empty(TableColumn.CandidatesFor(header));

    [Fact]
    public void A_null_header_has_no_candidates() =>
        Assert.Equal("header", Assert.Throws<ArgumentNullException>(() => TableColumn.CandidatesFor(null!)).ParamName);

    [Fact]
    public void A_null_header_is_refused() => Assert.Equal("header", Assert.Throws<ArgumentNullException>(() => TableColumn.For(null!)).ParamName);

    [Theory]
    [InlineData((ColumnRule)99)]
    [InlineData((ColumnRule)(-1))]
    public void A_rule_that_does_not_exist_is_refused(ColumnRule rule)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new TableColumn("x", rule));
        Assert.Throws<ArgumentOutOfRangeException>(() => TableColumn.For("INE") with { Rule = rule });
        Assert.Throws<ArgumentOutOfRangeException>(() => TableChecker.Mask(rule, "x"));
        Assert.Throws<ArgumentOutOfRangeException>(() => rule.ShortName());
        Assert.Throws<ArgumentOutOfRangeException>(() => rule.Secrecy());
    }

    [Fact]
    public void Every_rule_has_a_short_name_of_its_own() =>
        Assert.Equal(["uai", "ine", "mobile", "login", "name", "birthdate", "sms", "password"], Enum.GetValues<ColumnRule>().Select(rule => rule.ShortName()));

    [Fact]
    public void Secrets_are_those_that_no_report_shows() => Assert.Equal(
        [Secrecy.Open, Secrecy.Personal, Secrecy.Open, Secrecy.Open, Secrecy.Open, Secrecy.Open, Secrecy.Secret, Secrecy.Secret],
        Enum.GetValues<ColumnRule>().Select(rule => rule.Secrecy()));

    // As in a file that was encoded twice.
    [Theory]
    [InlineData("PrÃ©nom Ã©lÃ¨ve", ColumnRule.PersonName)]
    [InlineData("NÃ©(e) le", ColumnRule.BirthDate)]
    [InlineData("TÃ©l. portable", ColumnRule.FrenchMobileNumber)]
    [InlineData("TÃƒÂ©l. portable", ColumnRule.FrenchMobileNumber)]
    [InlineData("NumÃ©ro national", ColumnRule.Ine)]
    public void Broken_headers_are_recognised(string header, ColumnRule rule)
    {
        Assert.Equal((header, rule), (TableColumn.For(header).Header, TableColumn.For(header).Rule));
        Assert.Null(TableColumn.For(header + new string('Ã', 300)).Rule);
    }

    [Theory]
    [InlineData("Nº INE", ColumnRule.Ine)]
    [InlineData("Nª INE", ColumnRule.Ine)]
    [InlineData("1\u1D49\u02B3 prénom", ColumnRule.PersonName)]
    public void Raised_letters_are_ignored(string header, ColumnRule rule) => Assert.Equal(rule, TableColumn.For(header).Rule);

    [Fact]
    public void A_header_of_more_than_120_letters_is_not_recognised()
    {
        Assert.Equal(ColumnRule.Ine, TableColumn.For("INE (" + new string('a', 200) + ")").Rule);
        Assert.Null(TableColumn.For("INE " + new string('a', 200)).Rule);
    }
}
