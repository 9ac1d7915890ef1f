namespace ContactsApp.Domain.Merging;

/// <summary>
/// Turns what was observed of a person into what is shown (DESIGN.md). A person's word comes first (the latest), then verified, then
/// fresher, then more confident; what is left equal is decided by the text and then the key, so that the order in which observations
/// arrive never matters.
/// </summary>
public static class FieldMerge
{
    private static readonly ContactField[] NameParts =
        [ContactField.GivenName, ContactField.MiddleName, ContactField.FamilyName, ContactField.NamePrefix, ContactField.NameSuffix];

    private static readonly ContactField[] OwnFields = [.. Enum.GetValues<ContactField>().Except(NameParts)];

    /// <summary>The shown person. The order of observations and decisions does not matter; an observation given twice counts once.</summary>
    public static MergedPerson Merge(IReadOnlyList<ObservedFields> observations, IReadOnlyList<MergeDecision> decisions)
    {
        var distinct = observations.DistinctBy(o => o.ObservationId).ToList();
        var values = new Dictionary<ContactField, MergedValue>();
        List<FieldProposal> proposals = [];
        foreach (var field in OwnFields)
        {
            if (!distinct.Exists(o => o.Values.ContainsKey(field)) || Claims(distinct, decisions, field) is not { Count: > 0 } claims)
            {
                continue;
            }

            var best = claims[0];
            values[field] = best.ToValue();
            if (field == ContactField.FullName)
            {
                AddNameParts(values, distinct.First(o => o.ObservationId == best.ObservationId), best);
            }

            if (best.Locked && Proposal(field, best, claims, decisions) is { } proposal)
            {
                proposals.Add(proposal);
            }
        }

        return new MergedPerson(values, ItemMerge.Merge(distinct, decisions), proposals);
    }

    /// <summary>What is said of one field, the best first.</summary>
    private static List<Claim> Claims(List<ObservedFields> observations, IReadOnlyList<MergeDecision> decisions, ContactField field)
    {
        var unlockedAt = decisions.OfType<MergeDecision.Unlock>().Where(d => d.Field == field).Select(d => (DateTime?)d.At).Max();
        List<Claim> claims = [];
        foreach (var observation in observations)
        {
            if (observation.Values.TryGetValue(field, out var text))
            {
                var claim = Claim.Of(observation, text.Trim(), unlockedAt);

                // Only a person can say that there is none; a machine that found nothing said nothing.
                if (claim.Value.Length > 0 || claim.Locked)
                {
                    claims.Add(claim);
                }
            }
        }

        claims.Sort(Claim.BestFirst);
        return claims;
    }

    /// <summary>The parts come with the full name that is shown: a given name of one source and a family name of another make nobody.</summary>
    private static void AddNameParts(Dictionary<ContactField, MergedValue> values, ObservedFields source, Claim name)
    {
        foreach (var part in NameParts)
        {
            if (source.Values.TryGetValue(part, out var text) && text.Trim() is { Length: > 0 } value)
            {
                values[part] = name.ToValue() with { Value = value };
            }
        }
    }

    /// <summary>
    /// The best machine's value, if it differs from the locked one, is news to the person who typed that, and was not refused since it was
    /// observed. What stood there when the person corrected it is what they corrected: only a later observation may say it again.
    /// </summary>
    private static FieldProposal? Proposal(
        ContactField field, Claim locked, List<Claim> claims, IReadOnlyList<MergeDecision> decisions)
    {
        var machine = claims.Find(c => c is { IsManual: false, FillsOnly: false });
        if (machine.Value is null || IsSame(machine.Value, locked.Value) || WasKnown(machine, locked, claims))
        {
            return null;
        }

        var refused = decisions.OfType<MergeDecision.KeepMine>()
            .Any(d => d.Field == field && IsSame(d.Refused, machine.Value) && d.At >= machine.ObservedAt);
        return refused ? null : new FieldProposal(field, locked.Value, machine.ToValue());
    }

    private static bool WasKnown(Claim machine, Claim locked, List<Claim> claims) =>
        machine.ObservedAt <= locked.ObservedAt
        && claims.Exists(c => c is { IsManual: false, FillsOnly: false } && c.ReceivedAt < locked.ReceivedAt && IsSame(c.Value, machine.Value));

    /// <summary>Case and blanks make no different value worth asking about.</summary>
    private static bool IsSame(string one, string other) =>
        string.Equals(Squeezed(one), Squeezed(other), StringComparison.OrdinalIgnoreCase);

    private static string Squeezed(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
