namespace ContactsApp.Domain.Committees;

/// <summary>The committee's warnings in words, for the profile's editor and its versions.</summary>
public static class WarningWords
{
    /// <summary>As a heading: "No decision maker".</summary>
    public static string Title(CommitteeWarningKind kind) => kind switch
    {
        CommitteeWarningKind.NoDecisionMaker => "No decision maker",
        CommitteeWarningKind.NoPower => "No power",
        CommitteeWarningKind.BlockerPresent => "Blocker present",
        CommitteeWarningKind.SingleThreaded => "Single-threaded",
        CommitteeWarningKind.Ghosted => "Ghosted",
        CommitteeWarningKind.Cooling => "Cooling",
        CommitteeWarningKind.NotEnoughContacts => "Not enough contacts",
        CommitteeWarningKind.StaleData => "Stale data",
    };

    /// <summary>What the threshold counts, around its number: "fewer than", "executives on the committee".</summary>
    public static (string Before, string After) Threshold(CommitteeWarningKind kind) => kind switch
    {
        CommitteeWarningKind.NoDecisionMaker => ("fewer than", "confirmed decision makers"),
        CommitteeWarningKind.NoPower => ("fewer than", "executives on the committee"),
        CommitteeWarningKind.BlockerPresent => ("at least", "confirmed blockers and gatekeepers"),
        CommitteeWarningKind.SingleThreaded => ("fewer than", "people engaged in 30 days"),
        CommitteeWarningKind.Ghosted => ("at least", "days without an answer"),
        CommitteeWarningKind.Cooling => ("at least", "% of the engaged committee cooling"),
        CommitteeWarningKind.NotEnoughContacts => ("fewer than", "contacts"),
        CommitteeWarningKind.StaleData => ("at least", "confirmed people not confirmed lately"),
    };
}
