namespace ContactsApp.Domain.Merging;

/// <summary>
/// Merges fields with several values: the union of all that was observed, without what a person removed, with one primary. The primary is
/// the one a person chose last; else one that a person marked, then one that mail does not bounce from, then one that is verified, then one
/// that its source marked, then the best by the usual precedence.
/// </summary>
internal static class ItemMerge
{
    internal static IReadOnlyList<MergedItem> Merge(List<ObservedFields> observations, IReadOnlyList<MergeDecision> decisions) =>
    [
        .. Of(ContactItemKind.Email, observations, o => o.Emails, decisions),
        .. Of(ContactItemKind.Phone, observations, o => o.Phones, decisions),
        .. Of(ContactItemKind.Link, observations, o => o.Links, decisions),
        .. Shown(ContactItemKind.Tag, observations, o => o.Tags ?? [], decisions),
    ];

    private static List<MergedItem> Of(
        ContactItemKind kind,
        List<ObservedFields> observations,
        Func<ObservedFields, IReadOnlyList<ObservedItem>> items,
        IReadOnlyList<MergeDecision> decisions)
    {
        // Who only fills what is empty is heard where nobody else gave a value that is still there.
        var given = Shown(kind, observations.FindAll(o => !o.FillsOnly), items, decisions);
        return given.Count > 0 ? given : Shown(kind, observations.FindAll(o => o.FillsOnly), items, decisions);
    }

    private static List<MergedItem> Shown(
        ContactItemKind kind,
        List<ObservedFields> observations,
        Func<ObservedFields, IReadOnlyList<ObservedItem>> items,
        IReadOnlyList<MergeDecision> decisions)
    {
        if (!observations.Exists(o => items(o).Count > 0))
        {
            return [];
        }

        var groups = observations
            .SelectMany(o => items(o).Select(i => new Said(i, Claim.Of(o, i.Value.Trim(), unlockedAt: null))))
            .Where(s => s.Claim.Value.Length > 0)
            .GroupBy(s => s.Claim.Value, StringComparer.OrdinalIgnoreCase)
            .Select(g => new Group(kind, g))
            .Where(g => !IsRemoved(g, decisions))
            .OrderByDescending(g => ChosenAt(g, decisions) ?? DateTime.MinValue)
            .ThenByDescending(g => g.MarkedByPersonAt ?? DateTime.MinValue)
            .ThenBy(g => g.Status?.Status == EmailStatus.Invalid)
            .ThenByDescending(g => g.Verified)
            .ThenByDescending(g => g.Marked)
            .ThenBy(g => g.Best.Claim, Comparer<Claim>.Create(Claim.BestFirst))
            .ToList();
        return [.. groups.Select((g, i) => g.ToItem(isPrimary: i == 0))];
    }

    /// <summary>A person took it away, and no person typed it again since; a machine that still sees it does not bring it back.</summary>
    private static bool IsRemoved(Group group, IReadOnlyList<MergeDecision> decisions)
    {
        var removedAt = decisions.OfType<MergeDecision.RemoveItem>()
            .Where(d => d.Kind == group.Kind && group.Is(d.Value))
            .Select(d => (DateTime?)d.At)
            .Max();
        return removedAt is not null && !(group.TypedAt > removedAt);
    }

    private static DateTime? ChosenAt(Group group, IReadOnlyList<MergeDecision> decisions) =>
        decisions.OfType<MergeDecision.MakePrimary>()
            .Where(d => d.Kind == group.Kind && group.Is(d.Value))
            .Select(d => (DateTime?)d.At)
            .Max();

    private readonly record struct Said(ObservedItem Item, Claim Claim);

    /// <summary>Everything said of one value.</summary>
    private sealed class Group
    {
        private readonly List<Said> said;

        internal Group(ContactItemKind kind, IEnumerable<Said> all)
        {
            Kind = kind;
            said = [.. all];
            said.Sort(BestFirst);
        }

        internal ContactItemKind Kind { get; }
        internal Said Best => said[0];
        internal bool Verified => said.Any(s => s.Claim.Verified);
        internal bool Marked => said.Any(s => s.Item.Primary);
        // A person who types the address again says that it works: what machines saw before that does not count.
        internal ReportedStatus? Status => said
            .Where(s => s.Item.Status is not (null or EmailStatus.Unknown) && !(s.Claim.ObservedAt < TypedAt && !s.Claim.IsManual))
            .OrderByDescending(s => s.Claim.ObservedAt).ThenByDescending(s => s.Claim.ObservationId).ThenByDescending(s => s.Item.Status)
            .Select(s => new ReportedStatus(s.Item.Status!.Value, s.Claim.Source, s.Claim.ObservedAt))
            .FirstOrDefault();
        internal DateTime? TypedAt => Latest(s => s.Claim.IsManual);
        internal DateTime? MarkedByPersonAt => Latest(s => s.Claim.IsManual && s.Item.Primary);

        internal bool Is(string value) => string.Equals(Best.Claim.Value, value.Trim(), StringComparison.OrdinalIgnoreCase);

        internal MergedItem ToItem(bool isPrimary) => new(
            Kind,
            Best.Claim.Value,
            said.Select(s => s.Item.Label).FirstOrDefault(l => !string.IsNullOrWhiteSpace(l)),
            isPrimary,
            Verified,
            Best.Claim.ToValue(),
            [.. said.Select(s => s.Claim.ObservationId).Distinct().Order()],
            Status);

        /// <summary>One observation may name a value twice; the label then decides, so that the order is total.</summary>
        private static int BestFirst(Said one, Said other)
        {
            var byClaim = Claim.BestFirst(one.Claim, other.Claim);
            return byClaim != 0 ? byClaim : string.CompareOrdinal(one.Item.Label, other.Item.Label);
        }

        private DateTime? Latest(Func<Said, bool> which) => said.Where(which).Select(s => (DateTime?)s.Claim.ObservedAt).Max();
    }
}
