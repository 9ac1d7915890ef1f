using ContactsApp.Domain.Emails;
using ContactsApp.Domain.Links;
using ContactsApp.Domain.Merging;
using ContactsApp.Domain.Names;
using ContactsApp.Domain.Phones;

namespace ContactsApp.Intake;

/// <summary>What a value was that cleaning says something about.</summary>
public enum CleanedPart
{
    Email,
    Phone,
    LinkedIn,
    Link,
}

/// <summary>What cleaning did to one value.</summary>
/// <param name="At">Where the source has the value (<see cref="RawItem.At"/>).</param>
/// <param name="From">As the source wrote it.</param>
/// <param name="To">As it is kept; null when it is not.</param>
/// <param name="Problem">Why it is not kept, in words; null when it is.</param>
/// <param name="Fix">A value that was probably meant, for a person to accept; null when nothing sensible is known.</param>
public sealed record CleaningNote(CleanedPart Part, int At, string From, string? To, string? Problem, string? Fix = null);

/// <summary>A cleaned person and what could not be read.</summary>
/// <param name="NameFromAddress">No name was given: it was read off the e-mail address, with low confidence.</param>
/// <param name="Notes">Each value that is kept otherwise than written, or not kept.</param>
public sealed record CleanedPerson(PersonFields Fields, bool NameFromAddress, IReadOnlyList<CleaningNote> Notes)
{
    /// <summary>What could not be read, in words.</summary>
    public IReadOnlyList<string> Problems => [.. Notes.Select(n => n.Problem).OfType<string>()];
}

/// <summary>First station of the road: raw words to canonical values. Pure; nothing is dropped silently, what cannot be read is a problem in words.</summary>
public static class PersonCleaner
{
    /// <summary>Cleans one person.</summary>
    public static CleanedPerson Clean(RawPerson raw)
    {
        List<CleaningNote>? notes = null;
        var emails = raw.Emails.Count == 0 ? [] : Emails(raw, ref notes);
        var phones = raw.Phones.Count == 0 ? [] : Phones(raw, ref notes);
        var links = raw.Links.Count == 0 ? [] : Links(raw, ref notes);
        var slug = Slug(raw, ref notes);
        var name = Name(raw, emails, slug, out var fromAddress);
        var values = new SortedDictionary<ContactField, string>();
        if (name is not null)
        {
            PutName(values, name);
        }

        Put(values, ContactField.PreferredName, raw.Nickname);
        Put(values, ContactField.Title, raw.Title);
        Put(values, ContactField.Headline, raw.Headline);
        Put(values, ContactField.Location, raw.Location);
        Put(values, ContactField.TimeZone, raw.TimeZone);
        Put(values, ContactField.Pronouns, raw.Pronouns);
        Put(values, ContactField.Seniority, raw.Seniority?.ToString());
        Put(values, ContactField.Department, raw.Department?.ToString());
        Put(values, ContactField.LinkedIn, slug is null ? null : LinkedInUrl.Canonical(slug));
        var fields = new PersonFields { Values = values, Emails = emails, Phones = phones, Links = links, Role = raw.Role, StartedOn = raw.StartedOn };
        return new(fields, fromAddress, notes ?? []);
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
            values[field] = OneLine(value);
        }
    }

    private static string OneLine(string value)
    {
        value = value.Trim();
        var isTidy = !value.Contains("  ", StringComparison.Ordinal) && !value.AsSpan().ContainsAnyInRange('\0', '\u001f') && !value.Contains('\u00a0');
        return isTidy ? value : string.Join(' ', value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    private static List<ObservedItem> Emails(RawPerson raw, ref List<CleaningNote>? notes)
    {
        var found = new List<ObservedItem>(raw.Emails.Count);
        foreach (var item in raw.Emails.Where(e => !string.IsNullOrWhiteSpace(e.Text)))
        {
            var text = item.Text.Trim();
            if (!EmailAddress.TryParse(text, out var email))
            {
                (notes ??= []).Add(EmailRepair.Note(text, item.At, raw.CompanyDomain));
                continue;
            }

            if (email.Address != text)
            {
                (notes ??= []).Add(new(CleanedPart.Email, item.At, text, email.Address, null));
            }

            if (!found.Exists(f => f.Value == email.Address))
            {
                found.Add(new(email.Address, ReachLabels.OfEmail(item.Label, email), item.IsPrimary));
            }
        }

        return WithPrimary(found);
    }

    private static List<ObservedItem> Phones(RawPerson raw, ref List<CleaningNote>? notes)
    {
        var found = new List<ObservedItem>(raw.Phones.Count);
        foreach (var item in raw.Phones.Where(p => !string.IsNullOrWhiteSpace(p.Text)))
        {
            var text = item.Text.Trim();
            var value = PhoneNumber.TryParse(text, raw.PhoneRegion, out var phone) ? phone.E164 : text;
            if (value.Count(char.IsAsciiDigit) < 4)
            {
                (notes ??= []).Add(new(CleanedPart.Phone, item.At, text, null, $"\"{text}\" is not a phone number."));
                continue;
            }

            if (value != text)
            {
                (notes ??= []).Add(new(CleanedPart.Phone, item.At, text, value, null));
            }

            if (!found.Exists(f => f.Value == value))
            {
                found.Add(new(value, ReachLabels.OfPhone(item.Label), item.IsPrimary));
            }
        }

        return WithPrimary(found);
    }

    private static List<ObservedItem> Links(RawPerson raw, ref List<CleaningNote>? notes)
    {
        var found = new List<ObservedItem>(raw.Links.Count);
        foreach (var item in raw.Links.Where(l => !string.IsNullOrWhiteSpace(l.Text)))
        {
            if (!WebLink.TryNormalize(item.Text, out var url))
            {
                (notes ??= []).Add(new(CleanedPart.Link, item.At, item.Text, null, $"\"{item.Text.Trim()}\" is not the address of a web page."));
            }
            else if (!found.Exists(f => f.Value == url))
            {
                found.Add(new(url, item.Label));
            }
        }

        return found;
    }

    // The first one is the main one where the source marks none.
    private static List<ObservedItem> WithPrimary(List<ObservedItem> found)
    {
        var main = Math.Max(0, found.FindIndex(f => f.Primary));
        for (var i = 0; i < found.Count; i++)
        {
            found[i] = found[i].Primary == (i == main) ? found[i] : found[i] with { Primary = i == main };
        }

        return found;
    }

    private static string? Slug(RawPerson raw, ref List<CleaningNote>? notes)
    {
        if (string.IsNullOrWhiteSpace(raw.LinkedInUrl))
        {
            return null;
        }

        if (LinkedInUrl.TryParse(raw.LinkedInUrl, out var slug))
        {
            return slug;
        }

        (notes ??= []).Add(new(CleanedPart.LinkedIn, -1, raw.LinkedInUrl, null, "The link is not the address of a person on LinkedIn (linkedin.com/in/...)."));
        return null;
    }

    private static PersonName? Name(RawPerson raw, List<ObservedItem> emails, string? slug, out bool fromAddress)
    {
        fromAddress = false;
        if (NameOfParts.Read(raw) is { } name)
        {
            return name;
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
