using System.Globalization;

namespace EduConnect.Rules.Tests;

/// <summary>Runs what follows under a culture, formats and texts, until disposed.</summary>
internal sealed class CultureScope : IDisposable
{
    private readonly (CultureInfo Format, CultureInfo Text) _before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);

    public CultureScope(string name) => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(name);

    public void Dispose() => (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = _before;
}
