using ContactsApp.Domain.Icp;

namespace ContactsApp.Domain.Committees;

/// <summary>Fills one slot of the template and says what it lacks.</summary>
internal static class SlotBuilder
{
    internal static SlotView Build(CommitteeRoom room, CommitteeSlot slot)
    {
        List<SeatedPerson> confirmed = [.. room.Seats
            .Where(s => s.Role == slot.Role)
            .OrderByDescending(s => s.IsPrimary).ThenBy(s => s.ConfirmedAt).ThenBy(s => s.ContactId)];
        List<RoleSuggestion> suggestions = [.. room.Suggestions.Where(s => s.Role == slot.Role)];
        var isFull = confirmed.Count >= slot.PeopleNeeded;
        List<RoleSuggestion> candidates = isFull ? [] : [.. room.Candidates.Where(s => s.Role == slot.Role)];
        var reopened = isFull ? null : Reopening(room, slot, suggestions.Concat(candidates).FirstOrDefault());
        var state = State(slot, confirmed, suggestions);

        return new SlotView(
            slot,
            state,
            confirmed,
            suggestions,
            candidates,
            [.. room.Dismissed.Where(s => s.Role == slot.Role)],
            reopened,
            Words(room, slot, state, confirmed, suggestions.Count, candidates.Count));
    }

    private static SlotState State(CommitteeSlot slot, List<SeatedPerson> confirmed, List<RoleSuggestion> suggestions) =>
        confirmed.Count >= slot.PeopleNeeded ? (confirmed.Any(s => s.Risk is not null) ? SlotState.AtRisk : SlotState.Filled)
        : suggestions.Count > 0 ? SlotState.Suggested
        : confirmed.Count > 0 ? SlotState.Partly
        : SlotState.Empty;

    /// <summary>The last one who was confirmed here and is not any more: ended by somebody, left, removed, or out of reach.</summary>
    private static SlotReopening? Reopening(CommitteeRoom room, CommitteeSlot slot, RoleSuggestion? next)
    {
        var last = room.Everybody
            .SelectMany(p => p.Roles.Where(r => r.Role == slot.Role).Select(r => (Person: p, End: End(p, r))))
            .Where(x => x.End is not null)
            .OrderByDescending(x => x.End!.Value.At ?? DateTime.MinValue)
            .ThenBy(x => x.Person.ContactId)
            .FirstOrDefault();
        if (last.End is not { } end)
        {
            return null;
        }

        var person = last.Person;
        var who = person.Title is { Length: > 0 } title ? $"{person.Name}, {title}," : person.Name;
        var when = end.At is { } at ? $"Reopened {Dates.Of(at, room.Facts.Now)}." : "Reopened.";
        var what = $"{who} {end.Reason}{Day(person, end, room.Facts.Now)}.";
        var successor = next is null
            ? "Nobody here matches yet."
            : $"{room.Person(next.ContactId).Name} could take the seat: {string.Join("; ", next.Evidence.Select(e => e.Words))}.";
        return new SlotReopening(person.ContactId, person.Name, end.At, end.Reason, next, when, what, $"{when} {what} {successor}");
    }

    // The day somebody left, where it is another one than the day the seat opened.
    private static string Day(CommitteePerson person, (DateTime? At, string Reason) end, DateTime now) =>
        person.LeftAt is { } left && end.Reason == Contact.LeftTheCompany && left.Date != end.At?.Date ? $" on {Dates.Of(left, now)}" : "";

    private static (DateTime? At, string Reason)? End(CommitteePerson person, RoleFact role) => (role.State, person) switch
    {
        (RoleState.Ended, { MovedTo: { } company }) when role.EndReason == Contact.LeftTheCompany => (role.EndedAt, $"moved to {company}"),
        (RoleState.Ended, _) => (role.EndedAt, role.EndReason ?? "no longer has the role"),
        (RoleState.Confirmed, { RemovedAt: { } removed }) => (removed, "was removed"),
        (RoleState.Confirmed, { HasLeft: true, MovedTo: { } company }) => (person.LeftAt, $"moved to {company}"),
        (RoleState.Confirmed, { HasLeft: true }) => (person.LeftAt, Contact.LeftTheCompany),
        (RoleState.Confirmed, { BouncedAt: { } bounced }) => (bounced, "cannot be reached: mail bounces"),
        _ => null,
    };

    private static string? Words(
        CommitteeRoom room, CommitteeSlot slot, SlotState state, List<SeatedPerson> confirmed, int suggested, int candidates)
    {
        var role = BuyingRoleWords.InSentence(slot.Role);
        return state switch
        {
            SlotState.Filled => null,
            SlotState.AtRisk => string.Join("; ", confirmed.Where(s => s.Risk is not null)
                .Select(s => $"{room.Person(s.ContactId).Name} {char.ToLowerInvariant(s.Risk![0])}{s.Risk[1..]}")) + ".",
            SlotState.Suggested => $"{confirmed.Count} of {slot.PeopleNeeded} confirmed, {suggested} likely.",
            SlotState.Partly => $"{confirmed.Count} of {slot.PeopleNeeded} confirmed{(candidates > 0 ? $"; {Could(candidates)}" : "")}.",
            SlotState.Empty => candidates > 0
                ? $"No {role} yet. {Could(candidates)}."
                : $"No {role} yet, and nobody here matches. Look for: {LookFor(room.Icp, slot)}.",
        };
    }

    /// <summary>The personas of a slot in words, or the role's own name when it has none.</summary>
    internal static string LookFor(IcpDefinition icp, CommitteeSlot slot)
    {
        var names = slot.PersonaIds.Select(icp.PersonaById).OfType<Persona>().Select(p => p.Name).ToList();
        return names.Count == 0 ? BuyingRoleWords.InSentence(slot.Role) : string.Join(", ", names);
    }

    private static string Could(int candidates) =>
        candidates == 1 ? "1 person here could take the seat" : $"{candidates} people here could take the seat";
}
