using ContactsApp.Domain.Committees;
using ContactsApp.Domain.Scoring;

namespace ContactsApp.Domain.Icp;

/// <summary>People whose work reads the same: they score the same, so they are scored once.</summary>
/// <param name="Relevance">What the relevance is computed from; a headline stands in for a missing title.</param>
/// <param name="Words">The words of that title.</param>
/// <param name="HasTitle">False where only the headline says something: roles are suggested from titles.</param>
public sealed record PersonKind(RelevanceFacts Relevance, IReadOnlyList<string> Words, bool HasTitle);

/// <summary>One lead, as far as a forecast asks.</summary>
/// <param name="People">Places of its people in <see cref="ForecastFacts.People"/>.</param>
/// <param name="WaitingSince">The first time we wrote since anybody there answered; null when nothing is open.</param>
public sealed record ForecastLead(long Id, Guid PublicId, JourneyStage Stage, PreparedCompany Company, Range People, DateTime? WaitingSince = null);

/// <summary>One contact, as far as a forecast asks.</summary>
/// <param name="Kind">Place in <see cref="ForecastFacts.Kinds"/>.</param>
/// <param name="IsPresent">False after somebody left: the score stays, the seats do not.</param>
/// <param name="Seats">What else speaks for seats; null for nothing.</param>
public readonly record struct ForecastPerson(long Id, int Kind, bool IsPresent, SeatFacts? Seats);

/// <summary>Everything a change of the profile is forecast from.</summary>
/// <param name="Now">The moment at which the facts were read, UTC: warnings count days.</param>
public sealed record ForecastFacts(IReadOnlyList<ForecastLead> Leads, ForecastPerson[] People, IReadOnlyList<PersonKind> Kinds, DateTime Now);

/// <summary>Where one slot of one lead stands, and how full it is.</summary>
public readonly record struct SlotFigure(SlotState State, double Share);

/// <summary>
/// What a profile says of all leads and contacts, in numbers: the same as is stored after rescoring, without reasons. Pure; a preview
/// compares two of them.
/// </summary>
public sealed class IcpForecast
{
    private readonly SlotFigure[] slots;

    private IcpForecast(ForecastFacts facts, IcpDefinition icp)
    {
        Icp = icp;
        Fits = new FitFigure[facts.Leads.Count];
        Warnings = new int[facts.Leads.Count];
        Kinds = new BestPersona[facts.Kinds.Count];
        slots = new SlotFigure[facts.Leads.Count * icp.Template.Count];
    }

    /// <summary>The profile.</summary>
    public IcpDefinition Icp { get; }

    /// <summary>The fit of each lead.</summary>
    public FitFigure[] Fits { get; }

    /// <summary>The committee warnings of each lead, as bits by the number of their <see cref="CommitteeWarningKind"/>.</summary>
    public int[] Warnings { get; }

    /// <summary>The relevance of each kind of person.</summary>
    public BestPersona[] Kinds { get; }

    /// <summary>Forecasts a profile. Takes all cores: leads are independent of each other.</summary>
    public static IcpForecast Of(ForecastFacts facts, IcpDefinition icp, CancellationToken ct)
    {
        var forecast = new IcpForecast(facts, icp);
        var (scorer, seats) = (RelevanceScorer.For(icp), new SeatForecaster(icp));
        var titles = new double[facts.Kinds.Count][];
        var suggested = new int[facts.Kinds.Count];
        var all = new ParallelOptions { CancellationToken = ct };
        Parallel.For(0, facts.Kinds.Count, all, i =>
        {
            var kind = facts.Kinds[i];
            forecast.Kinds[i] = scorer.Best(kind.Relevance, kind.Words);
            titles[i] = kind.HasTitle ? seats.TitleStrengths(kind.Relevance, kind.Words) : seats.TitleStrengths(kind.Relevance with { Title = null }, []);
            suggested[i] = SeatForecaster.Suggested(titles[i], kind.Relevance.Seniority, null);
        });
        Parallel.For(0, facts.Leads.Count, all, i =>
        {
            forecast.Fits[i] = IcpFit.Figure(icp, facts.Leads[i].Company);
            forecast.Seat(i, facts, titles, suggested);
        });
        return forecast;
    }

    /// <summary>A lead's slots, in the template's order.</summary>
    public ReadOnlySpan<SlotFigure> SlotsOf(int lead) => slots.AsSpan(lead * Icp.Template.Count, Icp.Template.Count);

    private void Seat(int lead, ForecastFacts facts, double[][] titles, int[] suggested)
    {
        Span<int> confirmed = stackalloc int[Enum.GetValues<BuyingRole>().Length];
        Span<int> likely = stackalloc int[confirmed.Length];
        var warnings = new WarningForecaster(Icp, facts.Now);
        foreach (var person in facts.People.AsSpan(facts.Leads[lead].People))
        {
            if (person.IsPresent)
            {
                var kind = facts.Kinds[person.Kind];
                var roles = person.Seats is null ? suggested[person.Kind] : SeatForecaster.Suggested(titles[person.Kind], kind.Relevance.Seniority, person.Seats);
                Count(confirmed, person.Seats?.Seated ?? 0);
                Count(likely, roles);
                warnings.Add(kind.Relevance.Seniority, person.Seats, roles);
            }
        }

        Warnings[lead] = warnings.Warnings(facts.Leads[lead].WaitingSince);
        for (var i = 0; i < Icp.Template.Count; i++)
        {
            var slot = Icp.Template[i];
            var (sure, maybe) = (confirmed[(int)slot.Role], likely[(int)slot.Role]);
            slots[(lead * Icp.Template.Count) + i] = new(SeatForecaster.StateOf(slot, sure, maybe), Math.Min(1.0, (double)sure / Math.Max(1, slot.PeopleNeeded)));
        }
    }

    private static void Count(Span<int> byRole, int roles)
    {
        for (var role = 0; roles != 0; role++, roles >>= 1)
        {
            byRole[role] += roles & 1;
        }
    }
}
