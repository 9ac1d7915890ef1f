using System.Globalization;

namespace ContactsApp.Domain.Committees;

/// <summary>Dates inside sentences of the core, which knows no culture: "9 Nov", with the year when it is another one.</summary>
internal static class Dates
{
    internal static string Of(DateTime at, DateTime now) =>
        at.ToString(at.Year == now.Year ? "d MMM" : "d MMM yyyy", CultureInfo.InvariantCulture);
}
