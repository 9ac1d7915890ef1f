using System.Globalization;
using ContactsApp.Domain.Companies;
using ContactsApp.Domain.Emails;
using ContactsApp.Domain.Links;
using ContactsApp.Domain.Phones;
using ContactsApp.Features.Interchange.Layouts;
using ContactsApp.Features.Interchange.Reading;

namespace ContactsApp.Features.Interchange.Rows;

/// <summary>Reads what a row says about a company.</summary>
internal sealed class RowCompany(RowCells cells)
{
    private readonly bool hasFacts = new[]
    {
        ColumnMeaning.Industry, ColumnMeaning.Employees, ColumnMeaning.Revenue, ColumnMeaning.Founded, ColumnMeaning.CompanyCountry, ColumnMeaning.CompanyCity, ColumnMeaning.CompanyRegion,
        ColumnMeaning.Technologies, ColumnMeaning.CompanyDescription, ColumnMeaning.CompanyExternalId,
    }.Any(cells.Has);

    /// <summary>The facts; what cannot be read is noted as a problem of its cell.</summary>
    public CompanyFacts Read(FileRecord record, RowLinks links, List<CellNote> notes)
    {
        var name = Name(record);
        var (domain, isFromEmail) = Domain(record, name, links, notes);
        var facts = new CompanyFacts
        {
            Name = name,
            Domain = domain,
            IsDomainFromEmail = isFromEmail,
            Website = links.Site.Column >= 0 && links.Site.Text.Contains('/') && WebLink.TryNormalize(links.Site.Text, out var url) && domain is not null ? url : null,
            LinkedInUrl = LinkedInUrl.TryParseCompany(links.CompanyPage.Text, out var slug) ? LinkedInUrl.CanonicalCompany(slug) : null,
        };
        return hasFacts ? WithFacts(facts, record, notes) : facts;
    }

    private string? Name(FileRecord record)
    {
        var text = cells.Text(record, ColumnMeaning.Company) ?? cells.Text(record, ColumnMeaning.CompanyEmailsName);
        if (text is null)
        {
            return null;
        }

        var isTidy = !text.Any(c => c < ' ' || (c != ' ' && char.IsWhiteSpace(c))) && !text.Contains("  ", StringComparison.Ordinal);
        return isTidy ? text : string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    private (string? Domain, bool IsFromEmail) Domain(FileRecord record, string? name, RowLinks links, List<CellNote> notes)
    {
        if (links.Site.Column >= 0)
        {
            if (CompanyDomain.TryNormalize(links.Site.Text, out var domain) && !EmailLists.IsFreeMailDomain(domain) && !RowLinks.IsOtherSite(links.Site.Text))
            {
                if (domain != links.Site.Text)
                {
                    notes.Add(new(links.Site.Column, links.Site.Text, domain));
                }

                return (domain, false);
            }

            notes.Add(RowLinks.IsOtherSite(links.Site.Text)
                ? new(links.Site.Column, links.Site.Text, null, "The address is a page on another site, not the company's own.")
                : new(links.Site.Column, links.Site.Text, null, $"\"{links.Site.Text}\" is not a domain or web address of a company."));
        }

        // A company called by its domain ("Booking.com") has named it.
        return FromEmails(record, name) is { } found ? (found, true) : CompanyName.LooksLikeDomain(name) && CompanyDomain.TryNormalize(name, out var own) ? (own, false) : (null, false);
    }

    private string? FromEmails(FileRecord record, string? name)
    {
        foreach (var meaning in (ColumnMeaning[])[ColumnMeaning.WorkEmail, ColumnMeaning.Email])
        {
            foreach (var cell in cells.All(record, meaning))
            {
                foreach (var found in EmailAddress.FindAll(cell.Text))
                {
                    if (!EmailLists.IsFreeMail(found.Email) && !EmailLists.IsDisposable(found.Email) && CompanyDomain.TryNormalize(found.Email.Domain, out var domain)
                        && (name is null || GoTogether(name, domain)))
                    {
                        return domain;
                    }
                }
            }
        }

        return null;
    }

    // A private or old address beside another employer's name must not become that employer's domain.
    private static bool GoTogether(string company, string domain)
    {
        var label = domain.Split('.')[0].Replace("-", "", StringComparison.Ordinal);
        return label.Length >= 3 && (Holds(CompanyName.Key(company)) || Holds(CompanyName.Key(Spelled(company))));

        bool Holds(string key)
        {
            var words = key.Split(' ');
            var name = string.Concat(words);
            return name.Length >= 3 && (name.Contains(label, StringComparison.Ordinal) || label.Contains(name, StringComparison.Ordinal) || string.Concat(words.Select(w => w.Length > 0 ? w[..1] : "")) == label);
        }
    }

    // Domains spell umlauts out: Müller is at mueller.de.
    private static string Spelled(string name) => name.Replace("ä", "ae", StringComparison.OrdinalIgnoreCase).Replace("ö", "oe", StringComparison.OrdinalIgnoreCase).Replace("ü", "ue", StringComparison.OrdinalIgnoreCase);

    private CompanyFacts WithFacts(CompanyFacts facts, FileRecord record, List<CellNote> notes)
    {
        var (employees, revenue) = (cells.One(record, ColumnMeaning.Employees), cells.One(record, ColumnMeaning.Revenue));
        var (fewest, most) = (0, (int?)null);
        var (least, highest) = (0m, (decimal?)null);
        var hasEmployees = employees.Column >= 0 && Understood(FigureRange.TryPeople(employees.Text, out fewest, out most), employees, "a number of people, like 250 or 200-500", notes);
        var hasRevenue = revenue.Column >= 0 && Understood(FigureRange.TryMillions(revenue.Text, out least, out highest), revenue, "a revenue in US dollars, like 12 M or 5,000,000", notes);
        var country = cells.One(record, ColumnMeaning.CompanyCountry);
        var iso = PhoneRegion.FromCountry(country.Text);
        return facts with
        {
            Industry = cells.Text(record, ColumnMeaning.Industry),
            EmployeesMin = hasEmployees ? fewest : null,
            EmployeesMax = hasEmployees ? most : null,
            RevenueMin = hasRevenue ? least : null,
            RevenueMax = hasRevenue ? highest : null,
            Founded = int.TryParse(cells.Text(record, ColumnMeaning.Founded), NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is > 1000 and < 2200 ? year : null,
            Country = country.Column < 0 || Understood(!string.IsNullOrEmpty(iso), country, "a country", notes) ? iso is { Length: 2 } ? iso : null : null,
            City = cells.Text(record, ColumnMeaning.CompanyCity),
            Region = cells.Text(record, ColumnMeaning.CompanyRegion),
            Technologies = cells.Text(record, ColumnMeaning.Technologies) is { } list ? [.. MultiValues.Words(list).Distinct(StringComparer.OrdinalIgnoreCase)] : [],
            Description = cells.Text(record, ColumnMeaning.CompanyDescription),
            ExternalId = cells.Text(record, ColumnMeaning.CompanyExternalId),
        };
    }

    private static bool Understood(bool isRead, Cell cell, string what, List<CellNote> notes)
    {
        if (!isRead)
        {
            notes.Add(new(cell.Column, cell.Text, null, $"\"{cell.Text}\" is not {what}."));
        }

        return isRead;
    }
}
