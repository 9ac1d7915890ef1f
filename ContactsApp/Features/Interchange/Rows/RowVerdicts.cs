using ContactsApp.Domain.Emails;
using ContactsApp.Domain.Merging;
using ContactsApp.Domain.Names;
using ContactsApp.Features.Interchange.Layouts;

namespace ContactsApp.Features.Interchange.Rows;

/// <summary>Says what can be done with a row, and why not where nothing can.</summary>
internal static class RowVerdicts
{
    /// <summary>The verdict on a row about a company.</summary>
    public static ContactRow OfCompany(ContactRow row, bool isDeleted, List<CellNote> notes)
    {
        var (verdict, reason) = isDeleted ? (RowVerdict.Skip, Deleted)
            : row.Company.IsNamed ? (RowVerdict.Take, "")
            : Left(notes, "The row names no company: neither a name nor a domain.");
        return With(row, verdict, reason, notes);
    }

    /// <summary>The verdict on a row about a person.</summary>
    public static ContactRow OfPerson(ContactRow row, bool isDeleted, string? kind, List<CellNote> notes)
    {
        var (verdict, reason) = isDeleted ? (RowVerdict.Skip, Deleted)
            : kind == "group" ? (RowVerdict.Skip, "The card is a group of contacts, not a person.")
            : Person(row, notes);
        return With(row, verdict, reason, notes);
    }

    private const string Deleted = "The row is marked as deleted in the tool it comes from.";

    private static (RowVerdict, string) Person(ContactRow row, List<CellNote> notes)
    {
        var fields = row.Person.Fields;
        var hasName = fields[ContactField.FullName] is { } name && name.Any(char.IsLetter) && !row.Person.NameFromAddress && !row.IsNamedLikeItsCompany;
        if (hasName && row is { Company.IsNamed: false, Title: null, LinkedInUrl: null } && fields.Emails.Count == 0 && CellWords.IsSum(fields[ContactField.FullName]!))
        {
            return (RowVerdict.Skip, "The row adds up what stands above it: it names no person.");
        }

        if (!hasName && fields.Emails.Count == 0 && row.LinkedInUrl is null)
        {
            return Nobody(row, notes);
        }

        if (fields.Emails.Count > 0 && fields.Emails.All(e => IsShared(e.Value)) && (!hasName || IsNoName(fields[ContactField.FullName]!)) && row.LinkedInUrl is null)
        {
            return (RowVerdict.Skip, $"{fields.Emails[0].Value} is a shared mailbox, and the row names nobody who reads it.");
        }

        return row.Company.IsNamed
            ? (RowVerdict.Take, "")
            : (RowVerdict.Review, "The row names no company, and no address tells one: say where this person works.");
    }

    private static (RowVerdict, string) Nobody(ContactRow row, List<CellNote> notes) => Left(notes,
        row.Person.Fields.Phones.Count > 0 ? "The row holds a phone number and no name, e-mail address or LinkedIn profile."
        : row.Company.IsNamed ? "The row names a company and no person."
        : row.ExternalId is not null ? "The row holds keys of the tool it comes from and names nobody."
        : "The row names nobody: no name, no e-mail address, no LinkedIn profile.");

    // What a bad cell took away can be mended; what is not there cannot.
    private static (RowVerdict, string) Left(List<CellNote> notes, string reason) =>
        notes.Find(n => n is { IsProblem: true, Column: >= 0 }) is { } bad ? (RowVerdict.Fail, bad.Problem!) : (RowVerdict.Skip, reason);

    // "test" and "user" name no function: such an address belongs to somebody who did not want to say who.
    private static bool IsShared(string address) => EmailAddress.TryParse(address, out var email) && EmailLists.IsRoleMailbox(email) && !EmailLists.IsStandIn(email);

    // "Info" before info@, "Sales Team" before sales@.
    private static bool IsNoName(string name) =>
        EmailAddress.TryParse($"{NameFolding.Fold(name).Replace(' ', '-')}@name.example", out var asMailbox) && EmailLists.IsRoleMailbox(asMailbox);

    private static ContactRow With(ContactRow row, RowVerdict verdict, string reason, List<CellNote> notes)
    {
        notes.Sort((a, b) => a.Column.CompareTo(b.Column));
        return row with { Verdict = verdict, Reason = reason, CellNotes = notes.Count == 0 ? [] : notes };
    }
}
