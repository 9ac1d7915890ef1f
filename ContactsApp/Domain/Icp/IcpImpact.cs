using ContactsApp.Domain.Committees;

namespace ContactsApp.Domain.Icp;

/// <summary>How many are in a band, before and after.</summary>
public sealed record BandShift(ScoreBand Band, int Before, int After);

/// <summary>One lead or contact that changes band.</summary>
/// <param name="Place">Place among the forecast's leads or people.</param>
/// <param name="Before">0 to 100; null when nothing was known.</param>
/// <param name="After">0 to 100; null when nothing is known.</param>
public readonly record struct BandMove(int Place, int? Before, ScoreBand BandBefore, int? After, ScoreBand BandAfter)
{
    /// <summary>To a better band; from or to Unknown counts as from or to below all others.</summary>
    public bool IsUp => BandAfter > BandBefore;
}

/// <summary>What becomes of all scores of one kind.</summary>
/// <param name="Before">How many score 0-9, 10-19, ... 90-100; those in the band Unknown left out.</param>
/// <param name="After">The same afterwards.</param>
/// <param name="Bands">Strong first; Unknown last, and only where there is any.</param>
/// <param name="Up">Those that come into a better band, the largest steps first.</param>
/// <param name="Down">Those that come into a worse band, the largest steps first.</param>
public sealed record ScoreImpact(
    IReadOnlyList<int> Before, IReadOnlyList<int> After, IReadOnlyList<BandShift> Bands, IReadOnlyList<BandMove> Up, IReadOnlyList<BandMove> Down)
{
    /// <summary>How many change band.</summary>
    public int Moves => Up.Count + Down.Count;
}

/// <summary>What becomes of seats. Confirmed roles are a person's word and never change.</summary>
/// <param name="Gained">Open seats that nobody was suggested for, and somebody will be.</param>
/// <param name="Lost">Open seats that lose their suggestions.</param>
/// <param name="Filled">Seats that need fewer people and are full then.</param>
/// <param name="Reopened">Full seats that need more people and are open then.</param>
/// <param name="Added">New slots: the role, and in how many leads somebody is confirmed or suggested for it.</param>
/// <param name="Removed">Roles whose slot goes.</param>
/// <param name="CompletenessBefore">Mean over all leads, 0 to 1.</param>
/// <param name="CompletenessAfter">Mean over all leads, 0 to 1.</param>
public sealed record SeatImpact(
    int Gained, int Lost, int Filled, int Reopened, IReadOnlyList<(BuyingRole Role, int Leads)> Added, IReadOnlyList<BuyingRole> Removed,
    double CompletenessBefore, double CompletenessAfter);

/// <summary>What becomes of one warning of committees.</summary>
/// <param name="Gained">Leads that have it then and do not now.</param>
/// <param name="Lost">Leads that have it now and do not then.</param>
public sealed record WarningShift(CommitteeWarningKind Kind, int Gained, int Lost);

/// <summary>What a change of the profile does to everything that is scored with it (PRODUCT.md section 4: live preview).</summary>
/// <param name="Leads">The fit of the leads.</param>
/// <param name="Contacts">The relevance of the contacts.</param>
/// <param name="Warnings">The warnings that some lead gains or loses.</param>
/// <param name="PeopleOfPersonas">How many contacts each persona is the best for, by its id.</param>
public sealed record IcpImpact(ScoreImpact Leads, ScoreImpact Contacts, SeatImpact Seats, IReadOnlyList<WarningShift> Warnings, IReadOnlyDictionary<string, int> PeopleOfPersonas)
{
    private const int Buckets = 10;

    /// <summary>Compares what two profiles say of the same facts.</summary>
    public static IcpImpact Between(ForecastFacts facts, IcpForecast before, IcpForecast after) => new(
        Scores(facts.Leads.Count, i => (before.Fits[i].Score, before.Fits[i].Band), i => (after.Fits[i].Score, after.Fits[i].Band)),
        Scores(facts.People.Length, i => Of(before, facts.People[i]), i => Of(after, facts.People[i])),
        SeatsOf(facts, before, after),
        WarningsOf(before.Warnings, after.Warnings),
        Personas(facts, after));

    private static (int? Score, ScoreBand Band) Of(IcpForecast forecast, ForecastPerson person) =>
        (forecast.Kinds[person.Kind].Score, forecast.Kinds[person.Kind].Band);

