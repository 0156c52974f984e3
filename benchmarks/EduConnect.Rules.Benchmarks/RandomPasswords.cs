namespace EduConnect.Rules.Benchmarks;

/// <summary>Generated passwords: random, and the same in every run.</summary>
internal static class RandomPasswords
{
    /// <summary>How many classes a password has, and which, is chosen at random.</summary>
    public static string[] Create(int count, int length, int leastClasses, int mostClasses, PasswordPolicy? policy = null)
    {
        var random = new Random(20260101);
        var special = (policy ?? PasswordPolicy.EduConnect).SpecialCharacters;
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            var classes = random.Next(leastClasses, mostClasses + 1);
            string[] members = ["abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "0123456789", special];
            random.Shuffle(members);
            var password = new char[length];
            for (var i = 0; i < length; i++)
            {
                var from = members[i < classes ? i : random.Next(classes)];
                password[i] = from[random.Next(from.Length)];
            }

            random.Shuffle(password);
            return new string(password);
        })];
    }

    /// <summary>Half of each, in an order that no branch predictor learns.</summary>
    public static string[] Mix(string[] accepted, string[] refused)
    {
        var mixed = new string[accepted.Length];
        accepted.AsSpan(0, mixed.Length / 2).CopyTo(mixed);
        refused.AsSpan(0, mixed.Length / 2).CopyTo(mixed.AsSpan(mixed.Length / 2));
        new Random(20260102).Shuffle(mixed);
        return mixed;
    }
}
