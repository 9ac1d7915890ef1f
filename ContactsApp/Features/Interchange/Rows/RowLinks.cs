using System.Collections.Frozen;
using ContactsApp.Domain.Companies;
using ContactsApp.Domain.Links;
using ContactsApp.Features.Interchange.Layouts;
using ContactsApp.Features.Interchange.Reading;
using ContactsApp.Intake;

namespace ContactsApp.Features.Interchange.Rows;

/// <summary>The web addresses of a row, told apart: files mix a person's profile, the employer's site and other pages in one column.</summary>
/// <param name="Profile">The LinkedIn profile, or what stands where one should; column -1 without.</param>
/// <param name="CompanyPage">The employer's page on LinkedIn; column -1 without.</param>
/// <param name="Site">The employer's site; column -1 without.</param>
/// <param name="Pages">Other pages of the person.</param>
internal sealed record RowLinks(Cell Profile, Cell CompanyPage, Cell Site, IReadOnlyList<RawItem> Pages)
{
    private static readonly Cell None = new("", -1);
    private static readonly FrozenSet<string> OtherSites = LayoutData.Lines("other_sites.txt").ToFrozenSet(StringComparer.Ordinal);
    private static readonly ColumnMeaning[] Mixed = [ColumnMeaning.CompanyDomain, ColumnMeaning.Website, ColumnMeaning.PersonalWebsite, ColumnMeaning.CompanyLinkedIn];

    /// <summary>Reads them.</summary>
    public static RowLinks Read(RowCells cells, FileRecord record)
    {
        var profile = cells.One(record, ColumnMeaning.LinkedIn);
        profile = profile.Column < 0 || IsBlankProfile(profile.Text) ? None : new(MultiValues.Links(profile.Text).FirstOrDefault() ?? "", profile.Column);
        var (page, site, pages) = (None, None, (List<RawItem>?)null);
        foreach (var meaning in Mixed)
        {
            foreach (var cell in cells.All(record, meaning))
            {
                var kind = cells.LabelBefore(cell.Column, ColumnMeaning.WebsiteLabel) is { } at ? record.At(at) : "";
                foreach (var link in MultiValues.Links(cell.Text))
                {
                    if (link.Contains("linkedin.", StringComparison.OrdinalIgnoreCase) && LinkedInUrl.TryParse(link, out _))
                    {
                        profile = profile.Column < 0 || !LinkedInUrl.TryParse(profile.Text, out _) ? new(link, cell.Column) : profile;
                    }
                    else if (LinkedInUrl.TryParseCompany(link, out _))
                    {
                        page = page.Column < 0 ? new(link, cell.Column) : page;
                    }
                    else if (site.Column < 0 && IsCompanySite(meaning, kind, link))
                    {
                        site = new(link, cell.Column);
                    }
                    else if (meaning is ColumnMeaning.Website or ColumnMeaning.PersonalWebsite)
                    {
                        (pages ??= []).Add(new(link, null, false, cell.Column));
                    }
                }
            }
        }

        return new(profile, page, site, pages ?? []);
    }

    // What LinkedIn exports of people who closed their account.
    private static bool IsBlankProfile(string text) => text.TrimEnd('/').EndsWith("linkedin.com/in", StringComparison.OrdinalIgnoreCase);

    private static bool IsCompanySite(ColumnMeaning meaning, string kind, string link) => meaning switch
    {
        ColumnMeaning.CompanyDomain => true,
        ColumnMeaning.Website => !IsPersonal(kind) && !IsOtherSite(link) && CompanyDomain.TryNormalize(link, out _),
        _ => false,
    };

    private static bool IsPersonal(string kind) =>
        kind.Contains("blog", StringComparison.OrdinalIgnoreCase) || kind.Contains("profile", StringComparison.OrdinalIgnoreCase) || kind.Contains("home", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether an address is a page on a site that has pages of many: a profile there says nothing about the company's own domain.</summary>
    public static bool IsOtherSite(string link) =>
        HasPath(link) && CompanyDomain.TryNormalize(link, out var domain) && OtherSites.Contains(domain);

    private static bool HasPath(string link)
    {
        var scheme = link.IndexOf("://", StringComparison.Ordinal);
        var slash = link.IndexOf('/', scheme < 0 ? 0 : scheme + 3);
        return slash >= 0 && slash < link.Length - 1;
    }
}