    private static ScoreImpact Scores(int count, Func<int, (int? Score, ScoreBand Band)> before, Func<int, (int? Score, ScoreBand Band)> after)
    {
        var bands = new (int Before, int After)[Enum.GetValues<ScoreBand>().Length];
        var (then, now) = (new int[Buckets], new int[Buckets]);
        List<BandMove> up = [], down = [];
        for (var i = 0; i < count; i++)
        {
            var (old, fresh) = (before(i), after(i));
            bands[(int)old.Band].Before++;
            bands[(int)fresh.Band].After++;
            Add(then, old);
            Add(now, fresh);
            if (old.Band != fresh.Band)
            {
                var move = new BandMove(i, old.Score, old.Band, fresh.Score, fresh.Band);
                (move.IsUp ? up : down).Add(move);
            }
        }

        return new(
            then,
            now,
            [.. Enum.GetValues<ScoreBand>().OrderByDescending(b => b).Select(b => new BandShift(b, bands[(int)b].Before, bands[(int)b].After))
                .Where(b => b.Band != ScoreBand.Unknown || b.Before + b.After > 0)],
            Sorted(up),
            Sorted(down));
    }

    private static void Add(int[] buckets, (int? Score, ScoreBand Band) of)
    {
        if (of is { Score: { } score, Band: not ScoreBand.Unknown })
        {
            buckets[Math.Min(score / Buckets, Buckets - 1)]++;
        }
    }

    private static List<BandMove> Sorted(List<BandMove> moves) =>
        [.. moves.OrderByDescending(m => Math.Abs((m.After ?? 0) - (m.Before ?? 0))).ThenBy(m => m.Place)];

    private static SeatImpact SeatsOf(ForecastFacts facts, IcpForecast before, IcpForecast after)
    {
        var pairs = after.Icp.Template.Select((slot, i) => (After: i, Before: Place(before.Icp, slot.Role))).ToList();
        var kept = pairs.Where(p => p.Before >= 0).ToList();
        var fresh = pairs.Where(p => p.Before < 0).Select(p => p.After).ToList();
        var added = new int[after.Icp.Template.Count];
        var (gained, lost, filled, reopened) = (0, 0, 0, 0);
        for (var lead = 0; lead < facts.Leads.Count; lead++)
        {
            var old = before.SlotsOf(lead);
            var now = after.SlotsOf(lead);
            foreach (var (a, b) in kept)
            {
                var (from, to) = (old[b].State, now[a].State);
                gained += from is SlotState.Empty or SlotState.Partly && to == SlotState.Suggested ? 1 : 0;
                lost += from == SlotState.Suggested && to is SlotState.Empty or SlotState.Partly ? 1 : 0;
                filled += from != SlotState.Filled && to == SlotState.Filled ? 1 : 0;
                reopened += from == SlotState.Filled && to != SlotState.Filled ? 1 : 0;
            }

            foreach (var a in fresh)
            {
                added[a] += now[a].State == SlotState.Empty ? 0 : 1;
            }
        }

        return new(
            gained, lost, filled, reopened, [.. fresh.Select(a => (after.Icp.Template[a].Role, added[a]))],
            [.. before.Icp.Template.Select(s => s.Role).Where(r => Place(after.Icp, r) < 0)], Completeness(facts, before), Completeness(facts, after));
    }

    private static List<WarningShift> WarningsOf(int[] before, int[] after)
    {
        var kinds = Enum.GetValues<CommitteeWarningKind>();
        var (gained, lost) = (new int[kinds.Length], new int[kinds.Length]);
        for (var lead = 0; lead < before.Length; lead++)
        {
            foreach (var kind in before[lead] == after[lead] ? [] : kinds)
            {
                var bit = 1 << (int)kind;
                gained[(int)kind] += (after[lead] & ~before[lead] & bit) != 0 ? 1 : 0;
                lost[(int)kind] += (before[lead] & ~after[lead] & bit) != 0 ? 1 : 0;
            }
        }

        return [.. kinds.Select(k => new WarningShift(k, gained[(int)k], lost[(int)k])).Where(s => s.Gained + s.Lost > 0)];
    }

    private static double Completeness(ForecastFacts facts, IcpForecast forecast)
    {
        var required = forecast.Icp.Template.Select((s, i) => (s.Required, i)).Where(s => s.Required).Select(s => s.i).ToList();
        var sum = 0.0;
        for (var lead = 0; required.Count > 0 && lead < facts.Leads.Count; lead++)
        {
            var slots = forecast.SlotsOf(lead);
            foreach (var i in required)
            {
                sum += slots[i].Share / required.Count;
            }
        }

        return facts.Leads.Count == 0 ? 0 : sum / facts.Leads.Count;
    }

    private static int Place(IcpDefinition icp, BuyingRole role)
    {
        for (var i = 0; i < icp.Template.Count; i++)
        {
            if (icp.Template[i].Role == role)
            {
                return i;
            }
        }

        return -1;
    }

    private static Dictionary<string, int> Personas(ForecastFacts facts, IcpForecast forecast)
    {
        var people = new int[forecast.Icp.Personas.Count];
        foreach (var person in facts.People)
        {
            if (forecast.Kinds[person.Kind].PersonaIndex is >= 0 and var best)
            {
                people[best]++;
            }
        }

        return forecast.Icp.Personas.Select((p, i) => (p.Id, people[i])).DistinctBy(p => p.Id).ToDictionary(p => p.Id, p => p.Item2);
    }
}
