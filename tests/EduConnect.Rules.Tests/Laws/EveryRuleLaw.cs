using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using FluentValidation;
using FsCheck;
using Microsoft.Extensions.DependencyInjection;

namespace EduConnect.Rules.Tests.Laws;

/// <summary>
/// What every rule has, found by reflection from its issue type: whoever adds a rule is shown what it still lacks.
/// </summary>
public partial class EveryRuleLaw
{
    private const string Sentences = "a sentence for each issue in each language: RuleMessages.For";
    private const string Codes = "a code for each issue: RuleMessages.CodeOf";
    private const string Attribute = "an attribute: DataAnnotations/";
    private const string FluentValidation = "a FluentValidation method: EduConnectRuleBuilderExtensions";
    private const string Column = "a column rule: ColumnRule, Tables/ColumnRules.cs";
    private const string Valid = "a generator of valid values: EduConnectArbitraries";
    private const string NearMiss = "a generator of near misses: EduConnectArbitraries";
    private const string MessagesPage = "a row for each code: docs/messages.md";
    private const string Source = "a section of docs/sources.md, named in the documentation of the rule's type";

    private static readonly Assembly _core = typeof(PasswordPolicy).Assembly;
    private static readonly string _messages = Repository.Read("docs", "messages.md");

    // What a rule need not have, with the reason.
    private static readonly Dictionary<Type, string[]> _exceptions = new()
    {
        // A site receives it from EduConnect; nobody types it into a form or a table.
        [typeof(FrEduVecteurIssue)] = [Attribute, FluentValidation, Column],
        [typeof(EduConnectIdentityIssue)] = [Attribute, FluentValidation, Column],

        // An attribute can only refuse, and a login is never refused.
        [typeof(EduConnectLoginIssue)] = [Attribute],

        // Advice on a password, whose column has the rule of passwords.
        [typeof(PasswordWeaknesses)] = [Column],
    };

    public static TheoryData<Type> IssueTypes =>
    [
        .. _core.GetExportedTypes().Where(
            type => type.IsEnum && type.Name.TrimEnd('s').EndsWith("Issue", StringComparison.Ordinal)),
        typeof(PasswordWeaknesses),
    ];

    [Theory]
    [MemberData(nameof(IssueTypes))]
    public void A_rule_lacks_nothing(Type issues)
    {
        string[] lacks = [.. WhatLacks(issues)], excused = _exceptions.GetValueOrDefault(issues, []);
        string[] wrong =
        [
            .. lacks.Except(excused).Select(what => $"lacks {what}"),
            .. excused.Except(lacks).Select(what => $"has what _exceptions excuses: {what}"),
        ];

        // Assert.Equal would cut the text short.
        Assert.True(wrong.Length == 0, $"{issues.Name}\n{string.Join('\n', wrong)}");
    }

    [Fact]
    public void The_command_line_has_words_for_each_rule() => Assert.All(
        Enum.GetValues<ColumnRule>(), rule => Assert.NotEqual("", EduConnect.Rules.Cli.CheckWords.Rule(rule)));

    // The documents of a site, and its pages, describe what an attribute accepts.
    [Fact]
    public void Each_attribute_has_a_shape()
    {
        var shapes = typeof(EduConnectServiceCollectionExtensions).Assembly.GetType("EduConnect.Rules.FieldShape")!;
        var shapeOf = shapes.GetMethod("Of", [typeof(RuleAttribute), typeof(IServiceProvider)])!;
        using var services = new ServiceCollection().BuildServiceProvider();
        var attributes = _core.GetExportedTypes()
            .Where(type => type.IsSubclassOf(typeof(RuleAttribute)) && type != typeof(NotWeakAttribute))
            .Select(type => (RuleAttribute)Activator.CreateInstance(type)!).ToArray();
        Assert.NotEmpty(attributes);
        string[] without =
        [
            .. attributes.Where(attribute => Record.Exception(() => Call(shapeOf, [attribute, services])) is not null)
                .Select(attribute => attribute.GetType().Name),
        ];
        Assert.True(without.Length == 0, $"FieldShape.ShapeOf lacks an arm: {string.Join(", ", without)}");
    }

