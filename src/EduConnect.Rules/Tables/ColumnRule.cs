namespace EduConnect.Rules;

/// <summary>What the cells of a column are, and so the rule that they are checked by.</summary>
public enum ColumnRule
{
    /// <summary>Codes of schools: <see cref="EduConnect.Rules.Uai"/>.</summary>
    Uai,

    /// <summary>National pupil identifiers: <see cref="EduConnect.Rules.Ine"/>. Personal data.</summary>
    Ine,

    /// <summary>French mobile numbers: <see cref="EduConnect.Rules.MobileNumber"/>.</summary>
    MobileNumber,

    /// <summary>Logins: <see cref="EduConnectLogin"/>. Another than the usual shape is a warning.</summary>
    Login,

    /// <summary>Last names or first names: <see cref="EduConnect.Rules.PersonName"/>.</summary>
    PersonName,

    /// <summary>Dates of birth: <see cref="EduConnect.Rules.BirthDate"/>.</summary>
    BirthDate,

    /// <summary>Codes received by SMS: <see cref="EduConnect.Rules.SmsCode"/>. Secret.</summary>
    SmsCode,

    /// <summary>Passwords: <see cref="PasswordPolicy"/>. Secret.</summary>
    Password,
}
