using System.Globalization;
using System.Runtime.InteropServices;

namespace EduConnect.Rules.StressTests;

/// <summary>The longest text that a span can hold: no index overflows. Pages that are only read take no memory.</summary>
internal static class Huge
{
    public static unsafe int Run()
    {
        var memory = NativeMemory.AllocZeroed(int.MaxValue);
        try
        {
            var text = new Span<byte>(memory, int.MaxValue);
            var policy = PasswordPolicy.EduConnect;
            Expect(new PasswordCount(0, 1), policy.CountValid(text), "one line without an end");
            Expect(PasswordIssues.TooFewClasses, policy.Check(text).Issues, "a password of 2 GiB");
            Expect(int.MaxValue, policy.Check(text).Length, "its length");
            Expect(UaiIssue.WrongLength, Uai.Check(text), "a UAI");
            Expect(IneIssue.WrongLength, Ine.Check(text), "an INE");
            Expect(FrenchMobileNumberIssue.IllegalCharacter, FrenchMobileNumber.Check(text), "a mobile number");
            Expect(PersonNameIssue.TooLong, PersonNameRule.Check(text), "a name");
            Expect(BirthDateIssue.WrongFormat, BirthDateRule.Check(text), "a date");
            Expect(SmsCodeIssue.IllegalCharacter, SmsCodeRule.Check(text), "a code");
            Expect(EduConnectLoginIssue.UnusualForm, EduConnectLoginRule.Check(text), "a login");

            // The last line begins with the last byte.
            text[^2] = (byte)'\n';
            Expect(new PasswordCount(0, 2), policy.CountValid(text), "two lines");
            text[^1] = (byte)'\n';
            Expect(new PasswordCount(0, 2), policy.CountValid(text), "two lines, both with an end");
            Console.WriteLine("huge: texts of 2,147,483,647 bytes, every check as expected");
            return 0;
        }
        finally
        {
            NativeMemory.Free(memory);
        }
    }

    private static void Expect<T>(T expected, T actual, string what)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual))
        {
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{what}: {actual} and not {expected}"));
        }
    }
}
