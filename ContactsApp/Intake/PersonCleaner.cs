using ContactsApp.Domain;
using ContactsApp.Domain.Emails;
using ContactsApp.Domain.Links;
using ContactsApp.Domain.Merging;
using ContactsApp.Domain.Names;
using ContactsApp.Domain.Phones;

namespace ContactsApp.Intake;

/// <summary>What a source or a form gives, before cleaning.</summary>
public sealed record RawPerson
{
    public string? FullName { get; init; }
    public string? Given { get; init; }
    public string? Family { get; init; }
    public string? Title { get; init; }
    public string? Headline { get; init; }
    public IReadOnlyList<string> Emails { get; init; } = [];
    public IReadOnlyList<string> Phones { get; init; } = [];
    public string? LinkedInUrl { get; init; }
    public string? Location { get; init; }
    public BuyingRole? Role { get; init; }
    public Seniority? Seniority { get; init; }
    public Department? Department { get; init; }

    /// <summary>ISO country or top-level domain hint for phones without a country code.</summary>
    public string? PhoneRegion { get; init; }
}

/// <summary>A cleaned person and what could not be read.</summary>
/// <param name="NameFromAddress">No name was given: it was read off the e-mail address, with low confidence.</param>
public sealed record CleanedPerson(PersonFields Fields, bool NameFromAddress, IReadOnlyList<string> Problems);

/// <summary>First station of the road: raw words to canonical values. Pure; nothing is dropped silently, what cannot be read is a problem in words.</summary>
public static class PersonCleaner
{
    /// <summary>Cleans one person.</summary>
    public static CleanedPerson Clean(RawPerson raw)
    {
        var problems = new List<string>();
        var emails = Emails(raw, problems);
        var phones = Phones(raw, problems);
        var slug = Slug(raw, problems);
        var name = Name(raw, emails, slug, out var fromAddress);
        var values = new SortedDictionary<ContactField, string>();
        if (name is not null)
        {
            PutName(values, name);
        }

        Put(values, ContactField.Title, raw.Title);
        Put(values, ContactField.Headline, raw.Headline);
        Put(values, ContactField.Location, raw.Location);
        Put(values, ContactField.Seniority, raw.Seniority?.ToString());
        Put(values, ContactField.Department, raw.Department?.ToString());
        Put(values, ContactField.LinkedIn, slug is null ? null : LinkedInUrl.Canonical(slug));
        var fields = new PersonFields { Values = values, Emails = emails, Phones = phones, Role = raw.Role };
        return new(fields, fromAddress, problems);
    }

    /// <summary>The name and its parts, as fields of one observation.</summary>
    public static void PutName(SortedDictionary<ContactField, string> values, PersonName name)
    {
        values[ContactField.FullName] = name.Display;
        Put(values, ContactField.NamePrefix, name.Prefix);
        Put(values, ContactField.GivenName, name.Given);
        Put(values, ContactField.MiddleName, name.Middle);
        Put(values, ContactField.FamilyName, name.Family);
        Put(values, ContactField.NameSuffix, name.Suffix);
    }

    private static void Put(SortedDictionary<ContactField, string> values, ContactField field, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value))
        {
            values[field] = string.Join(' ', value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        }
    }

    private static List<ObservedItem> Emails(RawPerson raw, List<string> problems)
    {
        var found = new List<ObservedItem>();
        foreach (var text in raw.Emails.Where(e => !string.IsNullOrWhiteSpace(e)))
        {
            if (!EmailAddress.TryParse(text, out var email))
            {
                problems.Add($"\"{text.Trim()}\" is not an e-mail address.");
            }
            else if (!found.Exists(f => f.Value == email.Address))
            {
                found.Add(new(email.Address, EmailLists.IsFreeMail(email) ? "Personal" : "Work", Primary: found.Count == 0));
            }
        }

        return found;
    }

    private static List<ObservedItem> Phones(RawPerson raw, List<string> problems)
    {
        var found = new List<ObservedItem>();
        foreach (var text in raw.Phones.Where(p => !string.IsNullOrWhiteSpace(p)))
        {
            var value = PhoneNumber.TryParse(text, raw.PhoneRegion, out var phone) ? phone.E164 : text.Trim();
            if (value.Count(char.IsAsciiDigit) < 4)
            {
                problems.Add($"\"{text.Trim()}\" is not a phone number.");
            }
            else if (!found.Exists(f => f.Value == value))
            {
                found.Add(new(value, Primary: found.Count == 0));
            }
        }

        return found;
    }

    private static string? Slug(RawPerson raw, List<string> problems)
    {
        if (string.IsNullOrWhiteSpace(raw.LinkedInUrl))
        {
            return null;
        }

        if (LinkedInUrl.TryParse(raw.LinkedInUrl, out var slug))
        {
            return slug;
        }

        problems.Add("The link is not the address of a person on LinkedIn (linkedin.com/in/...).");
        return null;
    }

    private static PersonName? Name(RawPerson raw, List<ObservedItem> emails, string? slug, out bool fromAddress)
    {
        fromAddress = false;
        if (!string.IsNullOrWhiteSpace(raw.FullName))
        {
            return NameParser.Parse(raw.FullName);
        }

        if (!string.IsNullOrWhiteSpace(raw.Given) || !string.IsNullOrWhiteSpace(raw.Family))
        {
            return NameParser.FromParts(raw.Given, raw.Family);
        }

        fromAddress = true;
        foreach (var email in emails)
        {
            if (NameFromEmail.Guess(email.Value.Split('@')[0]) is { } guess)
            {
                return guess;
            }
        }

        return slug is null ? null : NameFromSlug(slug);
    }

    // "mei-tanaka-8a1b2c" names a person; the last part is a counter when it has digits.
    private static PersonName? NameFromSlug(string slug)
    {
        var parts = slug.Split('-', StringSplitOptions.RemoveEmptyEntries).Where(p => !p.Any(char.IsAsciiDigit)).ToArray();
        return parts.Length is 0 or > 5 ? null : NameParser.Parse(string.Join(' ', parts.Select(p => char.ToUpperInvariant(p[0]) + p[1..])));
    }
}
