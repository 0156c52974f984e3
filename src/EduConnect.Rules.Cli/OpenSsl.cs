using System.Runtime.InteropServices;

namespace EduConnect.Rules.Cli;

/// <summary>OpenSSL, from which .NET takes random numbers and hashes on Linux. Without it, the process would
/// abort.</summary>
internal static class OpenSsl
{
    /// <summary>Makes sure that it is there.</summary>
    /// <exception cref="InvalidDataException">It is not.</exception>
    public static void Require()
    {
        // As the runtime looks for it.
        string?[] versions =
            [Environment.GetEnvironmentVariable("CLR_OPENSSL_VERSION_OVERRIDE"), "3", "1.1", "1.0.2", "1.0.0", "10"];
        if (OperatingSystem.IsLinux() && !versions.Any(version => NativeLibrary.TryLoad($"libssl.so.{version}", out _)))
        {
            throw new InvalidDataException(Say(
                "il manque la bibliothèque OpenSSL (libssl) : installez le paquet libssl3, ou openssl-libs.",
                "the library OpenSSL (libssl) is missing: install the package libssl3, or openssl-libs."));
        }
    }
}
