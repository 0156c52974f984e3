using System.ComponentModel.DataAnnotations;
using BenchmarkDotNet.Attributes;
using FluentValidation;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace EduConnect.Rules.Benchmarks;

/// <summary>What does the rule cost inside a framework, beside what a site would have written there and beside the framework itself?</summary>
[MemoryDiagnoser]
public class AdapterBenchmarks
{
    private const int Count = 256;

    private readonly SignUpValidator _handWritten = new(PasswordBenchmarks.HasThreeClassesByRegex);
    private readonly InlineValidator<SignUp> _adapter = [];
    private readonly InlineValidator<SignUp> _emptyRule = [];
    private readonly EduConnectPasswordAttribute _attribute = new();
    private readonly ValidationContext _context = new(new SignUp(""));
    private ServiceProvider? _services;
    private UserManager<SignUp>? _users;
    private IPasswordValidator<SignUp>? _identity;
    private SignUp[] _signUps = [];

    public AdapterBenchmarks()
    {
        _adapter.RuleFor(signUp => signUp.Password).EduConnectPassword();
        _emptyRule.RuleFor(signUp => signUp.Password).Must(_ => Valid);
    }

    [Params(true, false)]
    public bool Valid { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _services = new ServiceCollection().AddIdentityCore<SignUp>().AddUserStore<SignUpStore>().UseEduConnectPasswords<SignUp>().Services.BuildServiceProvider();
        (_users, _identity) = (_services.GetRequiredService<UserManager<SignUp>>(), _services.GetRequiredService<IPasswordValidator<SignUp>>());
        var passwords = Valid ? RandomPasswords.Create(Count, 12, leastClasses: 3, mostClasses: 4) : RandomPasswords.Create(Count, 12, leastClasses: 1, mostClasses: 2);
        _signUps = Array.ConvertAll(passwords, password => new SignUp(password));
        var expected = Valid ? Count : 0;
        if (HandWritten() != expected || FluentValidation() != expected || DataAnnotations() != expected || Identity().Result != expected || EmptyRule() != expected)
        {
            throw new InvalidOperationException("A row gives another verdict than the rule.");
        }
    }

    [GlobalCleanup]
    public void Cleanup() => _services?.Dispose();

    [Benchmark(OperationsPerInvoke = Count, Baseline = true)]
    public int HandWritten() => CountValid(_handWritten);

    [Benchmark(OperationsPerInvoke = Count)]
    public int FluentValidation() => CountValid(_adapter);

    // FluentValidation with a rule that knows the verdict: its own cost of a value, or of a failure, which no rule in it can go below.
    [Benchmark(OperationsPerInvoke = Count)]
    public int EmptyRule() => CountValid(_emptyRule);

    [Benchmark(OperationsPerInvoke = Count)]
    public int DataAnnotations()
    {
        var valid = 0;
        foreach (var signUp in _signUps)
        {
            valid += _attribute.GetValidationResult(signUp.Password, _context) is null ? 1 : 0;
        }

        return valid;
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public async Task<int> Identity()
    {
        var valid = 0;
        foreach (var signUp in _signUps)
        {
            valid += (await _identity!.ValidateAsync(_users!, signUp, signUp.Password)).Succeeded ? 1 : 0;
        }

        return valid;
    }

    private int CountValid(IValidator<SignUp> validator)
    {
        var valid = 0;
        foreach (var signUp in _signUps)
        {
            valid += validator.Validate(signUp).IsValid ? 1 : 0;
        }

        return valid;
    }
}
