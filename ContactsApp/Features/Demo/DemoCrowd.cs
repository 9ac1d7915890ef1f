using ContactsApp.Domain;

namespace ContactsApp.Features.Demo;

/// <summary>People and visits for the made-up companies that have no story of their own, by the seats and the trend of their line.</summary>
internal static class DemoCrowd
{
    /// <summary>Where the last 14 days end, in hours: what a trend compares lies on both sides.</summary>
    private const double Fortnight = 336;

    private static readonly string[] Given = ["Wei", "Hanna", "Leo", "Nora", "Pavel", "Sara", "Anton", "Julia", "Yusuf", "Dana", "Iris", "Tom", "Ebba", "Marek", "Livia", "Stefan", "Olga", "Ravi", "Emma", "Kai"];
    private static readonly string[] Family = ["Zhang", "Koenig", "Martin", "Haugen", "Orlov", "Ricci", "Blom", "Jansen", "Mansour", "Vance", "Dahl", "Baker", "Friis", "Novotny", "Costa", "Lind", "Ivanova", "Menon", "Moreau", "Nilsen"];
    private static readonly (BuyingRole Role, string[] Titles)[] SeatTitles =
    [
        (BuyingRole.DecisionMaker, ["VP of Engineering", "Chief Technology Officer", "VP Engineering", "Head of Engineering"]),
        (BuyingRole.TechnicalEvaluator, ["Director of IT", "Head of IT", "IT Director", "Head of Infrastructure"]),
        (BuyingRole.BudgetInfluencer, ["Head of Finance", "CFO", "Finance Director", "Head of Finance"]),
        (BuyingRole.Champion, ["Engineering Manager, Platform", "Platform Engineering Manager", "Engineering Manager", "Team Lead Platform"]),
    ];

    private static readonly (string Kind, string Summary)[] Visits =
        [("key-page-visit", "Read Pricing"), ("content-read", "Read a guide"), ("page-visit", "Read Customers")];

    /// <summary>A person for every filled or suggested seat, and two colleagues.</summary>
    public static IEnumerable<DemoPerson> People(DemoCompany company, int index)
    {
        for (var seat = 0; seat < 6 && company.Seats != "-"; seat++)
        {
            var state = seat < 4 ? company.Seats[seat] : 'C';
            if (state == 'E')
            {
                continue;
            }

            var n = (index * 7) + (seat * 3);
            var (given, family) = (Given[n % Given.Length], Family[(n + index) % Family.Length]);
            var title = seat < 4 ? SeatTitles[seat].Titles[index % 4] : seat == 4 ? "Software Engineer" : "Account Manager";
            var source = seat % 2 == 0 ? SourceKind.Website : SourceKind.Import;
            yield return new(
                company.Domain, $"{given} {family}", title, source, company.SourcesDaysAgo, $"{given}.{family}".ToLowerInvariant(), null, $"{company.City}, {company.Country}",
                state == 'F' ? SeatTitles[seat].Role : null, 5 + (index * 3 % 40), null, null);
        }
    }

    /// <summary>Recent visits for a rising lead, older ones for a cooling one; the first engaged person made the last touch.</summary>
    public static IEnumerable<DemoTouch> Touches(DemoCompany company, int index)
    {
        var people = People(company, index).ToList();
        for (var i = 0; i < Math.Min(company.Engaged, people.Count); i++)
        {
            var last = company.LastTouchHours + (i * 2);
            double[] hours = company.Trend switch
            {
                "up" => [last, last + 30, last + 75, last + 130, last + 200, 460],
                "steady" => [last, (last + Fortnight - 6) / 2, Fortnight - 6, Fortnight + 20, 480, 620],
                _ => [last, Fortnight + 10, 400, 470, 520, 600],
            };
            foreach (var (at, n) in hours.Select((at, n) => (at, n)))
            {
                var (kind, summary) = Visits[n % Visits.Length];
                yield return new(company.Domain, people[i].Name, kind, at, summary);
            }
        }
    }
}
