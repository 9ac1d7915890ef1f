using ContactsApp.Domain;
using ContactsApp.Domain.Links;
using ContactsApp.Domain.Merging;
using ContactsApp.Domain.Names;
using ContactsApp.Domain.Titles;
using ContactsApp.Intake;

namespace ContactsApp.Features.Contacts;

/// <summary>Single values of a contact between the columns, what is typed, and what an observation says.</summary>
internal static class FieldValues
{
    /// <summary>What a typed text says about the field, as an observation says it: a name with its parts, links and departments in one form.</summary>
    public static SortedDictionary<ContactField, string> Of(ContactField field, string text, Contact contact)
    {
        var values = new SortedDictionary<ContactField, string>();
        switch (field)
        {
            case ContactField.FullName:
                PersonCleaner.PutName(values, NameParser.Parse(text));
                break;
            case ContactField.GivenName or ContactField.FamilyName or ContactField.MiddleName or ContactField.NamePrefix or ContactField.NameSuffix:
                PutPart(values, field, text, contact);
                break;
            case ContactField.LinkedIn when LinkedInUrl.TryParse(text, out var slug):
                values[field] = LinkedInUrl.Canonical(slug);
                break;
            case ContactField.Department when DepartmentNames.TryParse(text, out var department):
                values[field] = department.ToString();
                break;
            default:
                values[field] = text;
                break;
        }

        return values;
    }

    /// <summary>The value shown now, in the words of the screen.</summary>
    /// <param name="contact">Loaded with its links.</param>
    public static string? Shown(Contact contact, ContactField field) => field switch
    {
        ContactField.FullName => contact.FullName,
        ContactField.GivenName => contact.Given,
        ContactField.MiddleName => contact.Middle,
        ContactField.FamilyName => contact.Family,
        ContactField.NamePrefix => contact.Prefix,
        ContactField.NameSuffix => contact.Suffix,
        ContactField.PreferredName => contact.PreferredName,
        ContactField.Title => contact.Title,
        ContactField.Headline => contact.Headline,
        ContactField.Seniority => contact.Seniority.ToString(),
        ContactField.Department => contact.Department is { } d ? DepartmentNames.Name(d) : null,
        ContactField.Location => contact.Location,
        ContactField.TimeZone => contact.TimeZone,
        ContactField.Pronouns => contact.Pronouns,
        ContactField.LinkedIn => contact.Links.Find(l => l.Kind == LinkKind.LinkedIn)?.Url,
    };

    /// <summary>A stored value in the words of the screen: departments are stored by their code word.</summary>
    public static string InWords(ContactField field, string value) =>
        field == ContactField.Department && Enum.TryParse<Department>(value, out var department) ? DepartmentNames.Name(department) : value;

    // The parts of a name hang together: correcting one says them all.
    private static void PutPart(SortedDictionary<ContactField, string> values, ContactField field, string text, Contact c)
    {
        string? Part(ContactField f, string? now) => f == field ? text : now;
        var name = new PersonName(
            "", Part(ContactField.NamePrefix, c.Prefix), Part(ContactField.GivenName, c.Given), Part(ContactField.MiddleName, c.Middle),
            Part(ContactField.FamilyName, c.Family), Part(ContactField.NameSuffix, c.Suffix), null);
        PersonCleaner.PutName(values, name);
    }
}
