using ContactsApp.Domain;
using ContactsApp.Domain.Companies;
using ContactsApp.Domain.Names;

namespace ContactsApp.Features.Demo;

/// <summary>
/// Makes up companies, one after the other. Every domain ends in .example and no link to a network is made, so that no real person
/// or company is meant.
/// </summary>
/// <param name="first">Number of the first company; numbers that were given out before make other companies.</param>
/// <param name="owners">Ids of users who can own leads.</param>
internal sealed class SeedMaker(SeedRequest request, long first, IReadOnlyList<string> owners, DateTime now)
{
    /// <summary>Of ten leads so many have touchpoints.</summary>
    private const int BusyOfTen = 7;

    /// <summary>Coprime to the number of names, so that walking in these steps gives every name once.</summary>
    private const int Step = 7_919;

    private static readonly IReadOnlyList<string[]> Fronts = SeedWords.Of("front");
    private static readonly IReadOnlyList<string[]> Backs = SeedWords.Of("back");
    private static readonly IReadOnlyList<string[]> Trades = SeedWords.Of("trade");
    private static readonly IReadOnlyList<string[]> Cities = SeedWords.Of("city");
    private static readonly IReadOnlyList<string[]> Technologies = SeedWords.Of("technology");

    private readonly SeedDice dice = new(request.Seed);
    private readonly SeedShares people = new(request.Contacts, request.Leads, new Random(request.Seed));
    private readonly SeedShares touches = new(request.Touchpoints, Enumerable.Range(0, request.Leads).Count(IsBusy), new Random(request.Seed));
    private int made;

    /// <summary>The next company with its people and touchpoints.</summary>
    public SeededLead Next()
    {
        var busy = IsBusy(made);
        var lead = MakeLead(MakeCompany(first + made++), busy);
        var persons = new SeedPeople(dice, lead.Company.Domain!, now).Make(people.Next());
        return new(lead, persons, new SeedTouches(dice, now).Make(busy ? touches.Next() : 0, persons.Count));
    }

    private static bool IsBusy(int number) => number % 10 < BusyOfTen;

    private Company MakeCompany(long number)
    {
        var names = Fronts.Count * Backs.Count * Trades.Count;
        var (round, place) = (number / names, (int)(number * Step % names));
        var trade = Trades[place % Trades.Count];
        var word = Fronts[place / Trades.Count % Fronts.Count][0] + Backs[place / Trades.Count / Fronts.Count][0];
        var name = round == 0 ? $"{word} {trade[0]}" : $"{word} {trade[0]} {round + 1}";
        var city = dice.Pick(Cities);
        var employees = (int)(20 * Math.Pow(400, dice.Share()));
        var company = new Company
        {
            PublicId = Guid.CreateVersion7(),
            Name = name,
            NameKey = CompanyName.Key(name),
            Industry = trade[1],
            EmployeesMin = employees,
            EmployeesMax = employees,
            RevenueMin = Math.Round(employees * 0.18m, 1),
            RevenueMax = Math.Round(employees * 0.18m, 1),
            Founded = dice.Between(1920, 2022),
            City = city[0],
            Country = city[1],
            Technologies = [.. dice.Several(Technologies, 3).Select(t => t[0])],
            CreatedAt = now,
            IsDemo = true,
        };
        company.AddDomain(NameFolding.Fold(name).Replace(' ', '-') + ".example");
        company.Website = $"https://{company.Domain}";
        return company;
    }

    private Lead MakeLead(Company company, bool busy)
    {
        var created = now.AddDays(-dice.Between(5, 300));
        var lead = new Lead
        {
            PublicId = Guid.CreateVersion7(),
            Company = company,
            OwnerId = owners.Count > 0 && dice.Chance(0.8) ? owners[dice.Between(0, owners.Count)] : null,
            Stage = busy ? dice.Weighted([JourneyStage.Target, JourneyStage.Education, JourneyStage.Solution, JourneyStage.Evaluation], [3, 4, 2, 1]) : JourneyStage.Target,
            StageSince = created.AddDays(2),
            CreatedAt = created,
            IsDemo = true,
        };
        var state = busy
            ? dice.Weighted([SalesState.NotContactedYet, SalesState.OutreachInProgress, SalesState.MeetingBooked, SalesState.Customer], [4, 4, 1, 1])
            : dice.Weighted([SalesState.NotContactedYet, SalesState.Disqualified], [8, 2]);
        if (state == SalesState.Disqualified)
        {
            lead.Disqualify(DisqualifiedReasons.All[dice.Between(0, DisqualifiedReasons.All.Count)], null);
        }
        else
        {
            lead.ChangeState(state);
        }

        return lead;
    }
}
