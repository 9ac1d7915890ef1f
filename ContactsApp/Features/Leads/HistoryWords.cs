using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using ContactsApp.Data.Auditing;
using ContactsApp.Domain;

namespace ContactsApp.Features.Leads;

/// <summary>Audit rows as lines a user reads.</summary>
public static partial class HistoryWords
{
    /// <summary>Verbs that do not read well as they are spelt.</summary>
    private static readonly FrozenDictionary<string, string> Sentences = new Dictionary<string, string>
    {
        ["lead.stateChanged"] = "changed the sales state",
        ["lead.ownerChanged"] = "changed the owner",
        ["lead.stagePinned"] = "pinned the stage",
        ["lead.removed"] = "moved the lead to trash",
        ["lead.restored"] = "restored the lead",
        ["company.edited"] = "changed the company",
        ["role.confirmed"] = "confirmed",
        ["role.dismissed"] = "dismissed",
        ["role.broughtBack"] = "brought back",
        ["role.moved"] = "moved",
        ["role.ended"] = "ended the role of",
        ["role.madePrimary"] = "made primary",
        ["role.putBack"] = "put back",
        ["touchpoint.logged"] = "logged",
        ["touchpoint.removed"] = "removed from the timeline",
        ["contact.doNotContact"] = "changed how to contact",
        ["contact.markedGatekeeper"] = "marked as gatekeeper",
        ["contact.unmarkedGatekeeper"] = "took the gatekeeper's mark from",
        ["contact.replaced"] = "noted the replacement of",
        ["lead.tagged"] = "tagged the lead",
        ["lead.untagged"] = "took a tag from the lead",
        ["contact.left"] = "noted the departure of",
        ["contact.merged"] = "merged",
        ["contact.mergedIn"] = "merged somebody into",
        ["contact.unmerged"] = "undid the merge of",
        ["lead.merged"] = "merged the lead",
        ["lead.mergedIn"] = "merged another lead into this one",
        ["lead.unmerged"] = "undid the merge of the lead",
        ["duplicate.notTheSame"] = "said that two records are not the same",
        ["export.contacts"] = "exported contacts",
        ["export.leads"] = "exported leads",
        ["undo"] = "took an action back",
    }.ToFrozenDictionary();

    /// <summary>Fields whose values are words of the code.</summary>
    private static readonly FrozenSet<string> Words = FrozenSet.Create(
        nameof(Lead.SalesState), nameof(Lead.Stage), nameof(RoleAssignment.State), nameof(RoleAssignment.Role), nameof(Contact.Seniority),
        nameof(Contact.Department), nameof(Contact.DoNotContact), nameof(Contact.RemovalReason), nameof(Touchpoint.Channel), nameof(ContactEmail.Status), nameof(Contact.CreatedSource));

    /// <summary>Times and days as the audit writes them.</summary>
    private static readonly string[] Moments = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", "yyyy-MM-dd"];

    /// <summary>One audit row as a history line.</summary>
    /// <param name="subject">Whom or what the row is about, where the page does not say it already.</param>
    /// <param name="users">Names of users by id, for owners.</param>
    public static HistoryRow Of(AuditEntry entry, string subject, IReadOnlyDictionary<string, string>? users = null) => new(
        entry.At, entry.ActorName, entry.Verb, Sentence(entry.Verb, subject),
        [.. AuditChange.Read(entry.ChangesJson).Where(c => IsForReaders(entry, c)).Select(c => Change(c, users))],
        entry.Source, null);

    /// <summary>Columns that say again what the sentence says, or how a record is kept.</summary>
    private static readonly FrozenSet<string> Said = FrozenSet.Create(
        nameof(RoleAssignment.State), nameof(RoleAssignment.Role), nameof(RoleAssignment.Confidence), nameof(RoleAssignment.Words), nameof(RoleAssignment.IsPrimary),
        nameof(RoleAssignment.EndedAt), nameof(Employment.Locked), nameof(Contact.Given), nameof(Contact.Middle), nameof(Contact.Family), nameof(Contact.CreatedSource));

    // Keys of other records say nothing to a reader, and the sentence about a touchpoint says all of it.
    private static bool IsForReaders(AuditEntry entry, AuditChange change) => entry.EntityKind != nameof(Touchpoint)
        && (change.Field == nameof(Lead.OwnerId) || !(Said.Contains(change.Field) || change.Field.EndsWith("Id", StringComparison.Ordinal)));

    private static HistoryChange Change(AuditChange change, IReadOnlyDictionary<string, string>? users)
    {
        string? Value(string? value) => value is null ? null
            : change.Field == nameof(Lead.OwnerId) ? users?.GetValueOrDefault(value) ?? "a former user"
            : Words.Contains(change.Field) ? Spaced(value)
            : DateTime.TryParseExact(value, Moments, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment) ? moment.ToString("d MMM yyyy", CultureInfo.CurrentCulture)
            : value;
        return new(change.Field == nameof(Lead.OwnerId) ? "Owner" : Spaced(change.Field), Value(change.From), Value(change.To));
    }

    private static string Sentence(string verb, string subject)
    {
        if (Sentences.TryGetValue(verb, out var sentence))
        {
            return subject.Length == 0 ? sentence : $"{sentence} {subject}";
        }

        var dot = verb.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0)
        {
            return verb;
        }

        var noun = Spaced(verb[..dot]).ToLowerInvariant();
        var what = noun switch
        {
            "role" => "a buying role",
            "email" => "an e-mail address",
            "employment" => "an employment",
            "contact" or "lead" or "company" or "workspace" => $"the {noun}",
            _ => $"a {noun}",
        };
        var said = Spaced(verb[(dot + 1)..]).ToLowerInvariant();
        return subject.Length == 0 ? $"{said} {what}" : $"{said} {what}: {subject}";
    }

    /// <summary>A word of the code as words of a sentence: "SalesState" is "Sales state".</summary>
    internal static string Spaced(string word)
    {
        var spaced = WordStart().Replace(word.Replace('-', ' '), " $1").Trim();
        return spaced.Length == 0 ? spaced : char.ToUpperInvariant(spaced[0]) + spaced[1..].ToLowerInvariant();
    }

    [GeneratedRegex("(?<=[a-z0-9])([A-Z])")]
    private static partial Regex WordStart();
}
