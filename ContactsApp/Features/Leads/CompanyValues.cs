using System.Globalization;
using ContactsApp.Domain;
using ContactsApp.Domain.Companies;
using ContactsApp.Domain.Links;
using ContactsApp.Domain.Scoring;

namespace ContactsApp.Features.Leads;

/// <summary>Reads typed facts of a company.</summary>
internal static class CompanyValues
{
    private const int LongestName = 200;
    private const int LongestText = 4_000;
    private const int LongestNotes = 20_000;
    private const int MostTechnologies = 100;

    /// <summary>Sets the field, or says what is wrong with the text.</summary>
    public static string? Set(Lead lead, CompanyField field, string? text, DateTime now)
    {
        var company = lead.Company;
        return field switch
        {
            CompanyField.Name => Name(company, text),
            CompanyField.Website => Website(company, text),
            CompanyField.Description => Text(text, LongestText, v => company.Description = v),
            CompanyField.Industry => Text(text, LongestName, v => company.Industry = v),
            CompanyField.Employees => Employees(company, text),
            CompanyField.Revenue => Revenue(company, text),
            CompanyField.Founded => Founded(company, text, now),
            CompanyField.Country => Country(company, text),
            CompanyField.City => Text(text, LongestName, v => company.City = v),
            CompanyField.Technologies => Technologies(company, text),
            CompanyField.LinkedInUrl => LinkedIn(company, text),
            CompanyField.Notes => Text(text, LongestNotes, v => lead.Notes = v),
            CompanyField.Domain => throw new ArgumentOutOfRangeException(nameof(field), field, "A domain is looked up in the database first."),
        };
    }

    /// <summary>The fact as the screen shows it in its field; null when nothing is known.</summary>
    public static string? Shown(Lead lead, CompanyField field)
    {
        var company = lead.Company;
        return field switch
        {
            CompanyField.Name => company.Name,
            CompanyField.Domain => company.Domain,
            CompanyField.Website => company.Website,
            CompanyField.Description => company.Description,
            CompanyField.Industry => company.Industry,
            CompanyField.Employees => LeadFacts.Range(company.EmployeesMin, company.EmployeesMax),
            CompanyField.Revenue => LeadFacts.Range(company.RevenueMin, company.RevenueMax),
            CompanyField.Founded => company.Founded?.ToString(CultureInfo.InvariantCulture),
            CompanyField.Country => company.Country,
            CompanyField.City => company.City,
            CompanyField.Technologies => Listed(company.Technologies),
            CompanyField.LinkedInUrl => company.LinkedInUrl,
            CompanyField.Notes => lead.Notes,
        };
    }

    /// <summary>Technologies in one field: "Kubernetes, Kafka"; null for none.</summary>
    public static string? Listed(IReadOnlyList<string> technologies) => technologies.Count == 0 ? null : string.Join(", ", technologies);

    /// <summary>On screen: "LinkedIn page".</summary>
    public static string NameOf(CompanyField field) => field switch
    {
        CompanyField.LinkedInUrl => "LinkedIn page",
        _ => field.ToString(),
    };

    private static string? Name(Company company, string? text)
    {
        var name = CompanyName.Display(text);
        if (name.Length is 0 or > LongestName)
        {
            return $"A company needs a name of at most {LongestName} characters.";
        }

        (company.Name, company.NameKey) = (name, CompanyName.Key(name));
        return null;
    }

    private static string? Text(string? text, int longest, Action<string?> set)
    {
        if (text?.Length > longest)
        {
            return $"At most {longest:N0} characters fit here.";
        }

        set(text);
        return null;
    }

    private static string? Website(Company company, string? text)
    {
        var url = "";
        if (text is not null && !WebLink.TryNormalize(text, out url))
        {
            return $"\"{text}\" is not a web address.";
        }

        company.Website = text is null ? null : url;
        return null;
    }

    private static string? Employees(Company company, string? text)
    {
        var (min, max) = (0, (int?)null);
        if (text is not null && !FigureRange.TryPeople(text, out min, out max))
        {
            return "Give a number or a range of people, like 1,240 or 200-500.";
        }

        (company.EmployeesMin, company.EmployeesMax) = (text is null ? null : min, text is null ? null : max);
        return null;
    }

    private static string? Revenue(Company company, string? text)
    {
        var (min, max) = (0m, (decimal?)null);
        if (text is not null && !FigureRange.TryMillions(text, out min, out max))
        {
            return "Give the yearly revenue in US dollars, like $180-220 M.";
        }

        (company.RevenueMin, company.RevenueMax) = (text is null ? null : min, text is null ? null : max);
        return null;
    }

    private static string? Founded(Company company, string? text, DateTime now)
    {
        var year = 0;
        if (text is not null && (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out year) || year < 1000 || year > now.Year))
        {
            return $"Give the year in which it was founded, up to {now.Year}.";
        }

        company.Founded = text is null ? null : year;
        return null;
    }

    private static string? Country(Company company, string? text)
    {
        var code = CountryNames.Key(text);
        if (text is not null && !(code.Length == 2 && code.All(char.IsAsciiLetterUpper)))
        {
            return $"\"{text}\" is not a country; give its English name or two-letter code.";
        }

        company.Country = text is null ? null : code;
        return null;
    }

    private static string? Technologies(Company company, string? text)
    {
        var words = (text ?? "").Split([',', ';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (words.Count > MostTechnologies || words.Exists(w => w.Length > LongestName))
        {
            return $"At most {MostTechnologies} technologies fit here, divided by commas.";
        }

        company.Technologies = words;
        return null;
    }

    private static string? LinkedIn(Company company, string? text)
    {
        var slug = "";
        if (text is not null && !LinkedInUrl.TryParseCompany(text, out slug))
        {
            return "The link is not the page of a company on LinkedIn (linkedin.com/company/...).";
        }

        company.LinkedInUrl = text is null ? null : LinkedInUrl.CanonicalCompany(slug);
        return null;
    }
}
