using ContactsApp.Domain.Icp;

namespace ContactsApp.Domain.Committees;

/// <summary>
/// Arranges a lead's contacts into its buying committee (PRODUCT.md section 3). A person's word always stands: confirmed seats are never
/// changed here, what was declined or ended is only listed as dismissed, and the rest is suggested with its reasons.
/// </summary>
public static class CommitteeBuilder
{
    /// <summary>The committee, with suggestions, gaps, warnings and the next best contact. The order of the people does not matter.</summary>
    public static Committee Build(CommitteeFacts facts)
    {
        var room = new CommitteeRoom(facts);
        List<SlotView> slots = [.. facts.Icp.Template.Select(slot => SlotBuilder.Build(room, slot))];
        var required = slots.Where(s => s.Slot.Required).ToList();
        var engaged = room.Engaged.Count;
        var templateRoles = facts.Icp.Template.Select(s => s.Role).ToHashSet();

        return new Committee(
            slots,
            [.. room.Seats.Where(s => !templateRoles.Contains(s.Role)).OrderBy(s => s.Role).ThenBy(s => s.ConfirmedAt).ThenBy(s => s.ContactId)],
            Mean(required, s => s.Confirmed.Count),
            Mean(required, s => s.Confirmed.Count + s.Suggestions.Count),
            required.Count(s => s.Confirmed.Count >= s.Slot.PeopleNeeded),
            required.Count,
            engaged,
            engaged switch { 0 => Threading.None, 1 => Threading.Single, _ => Threading.Multi },
            room.PrimaryDecisionMaker,
            CommitteeWarnings.Of(room),
            NextBestFinder.Find(room, slots),
            room.Suggestions,
            room.Candidates);
    }

    /// <summary>Mean over slots of min(people / needed, 1); 0 without a slot.</summary>
    private static double Mean(List<SlotView> slots, Func<SlotView, int> people) =>
        slots.Count == 0 ? 0 : slots.Average(s => Math.Min(1.0, (double)people(s) / Math.Max(1, s.Slot.PeopleNeeded)));
}
