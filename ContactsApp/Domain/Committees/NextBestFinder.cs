using ContactsApp.Domain.Icp;

namespace ContactsApp.Domain.Committees;

/// <summary>
/// Chooses the one person to reach or to find now. Every present person who may be contacted collects points for each reason; a seat
/// that nobody here could take competes as somebody to find. The most points win, then relevance, then the older contact.
/// <list type="table">
/// <item>Likeliest for an open required seat: 40 + 20 x confidence, and 10 more when nobody is suggested for it; half for an optional seat.</item>
/// <item>Confirmed decision maker quiet or cooling: 30; another confirmed person cooling: 20.</item>
/// <item>Leaning in: 15; steady: 5. Would be a second thread beside the only engaged person, and has or may have a role: 10.</item>
/// <item>Relevance: a tenth of it. No e-mail known: -5.</item>
/// <item>To find a decision maker: 45; somebody for another required seat: 35; for an optional one: 10.</item>
/// </list>
/// </summary>
internal static class NextBestFinder
{
    internal static NextBestContact? Find(CommitteeRoom room, IReadOnlyList<SlotView> slots)
    {
        var reach = room.Present
            .Where(p => p.DoNotContact != DoNotContact.All && p.BouncedAt is null && p.IsAlly)
            .Select(p => Reach(room, slots, p))
            .OrderByDescending(c => c.Points).ThenByDescending(c => c.Relevance).ThenBy(c => c.Contact.ContactId)
            .FirstOrDefault();
        var find = slots
            .Where(s => s.Confirmed.Count < s.Slot.PeopleNeeded && s.Suggestions.Count + s.Candidates.Count == 0)
            .Select(s => ToFind(room, s))
            .OrderByDescending(c => c.Points)
            .FirstOrDefault();
        return reach.Contact is null || (find.Contact is not null && find.Points > reach.Points) ? find.Contact : reach.Contact;
    }

    private static (double Points, int Relevance, NextBestContact Contact) ToFind(CommitteeRoom room, SlotView slot)
    {
        var name = slot.Slot.PersonaIds.Select(room.Icp.PersonaById).FirstOrDefault(p => p is not null)?.Name
            ?? BuyingRoleWords.Title(slot.Slot.Role);
        var points = !slot.Slot.Required ? 10 : slot.Slot.Role == BuyingRole.DecisionMaker ? 45 : 35;
        var reason = $"the {BuyingRoleWords.InSentence(slot.Slot.Role)} seat is empty and nobody here matches";
        return (points, 0, new NextBestContact(NextBestKind.Find, null, name, null, slot.Slot.Role, [reason], Sentence([reason])));
    }

    private static (double Points, int Relevance, NextBestContact Contact) Reach(
        CommitteeRoom room, IReadOnlyList<SlotView> slots, CommitteePerson person)
    {
        List<(double Points, string Words)> reasons = [];
        var seat = AddOpenSeat(slots, person, reasons);
        AddNeglect(room, person, reasons);
        AddEngagement(person, reasons);
        AddSecondThread(room, person, reasons);

        var relevance = person.Relevance ?? 0;
        var points = reasons.Sum(r => r.Points) + (relevance / 10.0) - (person.HasEmail ? 0 : 5);
        List<string> words = [.. reasons.OrderByDescending(r => r.Points).Select(r => r.Words)];
        if (words.Count == 0)
        {
            words.Add(relevance > 0 ? $"most relevant here, {relevance} of 100" : "the first contact known here");
        }

        var role = seat ?? room.Seats.FirstOrDefault(s => s.ContactId == person.ContactId)?.Role;
        return (points, relevance, new NextBestContact(
            NextBestKind.Reach, person.ContactId, person.Name, person.Title, role, words, Sentence(words)));
    }

    private static BuyingRole? AddOpenSeat(
        IReadOnlyList<SlotView> slots, CommitteePerson person, List<(double Points, string Words)> reasons)
    {
        var best = slots
            .Where(s => s.Confirmed.Count < s.Slot.PeopleNeeded)
            .Select(s => (Slot: s, Likeliest: s.Suggestions.Concat(s.Candidates).FirstOrDefault()))
            .Where(x => x.Likeliest?.ContactId == person.ContactId)
            .Select(x => (x.Slot, x.Likeliest, Points: SeatPoints(x.Slot, x.Likeliest!.Confidence)))
            .OrderByDescending(x => x.Points)
            .FirstOrDefault();
        if (best.Likeliest is null)
        {
            return null;
        }

        var role = BuyingRoleWords.InSentence(best.Slot.Slot.Role);
        var fits = best.Slot.Suggestions.Count > 0 ? "likely fills" : "could fill";
        reasons.Add((best.Points, $"{fits} the {(best.Slot.Confirmed.Count == 0 ? "empty" : "open")} {role} seat, {best.Likeliest.Percent} %"));
        return best.Slot.Slot.Role;
    }

    private static double SeatPoints(SlotView slot, double confidence)
    {
        var points = 40 + (20 * confidence) + (slot.Suggestions.Count == 0 ? 10 : 0);
        return slot.Slot.Required ? points : points / 2;
    }

    private static void AddNeglect(CommitteeRoom room, CommitteePerson person, List<(double Points, string Words)> reasons)
    {
        var seat = room.Seats.Where(s => s.ContactId == person.ContactId).OrderBy(s => s.Role).FirstOrDefault();
        var trend = person.Engagement.Trend;
        if (seat is { Role: BuyingRole.DecisionMaker } && trend is EngagementTrend.Quiet or EngagementTrend.Cooling)
        {
            reasons.Add((30, $"the decision maker is {(trend == EngagementTrend.Quiet ? "quiet" : "cooling")}{LastTouch(room, person)}"));
        }
        else if (seat is not null && trend == EngagementTrend.Cooling)
        {
            reasons.Add((20, $"the {BuyingRoleWords.InSentence(seat.Role)} is cooling{LastTouch(room, person)}"));
        }
    }

    private static void AddEngagement(CommitteePerson person, List<(double Points, string Words)> reasons)
    {
        var did = person.Engagement.LastSummary is { Length: > 0 } last ? $": {last}" : "";
        if (person.Engagement.Trend == EngagementTrend.LeaningIn)
        {
            reasons.Add((15, $"leaning in{did}"));
        }
        else if (person.Engagement.Trend == EngagementTrend.Steady)
        {
            reasons.Add((5, $"steadily engaged{did}"));
        }
    }

    private static void AddSecondThread(CommitteeRoom room, CommitteePerson person, List<(double Points, string Words)> reasons)
    {
        var engaged = room.Engaged;
        var hasPart = room.IsSeated(person.ContactId) || room.Suggestions.Concat(room.Candidates).Any(s => s.ContactId == person.ContactId);
        if (engaged.Count == 1 && engaged[0].ContactId != person.ContactId && hasPart)
        {
            reasons.Add((10, $"a second thread beside {engaged[0].Name}"));
        }
    }

    private static string LastTouch(CommitteeRoom room, CommitteePerson person) =>
        person.Engagement.LastTouchAt is { } at ? $", last touch {Dates.Of(at, room.Facts.Now)}" : ", never touched";

    private static string Sentence(List<string> reasons)
    {
        var text = string.Join("; ", reasons);
        return $"{char.ToUpperInvariant(text[0])}{text[1..]}.";
    }
}
