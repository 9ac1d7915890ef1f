using System.Globalization;
using ContactsApp.Domain;

namespace ContactsApp.Features.Demo;

/// <summary>One made-up company of demo_companies.tsv.</summary>
internal sealed record DemoCompany(
    string Domain, string Name, string Industry, int People, string Country, string City, decimal RevenueMin, decimal RevenueMax, List<string> Technologies,
    JourneyStage Stage, SalesState State, string Seats, int Engaged, string Trend, double LastTouchHours, bool Owned);

/// <summary>One made-up person of demo_people.tsv.</summary>
internal sealed record DemoPerson(
    string Domain, string Name, string? Title, SourceKind Source, string? Mailbox, string? Phone, string? Location, BuyingRole? Role, int RoleDaysAgo, DateOnly? Joined, int? LeftDaysAgo);

/// <summary>One thing a made-up person did, of demo_touchpoints.tsv.</summary>
internal sealed record DemoTouch(string Domain, string? Person, string Kind, double HoursAgo, string Summary);

/// <summary>The demo as read from its files; companies without a story of their own get people by their seats.</summary>
internal static class DemoData
{
    private static readonly string[] Given = ["Wei", "Hanna", "Leo", "Nora", "Pavel", "Sara", "Anton", "Julia", "Yusuf", "Dana", "Iris", "Tom", "Ebba", "Marek", "Livia", "Stefan", "Olga", "Ravi", "Emma", "Kai"];
    private static readonly string[] Family = ["Zhang", "Koenig", "Martin", "Haugen", "Orlov", "Ricci", "Blom", "Jansen", "Mansour", "Vance", "Dahl", "Baker", "Friis", "Novotny", "Costa", "Lind", "Ivanova", "Menon", "Moreau", "Nilsen"];
    private static readonly (BuyingRole Role, string[] Titles)[] SeatTitles =
    [
        (BuyingRole.DecisionMaker, ["VP of Engineering", "Chief Technology Officer", "VP Engineering", "Head of Engineering"]),
        (BuyingRole.TechnicalEvaluator, ["Director of IT", "Head of IT", "IT Director", "Head of Infrastructure"]),
        (BuyingRole.BudgetInfluencer, ["Head of Finance", "CFO", "Finance Director", "Head of Finance"]),
        (BuyingRole.Champion, ["Engineering Manager, Platform", "Platform Engineering Manager", "Engineering Manager", "Team Lead Platform"]),
    ];

    public static IReadOnlyList<DemoCompany> Companies { get; } = [.. Rows("demo_companies.tsv").Select(c => new DemoCompany(
        c[0], c[1], c[2], Number(c[3]), c[4], c[5], Number(c[6]), Number(c[7]), [.. c[8].Split(", ")], Enum.Parse<JourneyStage>(c[9]), Enum.Parse<SalesState>(c[10]),
        c[11], Number(c[12]), c[13], double.Parse(c[14], CultureInfo.InvariantCulture), c[15] == "1"))];

    public static IReadOnlyList<DemoPerson> People { get; } = [.. Rows("demo_people.tsv").Select(Person), .. Companies.SelectMany(Invented)];

    public static IReadOnlyList<DemoTouch> Touches { get; } =
        [.. Rows("demo_touchpoints.tsv").Select(c => new DemoTouch(c[0], None(c[1]), c[2], double.Parse(c[3], CultureInfo.InvariantCulture), c[4])), .. Companies.SelectMany(InventedTouches)];

    private static DemoPerson Person(string[] c)
    {
        var role = c[7].Split(':');
        return new(
            c[0], c[1], None(c[2]), Enum.Parse<SourceKind>(c[3], ignoreCase: true), None(c[4]), None(c[5]), None(c[6]), role.Length == 2 ? Enum.Parse<BuyingRole>(role[0]) : null,
            role.Length == 2 ? Number(role[1]) : 0, DateOnly.TryParseExact(c[8], "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var joined) ? joined : null, None(c[9]) is { } left ? Number(left) : null);
    }

    // A person for every filled or suggested seat, and two colleagues.
    private static IEnumerable<DemoPerson> Invented(DemoCompany company, int index)
    {
        if (company.Seats == "-")
        {
            yield break;
        }

        for (var seat = 0; seat < 6; seat++)
        {
            var state = seat < 4 ? company.Seats[seat] : 'C';
            if (state == 'E')
            {
                continue;
            }

            var n = (index * 7) + (seat * 3);
            var (given, family) = (Given[n % Given.Length], Family[(n + index) % Family.Length]);
            var title = seat < 4 ? SeatTitles[seat].Titles[index % 4] : seat == 4 ? "Software Engineer" : "Account Manager";
            yield return new(
                company.Domain, $"{given} {family}", title, seat % 2 == 0 ? SourceKind.Website : SourceKind.Import, $"{given}.{family}".ToLowerInvariant(), null, $"{company.City}, {company.Country}",
                state == 'F' ? SeatTitles[seat].Role : null, 5 + (index * 3 % 40), null, null);
        }
    }

    // Recent visits for a rising lead, older ones for a cooling one; the first engaged person made the last touch.
    private static IEnumerable<DemoTouch> InventedTouches(DemoCompany company, int index)
    {
        var people = Invented(company, index).ToList();
        for (var i = 0; i < Math.Min(company.Engaged, people.Count); i++)
        {
            var hours = company.Trend switch
            {
                "up" => new double[] { 0, 30, 75, 130, 200, 460 },
                "steady" => [0, 90, 180, 290, 380, 470, 560],
                _ => [0, 240, 330, 400, 470, 520],
            };
            foreach (var (h, n) in hours.Select((h, n) => (h, n)))
            {
                yield return new(company.Domain, people[i].Name, n % 3 == 0 ? "key-page-visit" : n % 3 == 1 ? "content-read" : "page-visit", company.LastTouchHours + h + (i * 9), n % 3 == 0 ? "Read Pricing" : n % 3 == 1 ? "Read a guide" : "Read Customers");
            }
        }
    }

    private static string? None(string cell) => cell == "-" ? null : cell;

    private static int Number(string cell) => int.Parse(cell, CultureInfo.InvariantCulture);

    private static IEnumerable<string[]> Rows(string file)
    {
        using var stream = typeof(DemoData).Assembly.GetManifestResourceStream($"ContactsApp.Features.Demo.{file}")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                yield return line.Split('\t');
            }
        }
    }
}
