using ContactsApp.Domain.Emails;
using ContactsApp.Domain.Merging;
using ContactsApp.Domain.Names;
using ContactsApp.Features.Interchange.Rows;
using ContactsApp.Intake;

namespace ContactsApp.Features.Interchange;

/// <summary>
/// What stays the same when the same tool writes the same person again. The company is part of it: somebody who is found at another
/// company has moved there, which is for a person to decide.
/// </summary>
internal static class ImportRecordKey
{
    /// <summary>The tool's own id, else the LinkedIn profile, else the address with the name, else the name.</summary>
    /// <param name="layout">The tool: 17 of one and 17 of another are two people.</param>
    public static string Of(ContactRow row, PersonFields fields, string layout, long company)
    {
        var name = NameFolding.Fold(fields[ContactField.FullName] ?? "");
        return row.ExternalId is { } id ? $"i:{company}:{layout}:{id}"
            : fields[ContactField.LinkedIn] is { } profile ? $"l:{company}:{profile}"
            // Two people who share an address are told apart by their names; a mailbox such as info@ says nothing of who it is.
            : fields.Emails.FirstOrDefault(e => IsPersonal(e.Value)) is { } email ? $"e:{company}:{email.Value}:{name}"
            : $"n:{company}:{name}:{fields.Emails.FirstOrDefault()?.Value}";
    }

    private static bool IsPersonal(string address) => EmailAddress.TryParse(address, out var email) && !EmailLists.IsRoleMailbox(email);
}
