using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace EduConnect.Rules.SignUpSite;

/// <summary>
/// The sign-ups in progress, in memory, each known by an id that only its browser has. They last <see cref="Lifetime"/> from the
/// first step. Their number is limited: in all, for one phone number, so that asking for more codes does not give more guesses, and
/// for one client, so that it cannot keep everybody else out. A school shares an address, so a client may have many.
/// </summary>
internal sealed class SignUps(TimeProvider clock)
{
    public const int MaximumHeld = 1000;
    public const int MaximumPerClient = 100;
    public const int MaximumPerNumber = 5;
    public const string CookieName = "inscription";
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(20);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, SignUp> _held = [];

    /// <summary>Starts a sign-up and gives its id to the browser; or says why not.</summary>
    public Problem? Start(HttpContext http, FrenchMobileNumber number, out string code)
    {
        code = RandomNumberGenerator.GetString("0123456789", SmsCodeRule.DefaultLength);
        var id = RandomNumberGenerator.GetHexString(32);
        var client = ClientOf(http.Connection.RemoteIpAddress);
        lock (_gate)
        {
            foreach (var expired in _held.Where(pair => IsExpired(pair.Value)).ToList())
            {
                _held.Remove(expired.Key);
            }

            if (_held.Values.Count(signUp => signUp.Number == number) >= MaximumPerNumber)
            {
                return Problem.TooManyCodes;
            }

            if (_held.Values.Count(signUp => signUp.Client == client) >= MaximumPerClient)
            {
                return Problem.TooManySignUps;
            }

            if (_held.Count >= MaximumHeld)
            {
                return Problem.Busy;
            }

            _held.Add(id, new SignUp(number, client, code, clock.GetUtcNow() + Lifetime));
        }

        http.Response.Cookies.Append(CookieName, id, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = http.Request.IsHttps });
        return null;
    }

    /// <summary>The sign-up of this browser; null if there is none, if it has expired or is closed.</summary>
    public SignUp? Find(HttpContext http)
    {
        if (!http.Request.Cookies.TryGetValue(CookieName, out var id))
        {
            return null;
        }

        lock (_gate)
        {
            return _held.TryGetValue(id, out var signUp) && !IsExpired(signUp) && !signUp.IsClosed ? signUp : null;
        }
    }

    // One customer has all the addresses of an IPv6 network of 64 bits. Behind a proxy, UseForwardedHeaders gives the address.
    private static string ClientOf(IPAddress? address) => address is null ? ""
        : address is { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false }
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8))
            : address.MapToIPv4().ToString();

    private bool IsExpired(SignUp signUp) => signUp.ExpiresAt <= clock.GetUtcNow();
}
