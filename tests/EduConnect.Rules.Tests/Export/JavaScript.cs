using Jint;
using Jint.Native;

namespace EduConnect.Rules.Tests;

/// <summary>Regular expressions as JavaScript runs them (Jint): with flags, early errors and code points, none of which .NET has.</summary>
internal static class JavaScript
{
    // An engine is not for two threads at once.
    private static readonly ThreadLocal<Engine> _engine = new(() => new Engine());

    /// <summary>What a browser does with the attribute <c>pattern</c>; the flag is <c>v</c> today and was <c>u</c>.</summary>
    public static Func<string, bool> Pattern(string pattern, string flag) =>
        Compile("(function (pattern, flag) { var all = new RegExp('^(?:' + pattern + ')$', flag); return function (text) { return all.test(text); }; })", pattern, flag);

    /// <summary>What JSON Schema asks of <c>pattern</c>: found anywhere.</summary>
    public static Func<string, bool> Search(string pattern, string flag) =>
        Compile("(function (pattern, flag) { var some = new RegExp(pattern, flag); return function (text) { return some.test(text); }; })", pattern, flag);

    /// <summary>What jquery-validation-unobtrusive does with <c>data-val-regex-pattern</c> and a field that is not empty.</summary>
    public static Func<string, bool> DataVal(string pattern) => Compile(
        """
        (function (pattern) { return function (text) {
            var match = new RegExp(pattern).exec(text);
            return match !== null && match.index === 0 && match[0].length === text.length; }; })
        """,
        pattern);

    private static Func<string, bool> Compile(string make, params JsValue[] arguments)
    {
        var test = _engine.Value!.Evaluate(make).Call(arguments);
        return text => test.Call(text).AsBoolean();
    }
}
