using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json;
using FluentValidation;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace EduConnect.Rules.Tests.Adapters;

/// <summary>
/// No result of any adapter holds three characters in a row of the password. Results are serialised and walked field by field; passwords are
/// made such that none of their triples stands in what the library says anyway (<c>pas</c> is in "passe").
/// </summary>
[Collection(nameof(FluentValidationOptions))]
[Trait("Category", "Long")]
public class LeakTests
{
    private static readonly IValidator<Form>[] _validators =
    [
        Form.With(rule => rule.EduConnectPassword()),
        Form.With(rule => rule.EduConnectPassword(PasswordPolicy.EduConnectStrict)),
        Form.With(rule => rule.EduConnectPassword().WithMessage("{PropertyName} {PropertyValue} {PropertyPath} {RuleMessage}")),
        Form.With(rule => rule.EduConnectPassword().WithMessage((_, value) => $"<{value}>").WithState((_, value) => value!)),
        Form.With(rule => rule.NotWeak(form => new PasswordContext(otherWords: [form.Value]))),
    ];

    private static readonly EduConnectPasswordAttribute[] _attributes = [new(), new() { Strict = true }, new() { ErrorMessage = "{0} !" }];

    private static readonly NotWeakAttribute _notWeak = new() { Login = nameof(Form.Value) };

    [Fact]
    public async Task No_result_holds_a_piece_of_a_password()
    {
        // One round of hashing, so that create, change and reset can be asked for every password too.
        await using var services = new ServiceCollection().Configure<PasswordHasherOptions>(options => options.IterationCount = 1)
            .AddLogging().AddDataProtection().UseEphemeralDataProtectionProvider().Services
            .AddIdentityCore<Parent>().AddUserStore<ParentStore>().AddDefaultTokenProviders().UseEduConnectPasswords<Parent>().Services.BuildServiceProvider();
        var (manager, identity, user) = (services.GetRequiredService<UserManager<Parent>>(), services.GetRequiredService<IPasswordValidator<Parent>>(), new Parent { Name = "parent" });
        var (current, accounts, weak) = (PasswordGenerator.Generate(), 0, 0);
        Assert.True((await manager.CreateAsync(user, current)).Succeeded);

        async Task<string> Said(string password)
        {
            var form = new Form { Value = password };
            var fluent = _validators.Select(validator => validator.Validate(form)).ToArray();
            var later = await Task.WhenAll(_validators.Select(validator => validator.ValidateAsync(form)));
            var thrown = Record.Exception(() => _validators[0].ValidateAndThrow(form));
            var annotated = _attributes.Select(attribute => attribute.GetValidationResult(password, new ValidationContext(form) { MemberName = nameof(Form.Value) })).ToArray();
            var advised = _notWeak.GetValidationResult(
                password, new ValidationContext(form) { MemberName = nameof(Form.Value) });
            var known = new PasswordContext(password, password);
            var weakness = PasswordWeakness.Check(password, known);
            weak += weakness.IsWeak ? 1 : 0;
            var judged = await identity.ValidateAsync(manager, user, password);
            var created = await manager.CreateAsync(new Parent { Name = $"parent{accounts++}" }, password);
            var changed = await manager.ChangePasswordAsync(user, current, password);
            var reset = await manager.ResetPasswordAsync(user, await manager.GeneratePasswordResetTokenAsync(user), password);
            Assert.Equal((judged.Succeeded, judged.Succeeded, judged.Succeeded), (created.Succeeded, changed.Succeeded, reset.Succeeded));
            current = judged.Succeeded ? password : current;
            var report = PasswordPolicy.EduConnectStrict.Check(password);
            var said = new StringBuilder();
            foreach (var result in new object?[]
                {
                    fluent, later, (thrown as FluentValidation.ValidationException)?.Errors, annotated, judged,
                        created, changed,
                    reset, report, report.ToString(), advised, weakness, weakness.ToString(),
                        RuleMessages.Explain(weakness),
                    known.ToString(),
                })
            {
                said.AppendLine(JsonSerializer.Serialize(result)).AppendLine(result?.ToString());
                Walk(result, said, new HashSet<object>(ReferenceEqualityComparer.Instance));
            }

            Walk(thrown, said, new HashSet<object>(ReferenceEqualityComparer.Instance));
            return said.AppendLine(thrown?.ToString()).ToString();
        }

        using var french = new CultureScope("fr");
        var random = new Random(4);
        var vocabulary = new StringBuilder();
        for (var i = 0; i < 2_000; i++)
        {
            vocabulary.Append(await Said(new string(random.GetItems<char>("\u0101\u0103\u0105Bc2-", random.Next(14)))));
        }

        var triples = Triples(vocabulary.ToString()).ToHashSet();
        var (found, refused) = (0, 0);
        for (var i = 0; i < 4_000; i++)
        {
            string password;
            do
            {
                password = new string(random.GetItems<char>("abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789-+=@%_#é ", random.Next(3, 14)));
            }
            while (Triples(password).Any(triples.Contains));

            var said = await Said(password);
            found += Triples(password).Count(triple => said.Contains(triple, StringComparison.Ordinal));
            refused += PasswordPolicy.EduConnectStrict.IsValid(password) ? 0 : 1;
        }

        Assert.Equal(0, found);
        Assert.InRange(refused, 2_000, 3_999);
        Assert.InRange(weak, 500, 6_000);
    }

    // The control: the search finds the value that FluentValidation's own rules keep, and one hidden in a private field.
    [Fact]
    public void The_search_finds_what_leaks()
    {
        var password = new string("Xq7"[0], 5);
        var said = new StringBuilder();
        Walk(Form.With(rule => rule.MinimumLength(8)).Validate(new Form { Value = password }), said, new HashSet<object>(ReferenceEqualityComparer.Instance));
        Assert.Contains(password, said.ToString(), StringComparison.Ordinal);
        said.Clear();
        Walk(new StringBuilder(password), said, new HashSet<object>(ReferenceEqualityComparer.Instance));
        Assert.Contains(password, said.ToString(), StringComparison.Ordinal);
    }

    private static IEnumerable<string> Triples(string text) => Enumerable.Range(0, Math.Max(0, text.Length - 2)).Select(at => text.Substring(at, 3));

    private static void Walk(object? value, StringBuilder said, HashSet<object> seen)
    {
        switch (value)
        {
            case null or Pointer or nint or nuint or Type or MemberInfo or Delegate or CultureInfo:
                return;
            case string or Enum or IFormattable:
                said.AppendLine(Convert.ToString(value, CultureInfo.InvariantCulture));
                return;
            case char[] characters:
                said.AppendLine(new string(characters));
                return;
            case byte[] bytes:
                said.AppendLine(Encoding.UTF8.GetString(bytes)).AppendLine(Encoding.Unicode.GetString(bytes));
                return;
        }

        if (value.GetType().IsValueType ? value.GetType().IsPrimitive : !seen.Add(value))
        {
            said.AppendLine(value.GetType().IsPrimitive ? value.ToString() : "");
            return;
        }

        if (value is IEnumerable elements)
        {
            foreach (var element in elements)
            {
                Walk(element, said, seen);
            }
        }

        for (var type = value.GetType(); type is not null; type = type.BaseType)
        {
            foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                // Where an exception passed is kept as addresses of code, which look like any text by chance.
                Walk(type == typeof(Exception) && field.Name == "_stackTrace" ? null : field.GetValue(value), said, seen);
            }
        }
    }
}
