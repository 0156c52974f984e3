using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;
using System.Text.RegularExpressions;
using BenchmarkDotNet.Attributes;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace EduConnect.Rules.Benchmarks;

/// <summary>What does one password cost, beside what a site would have written itself?</summary>
[MemoryDiagnoser]
public partial class PasswordBenchmarks
{
    private const int Count = 1024;

    private static readonly string[] _classPatterns = ["[a-z]", "[A-Z]", "[0-9]", @"[!#$%&+,\-;<=>?@[\]^_|]"];

    private readonly SignUpValidator _regexValidator = new(HasThreeClassesByRegex);
    private readonly SignUpValidator _linqValidator = new(HasThreeClasses);
    private readonly PasswordValidator<SignUp> _identityValidator = new();
    private readonly UserManager<SignUp> _userManager = CreateUserManager();

    private string[] _passwords = [];
    private byte[][] _utf8Passwords = [];
    private SignUp[] _signUps = [];
    private SignUp[] _identitySignUps = [];

    [Params(8, 12, 16, 128)]
    public int Length { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        ConfirmVerdicts(Accepted(7), Accepted(7), expectedValid: 0);
        ConfirmVerdicts(Refused(Length), Refused(Length), expectedValid: 0);
        ConfirmVerdicts(Accepted(Length), RandomPasswords.Create(Count, Length, leastClasses: 4, mostClasses: 4), expectedValid: Count);

        // A form meets both: every second password is refused, in an order that no branch predictor learns.
        ConfirmVerdicts(Mixed(Accepted(Length)), Mixed(RandomPasswords.Create(Count, Length, leastClasses: 4, mostClasses: 4)), expectedValid: Count / 2);
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public int IsValid()
    {
        var valid = 0;
        foreach (var password in _passwords)
        {
            valid += PasswordPolicy.EduConnect.IsValid(password) ? 1 : 0;
        }

        return valid;
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public int IsValidUtf8()
    {
        var valid = 0;
        foreach (var password in _utf8Passwords)
        {
            valid += PasswordPolicy.EduConnect.IsValid(password) ? 1 : 0;
        }

        return valid;
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public int Check()
    {
        var valid = 0;
        foreach (var password in _passwords)
        {
            valid += PasswordPolicy.EduConnect.Check(password).Issues == PasswordIssues.None ? 1 : 0;
        }

        return valid;
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public int LinqSpecification()
    {
        var valid = 0;
        foreach (var password in _passwords)
        {
            valid += password.Length >= 8 && HasThreeClasses(password) ? 1 : 0;
        }

        return valid;
    }

    [Benchmark(OperationsPerInvoke = Count, Baseline = true)]
    public int GeneratedRegex()
    {
        var valid = 0;
        foreach (var password in _passwords)
        {
            valid += PasswordRegex().IsMatch(password) ? 1 : 0;
        }

        return valid;
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public int FluentValidationRegexes() => CountValid(_regexValidator);

    [Benchmark(OperationsPerInvoke = Count)]
    public int FluentValidationLinq() => CountValid(_linqValidator);

    // Identity cannot say "3 of 4": its stock options demand all four classes, and the passwords that its row accepts have all four.
    [Benchmark(OperationsPerInvoke = Count)]
    public async Task<int> IdentityPasswordValidator()
    {
        var valid = 0;
        foreach (var signUp in _identitySignUps)
        {
            valid += (await _identityValidator.ValidateAsync(_userManager, signUp, signUp.Password)).Succeeded ? 1 : 0;
        }

        return valid;
    }

    // A loop that loads each character and looks at one of its bits.
    [Benchmark(OperationsPerInvoke = Count)]
    public int Touch()
    {
        var touched = 0;
        foreach (var password in _passwords)
        {
            var seen = 0;
            foreach (var c in password)
            {
                seen |= c & 64;
            }

            touched += seen >> 6;
        }

        return touched;
    }

    // The floor of anything that reads every character: 16 bytes at a time, the last 16 again where they overlap.
    [Benchmark(OperationsPerInvoke = Count)]
    public int Floor()
    {
        var touched = 0;
        foreach (var password in _passwords)
        {
            ref var first = ref Unsafe.As<char, byte>(ref MemoryMarshal.GetReference(password.AsSpan()));
            var last = (nuint)(2 * password.Length) - 16;
            var seen = Vector128.LoadUnsafe(ref first, last);
            for (nuint i = 0; i < last; i += 16)
            {
                seen |= Vector128.LoadUnsafe(ref first, i);
            }

            touched += seen == Vector128<byte>.Zero ? 0 : 1;
        }

        return touched;
    }

    internal static bool HasThreeClassesByRegex(string password) =>
        _classPatterns.Count(pattern => Regex.IsMatch(password, pattern)) >= 3;

    private static bool HasThreeClasses(string password) =>
        new[]
        {
            password.Any(char.IsAsciiLetterLower),
            password.Any(char.IsAsciiLetterUpper),
            password.Any(char.IsAsciiDigit),
            password.Any("!#$%&+,-;<=>?@[]^_|".Contains),
        }.Count(isPresent => isPresent) >= 3;

    [GeneratedRegex("""
        ^(?:(?=.*[a-z])(?=.*[A-Z])(?=.*[0-9])|(?=.*[a-z])(?=.*[A-Z])(?=.*[!#$%&+,\-;<=>?@[\]^_|])|(?=.*[a-z])(?=.*[0-9])(?=.*[!#$%&+,\-;<=>?@[\]^_|])|(?=.*[A-Z])(?=.*[0-9])(?=.*[!#$%&+,\-;<=>?@[\]^_|])).{8,}\z
        """, RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    internal static partial Regex PasswordRegex();

    private int CountValid(SignUpValidator validator)
    {
        var valid = 0;
        foreach (var signUp in _signUps)
        {
            valid += validator.Validate(signUp).IsValid ? 1 : 0;
        }

        return valid;
    }

    private void ConfirmVerdicts(string[] passwords, string[] identityPasswords, int expectedValid)
    {
        _passwords = passwords;
        _utf8Passwords = Array.ConvertAll(passwords, Encoding.UTF8.GetBytes);
        _signUps = Array.ConvertAll(passwords, password => new SignUp(password));
        _identitySignUps = Array.ConvertAll(identityPasswords, password => new SignUp(password));

        foreach (var row in typeof(PasswordBenchmarks).GetMethods().Where(method => method.IsDefined(typeof(BenchmarkAttribute)) && method.Name is not (nameof(Touch) or nameof(Floor))))
        {
            var result = row.Invoke(this, null);
            var valid = result is Task<int> task ? task.Result : (int)result!;
            if (valid != expectedValid)
            {
                throw new InvalidOperationException($"{row.Name} accepts {valid} of {Count} passwords, and {expectedValid} are valid.");
            }
        }
    }

    private static string[] Accepted(int length) => RandomPasswords.Create(Count, length, leastClasses: 3, mostClasses: 4);

    private static string[] Refused(int length) => RandomPasswords.Create(Count, length, leastClasses: 1, mostClasses: 2);

    private string[] Mixed(string[] accepted) => RandomPasswords.Mix(accepted, Refused(Length));

    private static UserManager<SignUp> CreateUserManager()
    {
        var services = new ServiceCollection();
        services.AddIdentityCore<SignUp>(options => options.Password.RequiredLength = 8).AddUserStore<SignUpStore>();
        return services.BuildServiceProvider().GetRequiredService<UserManager<SignUp>>();
    }
}
