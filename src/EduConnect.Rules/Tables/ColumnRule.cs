namespace EduConnect.Rules;

/// <summary>The rule that a column's cells are checked against.</summary>
public enum ColumnRule
{
    /// <summary>School codes: <see cref="EduConnect.Rules.Uai"/>.</summary>
    Uai,

    /// <summary>National pupil identifiers: <see cref="EduConnect.Rules.Ine"/>.</summary>
    Ine,

    /// <summary>French mobile numbers: <see cref="EduConnect.Rules.FrenchMobileNumber"/>.</summary>
    FrenchMobileNumber,

    /// <summary>Logins: <see cref="EduConnectLoginRule"/>. An unusual form is only a warning.</summary>
    EduConnectLogin,

    /// <summary>Last names or first names: <see cref="PersonNameRule"/>.</summary>
    PersonName,

    /// <summary>Dates of birth: <see cref="BirthDateRule"/>.</summary>
    BirthDate,

    /// <summary>Codes received by SMS: <see cref="SmsCodeRule"/>.</summary>
    SmsCode,

    /// <summary>Passwords: <see cref="PasswordPolicy"/>.</summary>
    Password,
}

/// <summary>How much of a value may be shown or kept.</summary>
public enum Secrecy
{
    /// <summary>
    /// A framework's failure may keep the value. Reports still mask it, because it may be in the wrong column.
    /// </summary>
    Open,

    /// <summary>The value identifies a minor: no failure keeps it, and reports mask it.</summary>
    Personal,

    /// <summary>No failure keeps the value, and no report shows any of it.</summary>
    Secret,
}

/// <summary>Facts about each rule, for reports and adapters.</summary>
public static class ColumnRuleExtensions
{
    /// <summary>
    /// The name of the rule on the command line: <c>uai</c>, <c>ine</c>, <c>mobile</c>, <c>login</c>, <c>name</c>,
    /// <c>birthdate</c>, <c>sms</c>, <c>password</c>.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such rule.</exception>
    public static string ShortName(this ColumnRule rule) => ColumnRules.Of(rule).Name;

    /// <summary>How much of the rule's values may be shown or kept.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such rule.</exception>
    public static Secrecy Secrecy(this ColumnRule rule) => ColumnRules.Of(rule).Secrecy;
}
