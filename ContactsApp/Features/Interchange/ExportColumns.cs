using System.Globalization;
using ContactsApp.Domain;
using ContactsApp.Domain.Committees;
using ContactsApp.Domain.Titles;

namespace ContactsApp.Features.Interchange;

/// <summary>One column of an exported table.</summary>
/// <param name="Header">Stable: our own import knows it (column_names.tsv), and people build sheets on it.</param>
/// <param name="Value">The cell: a text, a whole number, or null for an empty one.</param>
public sealed record ExportColumn<T>(string Header, Func<T, DateTime, object?> Value);

/// <summary>The columns of the two tables. Each is called by a name that our own import reads as what it is, without a mapping.</summary>
public static class ExportColumns
{
    /// <summary>The public id: by it a row finds its contact again.</summary>
    public const string ContactId = "Contact id";

    /// <summary>The lead's public id.</summary>
    public const string LeadId = "Lead id";

    /// <summary>Between several values of one cell, as Google's exports have it.</summary>
    public const string Between = " ::: ";

    /// <summary>The columns of contacts.</summary>
    public static IReadOnlyList<ExportColumn<ExportedContact>> Contacts { get; } =
    [
        new(ContactId, (c, _) => c.PublicId.ToString()),
        new("Exported at", (_, now) => Time(now)),
        new("Full name", (c, _) => c.FullName),
        new("Name prefix", (c, _) => c.Prefix),
        new("First name", (c, _) => c.Given),
        new("Middle name", (c, _) => c.Middle),
        new("Last name", (c, _) => c.Family),
        new("Name suffix", (c, _) => c.Suffix),
        new("Preferred name", (c, _) => c.PreferredName),
        new("Job title", (c, _) => c.Title),
        new("Headline", (c, _) => c.Headline),
        new("Seniority", (c, _) => c.Seniority == Seniority.Unknown ? null : c.Seniority.ToString()),
        new("Department", (c, _) => c.Department is { } d ? DepartmentNames.Name(d) : null),
        new("Buying role", (c, _) => Many(c.Roles.Select(BuyingRoleWords.Title))),
        new("Company", (c, _) => c.Company),
        new("Company domain", (c, _) => c.CompanyDomain),
        new("Email", (c, _) => c.Emails.FirstOrDefault()?.Address),
        new("Email status", (c, _) => c.Emails.FirstOrDefault()?.Status.ToString()),
        new("Email 2", (c, _) => Many(c.Emails.Skip(1).Select(e => e.Address))),
        new("Phone", (c, _) => c.Phones.FirstOrDefault()?.Number),
        new("Phone 2", (c, _) => Many(c.Phones.Skip(1).Select(p => p.Number))),
        new("LinkedIn", (c, _) => c.LinkedIn),
        new("Links", (c, _) => Many(c.Links)),
        new("Location", (c, _) => c.Location),
        new("Time zone", (c, _) => c.TimeZone),
        new("Pronouns", (c, _) => c.Pronouns),
        new("Do not contact", (c, _) => c.DoNotContact == DoNotContact.All ? Yes : null),
        new("No e-mail", (c, _) => Closed(c, DoNotContact.Email)),
        new("No phone calls", (c, _) => Closed(c, DoNotContact.Phone)),
        new("No LinkedIn messages", (c, _) => Closed(c, DoNotContact.LinkedIn)),
        new("Tags", (c, _) => Many(c.Tags)),
        new("Notes", (c, _) => c.Notes),
        new("ICP relevance", (c, _) => c.Relevance),
        new("Persona", (c, _) => c.Persona),
        new("Engagement", (c, _) => c.Engagement),
        new("Last touch", (c, _) => Time(c.LastTouchAt)),
        new("Left on", (c, _) => Day(c.LeftAt)),
        new("Last seen", (c, _) => Day(c.LastSeenAt)),
        new("Created", (c, _) => Time(c.CreatedAt)),
    ];

    /// <summary>The columns of leads.</summary>
    public static IReadOnlyList<ExportColumn<ExportedLead>> Leads { get; } =
    [
        new(LeadId, (l, _) => l.PublicId.ToString()),
        new("Exported at", (_, now) => Time(now)),
        new("Company", (l, _) => l.Company),
        new("Company domain", (l, _) => l.Domain),
        new("Other domains", (l, _) => Many(l.OtherDomains)),
        new("Company website", (l, _) => l.Website),
        new("Description", (l, _) => l.Description),
        new("Industry", (l, _) => l.Industry),
        new("Employees", (l, _) => Range(l.EmployeesMin, l.EmployeesMax)),
        new("Revenue (millions of USD)", (l, _) => Range(l.RevenueMin, l.RevenueMax)),
        new("Founded", (l, _) => l.Founded),
        new("Country", (l, _) => l.Country),
        new("City", (l, _) => l.City),
        new("Technologies", (l, _) => Many(l.Technologies)),
        new("LinkedIn page", (l, _) => l.LinkedInPage),
        new("Owner", (l, _) => l.Owner),
        new("Sales state", (l, _) => Spaced(l.SalesState.ToString())),
        new("Disqualified because", (l, _) => l.DisqualifiedReason),
        new("Stage", (l, _) => l.Stage.ToString()),
        new("ICP fit", (l, _) => l.Fit),
        new("ICP fit band", (l, _) => l.FitBand == ScoreBand.NotAFit ? "Not a fit" : l.FitBand.ToString()),
        new("Contacts", (l, _) => l.Contacts),
        new("Committee complete (%)", (l, _) => l.Completeness),
        new("Missing roles", (l, _) => Many(l.MissingRoles.Select(BuyingRoleWords.Title))),
        new("Engaged in 30 days", (l, _) => l.Engaged),
        new("Last touch", (l, _) => Time(l.LastTouchAt)),
        new("Signals", (l, _) => Many(l.Signals)),
        new("Tags", (l, _) => Many(l.Tags)),
        new("Lead notes", (l, _) => l.Notes),
        new("Created", (l, _) => Time(l.CreatedAt)),
    ];

    private const string Yes = "yes";

    private static string? Closed(ExportedContact contact, DoNotContact way) => contact.DoNotContact.HasFlag(way) ? Yes : null;

    private static string? Many(IEnumerable<string> values) => string.Join(Between, values) is { Length: > 0 } all ? all : null;

    private static string? Time(DateTime? at) => at?.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string? Day(DateTime? at) => at?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    // "200-500", "500+", "1240": what the company's own field understands.
    private static object? Range<T>(T? from, T? to)
        where T : struct, IFormattable
    {
        string Text(T value) => value.ToString(null, CultureInfo.InvariantCulture);
        return (from, to) switch
        {
            (null, _) => null,
            ({ } low, null) => $"{Text(low)}+",
            ({ } low, { } high) => low.Equals(high) ? Text(low) : $"{Text(low)}-{Text(high)}",
        };
    }

    private static string Spaced(string word) => string.Concat(word.Select((c, i) => i > 0 && char.IsUpper(c) ? $" {char.ToLowerInvariant(c)}" : c.ToString()));
}