    [Fact]
    public void Each_attribute_refuses_a_value_and_says_why() => Assert.All(
        _core.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(RuleAttribute))),
        type =>
        {
            var attribute = (RuleAttribute)Activator.CreateInstance(type)!;
            var context = new ValidationContext(new object()) { MemberName = "Field" };
            var result = attribute.GetValidationResult(Refused(type.Name), context);
            Assert.Equal(["Field"], result?.MemberNames);
            Assert.False(string.IsNullOrWhiteSpace(result!.ErrorMessage));
            Assert.Null(attribute.GetValidationResult(null, context));
        });

    [Fact]
    public void Each_validator_refuses_a_value_with_a_code_of_the_messages_page()
    {
        var methods = typeof(EduConnectRuleBuilderExtensions).GetMethods().Where(method => method.IsStatic).ToArray();
        var ofText = methods.Select(method => method.MakeGenericMethod(typeof(string)))
            .Where(method => method.GetParameters()[0].ParameterType == typeof(IRuleBuilder<string, string>)).ToArray();
        Assert.Equal(methods.Select(method => method.Name).Distinct(), ofText.Select(method => method.Name));
        Assert.All(ofText, method =>
        {
            var validator = new InlineValidator<string>();
            var options = method.GetParameters().Skip(1).Select(parameter => parameter.DefaultValue);
            Call(method, [validator.RuleFor(text => text), .. options]);
            var failures = validator.Validate(Refused(method.Name)).Errors;
            Assert.NotEmpty(failures);
            Assert.All(failures, failure => Assert.Contains($"| `{failure.ErrorCode}` |", _messages, StringComparison.Ordinal));
        });
    }

    // No rule accepts a control character; it is no weak password, though.
    private static string Refused(string name) => name.StartsWith("NotWeak", StringComparison.Ordinal) ? "azerty" : "\u0001";

    [Fact]
    public void The_rules_are_found() => Assert.InRange(IssueTypes.Count, 11, int.MaxValue);

    [Fact]
    public void There_is_one_switch_over_the_rules()
    {
        var sources = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories);
        var switches = sources.Where(file => RuleArm().IsMatch(File.ReadAllText(file))).Select(Path.GetFileName);
        Assert.Equal(["TableChecker.cs"], switches);
        Assert.Equal(Enum.GetNames<ColumnRule>().Length, RuleArm().Count(Repository.Read("src", "EduConnect.Rules", "Tables", "TableChecker.cs")));
    }

    [Theory]
    [InlineData(typeof(FakeIssue))]
    [InlineData(typeof(FakeIssues))]
    public void A_rule_with_nothing_lacks_everything(Type issues) => Assert.Equal(
        [Sentences, Codes, Attribute, FluentValidation, Column, Valid, NearMiss, MessagesPage, Source], WhatLacks(issues));

    [Fact]
    public void A_sentence_that_is_missing_in_one_language_is_noticed()
    {
        object[] issues = [UaiIssue.WrongLength, UaiIssue.WrongCheckLetter];
        Assert.True(HaveSentences(issues, (_, culture) => culture.Name == "fr" ? "Une phrase." : "A sentence."));
        Assert.False(HaveSentences(issues, (_, culture) => culture.Name == "fr" ? "Une phrase." : ""));
        Assert.False(HaveSentences(issues, (_, _) => "The same sentence."));
        Assert.False(HaveSentences(issues, (issue, culture) => issue is UaiIssue.WrongLength ? "" : culture.Name + " sentence"));
    }

    [Theory]
    [MemberData(nameof(IssueTypes))]
    public void An_undefined_issue_throws(Type issues)
    {
        var undefined = Enum.ToObject(issues, 99);
        Assert.IsType<ArgumentOutOfRangeException>(Record.Exception(() => CodeOf(undefined)));
        Assert.IsType<ArgumentOutOfRangeException>(Record.Exception(() => Say(undefined, CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void Only_issues_of_the_library_have_codes()
    {
        Assert.Throws<ArgumentException>(() => RuleMessages.CodeOf(DayOfWeek.Monday));
        Assert.Throws<ArgumentException>(() => RuleMessages.CodeOf(DayOfWeek.Sunday));
        Assert.Throws<ArgumentException>(() => RuleMessages.CodeOf(CharacterClasses.Digit));
        Assert.Throws<ArgumentException>(() => RuleMessages.CodeOf(RepairSteps.Lowercase));
        Assert.Throws<ArgumentException>(() => RuleMessages.CodeOf(FakeIssue.Wrong));
    }

    private static IEnumerable<string> WhatLacks(Type issues)
    {
        var prefix = issues == typeof(PasswordWeaknesses) ? nameof(PasswordWeakness)
            : issues.Name.TrimEnd('s')[..^"Issue".Length];
        object[] values = [.. Enum.GetValues(issues).Cast<object>().Where(value => Convert.ToInt32(value, CultureInfo.InvariantCulture) != 0)];
        string[] codes = [.. values.Select(value => Try(() => CodeOf(value)))];
        var generated = typeof(EduConnectArbitraries).GetMethods().Select(method => method.ReturnType).ToHashSet();

        // A password's near miss comes with its policy.
        var nearMiss = issues == typeof(PasswordIssues) ? typeof(NearMissPassword) : typeof(NearMiss<>).MakeGenericType(issues);
        (string What, bool Has)[] all =
        [
            (Sentences, HaveSentences(values, Say)),
            (Codes, codes.All(code => code.StartsWith(prefix, StringComparison.Ordinal)) && codes.Distinct().Count() == values.Length),
            (Attribute, _core.GetExportedTypes().Any(type => type.IsSubclassOf(typeof(ValidationAttribute)) && IsNamed(type.Name, prefix + "Attribute"))),
            (FluentValidation, typeof(EduConnectRuleBuilderExtensions).GetMethods().Any(method => IsNamed(method.Name, prefix))),
            (Column, Enum.TryParse<ColumnRule>(prefix, out var rule) && rule.ShortName().Length > 0),
            (Valid, generated.Contains(typeof(Arbitrary<>).MakeGenericType(typeof(Valid<>).MakeGenericType(issues)))),
            (NearMiss, generated.Contains(typeof(Arbitrary<>).MakeGenericType(nearMiss))),
            (MessagesPage, codes.All(code => _messages.Contains($"\n| `{code}` |", StringComparison.Ordinal))),
            (Source, HasSource(prefix)),
        ];
        return all.Where(one => !one.Has).Select(one => one.What);
    }

    // [EduConnectPassword] is the attribute of Password, [NotWeak] that of PasswordWeakness.
    private static bool IsNamed(string name, string expected) => name == expected || name == "EduConnect" + expected
        || name == expected.Replace(nameof(PasswordWeakness), "NotWeak", StringComparison.Ordinal);

    private static bool HaveSentences(object[] issues, Func<object, CultureInfo, string> say) => issues.All(issue =>
    {
        var (french, english) = (Try(() => say(issue, new CultureInfo("fr"))), Try(() => say(issue, new CultureInfo("en"))));
        return french.Length > 0 && english.Length > 0 && french != english;
    });

    private static bool HasSource(string prefix)
    {
        var documentation = XDocument.Load(Path.ChangeExtension(_core.Location, ".xml"));
        string[] types = [$"T:EduConnect.Rules.{prefix}", $"T:EduConnect.Rules.{prefix}Rule", $"T:EduConnect.Rules.{prefix}Policy"];
        var text = string.Concat(documentation.Descendants("member").Where(member => types.Contains(member.Attribute("name")!.Value)).Select(member => member.Value));
        var headings = Repository.Read("docs", "sources.md").Split('\n')
            .Where(line => line.StartsWith("## ", StringComparison.Ordinal))
            .Select(line => line[3..].ToLowerInvariant().Replace(' ', '-'));
        return headings.Intersect(Anchor().Matches(text).Select(match => match.Groups[1].Value)).Any();
    }

    [GeneratedRegex(@"(ColumnRule\.\w+ =>)|(case ColumnRule\.)")]
    private static partial Regex RuleArm();

    [GeneratedRegex(@"docs/sources\.md#([a-z0-9-]+)")]
    private static partial Regex Anchor();

    private static string CodeOf(object issue) => (string)Call(typeof(RuleMessages).GetMethod(nameof(RuleMessages.CodeOf))!.MakeGenericMethod(issue.GetType()), [issue]);

    private static string Say(object issue, CultureInfo culture)
    {
        var method = typeof(RuleMessages).GetMethods().FirstOrDefault(one => one.Name == nameof(RuleMessages.For) && one.GetParameters()[0].ParameterType == issue.GetType());
        if (method is null)
        {
            // A_rule_lacks_nothing says so.
            throw new ArgumentOutOfRangeException(nameof(issue));
        }

        return (string)Call(method, [.. method.GetParameters().Select(parameter =>
            parameter.Position == 0 ? issue
            : parameter.ParameterType == typeof(CultureInfo) ? culture
            : parameter.ParameterType == typeof(PasswordPolicy) ? new PasswordPolicy(8, 3, "-", true, 20)
            : parameter.DefaultValue)]);
    }

    private static object Call(MethodInfo method, object?[] arguments) => method.Invoke(null, BindingFlags.DoNotWrapExceptions, null, arguments, null)!;

    private static string Try(Func<string> get)
    {
        try
        {
            return get();
        }
        catch (ArgumentException)
        {
            return "";
        }
    }
}

/// <summary>An issue type without a rule.</summary>
public enum FakeIssue
{
    None,
    Wrong,
}

/// <inheritdoc cref="FakeIssue"/>
[Flags]
public enum FakeIssues
{
    None = 0,
    Wrong = 1,
    Missing = 2,
}
