using ContactsApp.Domain;
using ContactsApp.Domain.Links;
using ContactsApp.Features.Interchange.Layouts;
using ContactsApp.Features.Interchange.Reading;
using ContactsApp.Intake;

namespace ContactsApp.Features.Interchange.Rows;

/// <summary>Puts what a row says about its person into the form that the cleaning station takes.</summary>
internal sealed class RowPerson(RowCells cells)
{
    private static readonly (ColumnMeaning Meaning, string? Label)[] EmailColumns =
        [(ColumnMeaning.Email, null), (ColumnMeaning.WorkEmail, "Work"), (ColumnMeaning.PersonalEmail, "Personal")];

    private static readonly (ColumnMeaning Meaning, string? Label)[] PhoneColumns =
        [(ColumnMeaning.WorkPhone, "Work"), (ColumnMeaning.Phone, null), (ColumnMeaning.MobilePhone, "Mobile"), (ColumnMeaning.PersonalPhone, "Personal")];

    /// <summary>The person, the LinkedIn profile as written and its column.</summary>
    public (RawPerson Person, Cell LinkedIn) Read(FileRecord record, CompanyFacts company, RowLinks links)
    {
        var country = cells.Text(record, ColumnMeaning.Country);
        var roles = Roles(record);
        return (new RawPerson
        {
            FullName = cells.Text(record, ColumnMeaning.FullName),
            Given = cells.Text(record, ColumnMeaning.GivenName),
            Middle = cells.Text(record, ColumnMeaning.MiddleName),
            Family = cells.Text(record, ColumnMeaning.FamilyName),
            Prefix = cells.Text(record, ColumnMeaning.NamePrefix),
            Suffix = cells.Text(record, ColumnMeaning.NameSuffix),
            Nickname = cells.Text(record, ColumnMeaning.Nickname),
            Title = cells.Text(record, ColumnMeaning.Title),
            Headline = cells.Text(record, ColumnMeaning.Headline),
            Emails = Items(record, EmailColumns, ColumnMeaning.EmailLabel, MultiValues.Emails),
            Phones = Phones(record),
            Links = links.Pages,
            LinkedInUrl = links.Profile.Column < 0 ? null : links.Profile.Text,
            Location = Place(record, country),
            TimeZone = cells.Text(record, ColumnMeaning.TimeZone) is { } zone && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var known) && known.HasIanaId ? zone : null,
            Pronouns = cells.Text(record, ColumnMeaning.Pronouns),
            Role = roles.Count > 0 ? roles[0] : null,
            Seniority = cells.Text(record, ColumnMeaning.Seniority) is { } level ? SeniorityWords.Of(level) : null,
            Department = Department(record),
            PhoneRegion = cells.Text(record, ColumnMeaning.PhoneRegion) ?? country ?? company.Country ?? company.Domain,
            CompanyDomain = company.IsDomainFromEmail ? null : company.Domain,
        }, links.Profile);
    }

    /// <summary>The buying roles the row names, each once.</summary>
    public IReadOnlyList<BuyingRole> Roles(FileRecord record) => !cells.Has(ColumnMeaning.BuyingRole) ? []
        : [.. cells.All(record, ColumnMeaning.BuyingRole).SelectMany(c => RoleWords.IsRole(c.Text) ? [c.Text] : MultiValues.Words(c.Text)).Select(RoleWords.Of).OfType<BuyingRole>().Distinct()];

    private Department? Department(FileRecord record)
    {
        foreach (var cell in cells.All(record, ColumnMeaning.Department))
        {
            if (DepartmentWords.Of(cell.Text) is { } department)
            {
                return department;
            }
        }

        return null;
    }

    private string? Place(FileRecord record, string? country)
    {
        if (cells.Text(record, ColumnMeaning.Location) is { } location)
        {
            return location;
        }

        var city = cells.Text(record, ColumnMeaning.City) ?? cells.Text(record, ColumnMeaning.Region);
        return city is null ? country : country is null ? city : $"{city}, {country}";
    }

    private List<RawItem> Phones(FileRecord record)
    {
        var items = Items(record, PhoneColumns, ColumnMeaning.PhoneLabel, MultiValues.Phones);
        var code = cells.Text(record, ColumnMeaning.CallingCode);
        items.RemoveAll(i => IsFax(i.Label));
        for (var i = 0; i < items.Count; i++)
        {
            // Excel and Apollo put a quote before a number so that it stays a text.
            var text = items[i].Text.TrimStart('\'', '`').Trim();
            items[i] = items[i] with { Text = code is null || text.StartsWith('+') ? text : $"+{code.TrimStart('+')} {text}" };
        }

        return items;
    }

    private static bool IsFax(string? label) => label is not null && (label.Contains("fax", StringComparison.OrdinalIgnoreCase) || label.Contains("pager", StringComparison.OrdinalIgnoreCase));

    // The kinds of values stand in the column before them, one for all values of a cell or one for each.
    private List<RawItem> Items(FileRecord record, (ColumnMeaning Meaning, string? Label)[] columns, ColumnMeaning labels, Func<string, IEnumerable<string>> divide)
    {
        var items = new List<RawItem>();
        foreach (var (meaning, label) in columns)
        {
            foreach (var cell in cells.All(record, meaning))
            {
                var said = label is null && cells.LabelBefore(cell.Column, labels) is { } at ? record.At(at).Split('\n') : [];
                var nth = 0;
                foreach (var value in divide(cell.Text))
                {
                    var kind = nth < said.Length ? said[nth] : said.Length > 0 ? said[0] : label;
                    items.Add(new(value, kind?.TrimStart('*', ' ') is { Length: > 0 } plain ? plain : null, kind?.StartsWith('*') == true && (nth == 0 || said.Length > 1), cell.Column));
                    nth++;
                }
            }
        }

        return items;
    }
}
