using System.Collections.Frozen;
using ContactsApp.Data;
using ContactsApp.Data.Auditing;
using ContactsApp.Domain;
using ContactsApp.Features.Leads;

namespace ContactsApp.Features.Admin;

/// <summary>What the audit of everything says besides the history of a lead: verbs on users, exports and imports.</summary>
public static class AuditWords
{
    /// <summary>What can be changed, as verbs of the audit begin, with the word for it.</summary>
    public static IReadOnlyList<(string Noun, string Words)> Nouns { get; } =
    [
        ("lead", "Leads"), ("company", "Companies"), ("contact", "Contacts"), ("email", "E-mail addresses"), ("phone", "Phone numbers"), ("link", "Links"),
        ("employment", "Employments"), ("role", "Buying roles"), ("touchpoint", "Touchpoints"), ("proposal", "Proposals"), ("duplicate", "Duplicates"), ("icp", "ICP"),
        ("import", "Imports"), ("export", "Exports"), ("bulk", "Bulk actions"), ("view", "Saved views"), ("demo", "Demo data"), ("user", "Users"), ("user-role", "Roles of users"), ("digest", "Digests"), ("workspace", "Workspace"),
    ];

    private static readonly FrozenDictionary<string, string> Sentences = new Dictionary<string, string>
    {
        ["user.added"] = "added {0}",
        ["user.changed"] = "changed {0}",
        ["user.removed"] = "withdrew an invitation",
        ["user.invited"] = "made an invitation link for {0}",
        ["user.joined"] = "joined as {0}",
        ["user.locked"] = "locked {0}",
        ["user.unlocked"] = "unlocked {0}",
        ["user.passwordChanged"] = "changed the password of {0}",
        ["user.passwordLinkMade"] = "made a link to a new password for {0}",
        ["user.signedOutEverywhere"] = "signed {0} out everywhere",
        ["user.twoStepTurnedOn"] = "turned on two-step sign-in of {0}",
        ["user.twoStepTurnedOff"] = "turned off two-step sign-in of {0}",
        ["user.recoveryCodesMade"] = "made new recovery codes of {0}",
        ["user.passkeyAdded"] = "added a passkey of {0}",
        ["user.passkeysRemoved"] = "removed all passkeys of {0}",
        ["user.passkeyRemoved"] = "removed a passkey of {0}",
        ["user-role.added"] = "gave {0} a role",
        ["user-role.removed"] = "took a role of {0}",
        ["digest.added"] = "turned on the digest of {0}",
        ["digest.changed"] = "changed the digest of {0}",
        ["digest.removed"] = "turned off the digest of {0}",
        ["demo.loaded"] = "loaded the demo data",
        ["demo.removed"] = "took the demo data out",
        ["export.audit"] = "exported the audit",
        ["backup.made"] = "made a backup",
        ["import.uploaded"] = "uploaded a file to import",
        ["import.mapped"] = "chose what the columns of a file mean",
        ["import.started"] = "started an import",
        ["import.batch"] = "imported rows",
        ["import.finished"] = "finished an import",
        ["import.stopped"] = "could not go on with an import",
        ["import.cancelled"] = "cancelled an import",
        ["import.deleted"] = "deleted the file and the report of an import",
        ["import.undoStarted"] = "began to undo an import",
        ["import.undoBatch"] = "undid rows of an import",
        ["import.undone"] = "undid an import",
        ["import.undoStopped"] = "could not go on with undoing an import",
        ["icp.saved"] = "saved a version of the ICP",
        ["icp.rolledBack"] = "went back to a version of the ICP",
        ["icp.rescored"] = "had everything rescored",
        ["icp.rescoringCancelled"] = "stopped rescoring",
        ["bulk.batch"] = "changed a selection",
        ["view.added"] = "saved a view",
        ["view.changed"] = "changed a view",
        ["view.removed"] = "removed a view",
    }.ToFrozenDictionary();

    /// <summary>Kinds of records that are spelt otherwise than users say them.</summary>
    private static readonly FrozenDictionary<string, string> Records = new Dictionary<string, string>
    {
        [nameof(AppUser)] = "User",
        [nameof(ContactEmail)] = "E-mail address",
        [nameof(ContactPhone)] = "Phone number",
        [nameof(ContactLink)] = "Link",
        [nameof(RoleAssignment)] = "Buying role",
        [nameof(IcpProfile)] = "ICP",
        [nameof(IcpProfileVersion)] = "ICP version",
        [nameof(SavedView)] = "Saved view",
    }.ToFrozenDictionary();

    /// <summary>A kind of record as users say it.</summary>
    public static string RecordOf(string kind) => Records.GetValueOrDefault(kind) ?? HistoryWords.Spaced(kind);

    /// <summary>The sentence behind the name of who did it.</summary>
    /// <param name="usual">What the history of a lead says.</param>
    public static string Sentence(string verb, string subject, string usual) => Sentences.TryGetValue(verb, out var sentence)
        ? string.Format(System.Globalization.CultureInfo.InvariantCulture, sentence, subject)
        : usual;

    /// <summary>What changed of a user.</summary>
    internal static IReadOnlyList<HistoryChange> OfUser(AuditEntry entry) => [.. AuditChange.Read(entry.ChangesJson).Select(c => new HistoryChange(c.Field switch
    {
        nameof(AppUser.DisplayName) => "Name",
        nameof(AppUser.LockoutEnd) => "Locked until",
        nameof(AppUser.TwoFactorEnabled) => "Two-step sign-in",
        nameof(AppUser.TimeZone) => "Time zone",
        nameof(AppUser.EmailConfirmed) => "E-mail confirmed",
        nameof(DigestPlan.AllLeads) => "All leads",
        var same => same,
    }, c.From, c.To))];
}
