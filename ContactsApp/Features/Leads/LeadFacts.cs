using System.Globalization;

namespace ContactsApp.Features.Leads;

/// <summary>The facts of a lead's company as short phrases, in the order of the header.</summary>
public static class LeadFacts
{
    public static IReadOnlyList<string> Of(LeadHeader lead)
    {
        var facts = new List<string>();
        void Put(string? fact)
        {
            if (!string.IsNullOrWhiteSpace(fact))
            {
                facts.Add(fact);
            }
        }

        Put(lead.Industry);
        Put(Range(lead.EmployeesMin, lead.EmployeesMax) is { } people ? $"{people} people" : null);
        Put(string.Join(", ", new[] { lead.City, lead.Country }.Where(p => !string.IsNullOrWhiteSpace(p))));
        Put(Range(lead.RevenueMin, lead.RevenueMax) is { } revenue ? $"${revenue} M" : null);
        return facts;
    }

    /// <summary>"1,240", "200–500", "from 50", "up to 10"; null when nothing is known.</summary>
    public static string? Range(decimal? min, decimal? max) => (min, max) switch
    {
        (null, null) => null,
        ({ } a, null) => $"from {a.ToString("#,0.##", CultureInfo.CurrentCulture)}",
        (null, { } b) => $"up to {b.ToString("#,0.##", CultureInfo.CurrentCulture)}",
        ({ } a, { } b) when a == b => a.ToString("#,0.##", CultureInfo.CurrentCulture),
        ({ } a, { } b) => $"{a.ToString("#,0.##", CultureInfo.CurrentCulture)}–{b.ToString("#,0.##", CultureInfo.CurrentCulture)}",
    };
}
