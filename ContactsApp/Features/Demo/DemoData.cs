using System.Globalization;
using ContactsApp.Domain;

namespace ContactsApp.Features.Demo;

/// <summary>Who owns a made-up lead.</summary>
internal enum DemoOwner
{
    /// <summary>Whoever loads the demo.</summary>
    Me,
    /// <summary>Somebody else of the team where there is somebody.</summary>
    Team,
    /// <summary>Nobody.</summary>
    None,
}

/// <summary>One made-up company of demo_companies.tsv.</summary>
internal sealed record DemoCompany(
    string Domain, string Name, string Industry, int People, string Country, string City, decimal? RevenueMin, decimal? RevenueMax, List<string> Technologies,
    JourneyStage Stage, SalesState State, string Seats, int Engaged, string Trend, double LastTouchHours, DemoOwner Owner, int? SeenDaysAgo, int AddedDaysAgo, int SourcesDaysAgo);

/// <summary>One made-up person of demo_people.tsv.</summary>
internal sealed record DemoPerson(
    string Domain, string Name, string? Title, SourceKind Source, double SaidDaysAgo, string? Mailbox, string? Phone, string? Location, BuyingRole? Role, int RoleDaysAgo, DateOnly? Joined, int? LeftDaysAgo);

/// <summary>One thing a made-up person did, of demo_touchpoints.tsv.</summary>
internal sealed record DemoTouch(string Domain, string? Person, string Kind, double HoursAgo, string Summary);

/// <summary>One thing the team did, of demo_story.tsv.</summary>
internal sealed record DemoDeed(string Domain, string? Person, string Verb, double DaysAgo, string Value);

/// <summary>What a source said later about somebody who was there, of demo_observations.tsv.</summary>
internal sealed record DemoWord(string Domain, string Person, SourceKind Source, double DaysAgo, string? Title, string Document, string? Path, string? Evidence);

/// <summary>The demo as read from its files; companies without a story of their own get people by their seats (<see cref="DemoCrowd"/>).</summary>
internal static class DemoData
{
    public static IReadOnlyList<DemoCompany> Companies { get; } = [.. Rows("demo_companies.tsv").Select(c => new DemoCompany(
        c[0], c[1], c[2], Number(c[3]), c[4], c[5], Money(c[6]), Money(c[7]), c[8] == "-" ? [] : [.. c[8].Split(", ")], Enum.Parse<JourneyStage>(c[9]), Enum.Parse<SalesState>(c[10]),
        c[11], Number(c[12]), c[13], Decimal(c[14]), Enum.Parse<DemoOwner>(c[15], ignoreCase: true), None(c[16]) is { } seen ? Number(seen) : null, Number(c[17]), Number(c[18])))];

    public static IReadOnlyList<DemoPerson> People { get; } = [.. Rows("demo_people.tsv").Select(Person), .. Companies.SelectMany(DemoCrowd.People)];

    public static IReadOnlyList<DemoTouch> Touches { get; } =
        [.. Rows("demo_touchpoints.tsv").Select(c => new DemoTouch(c[0], None(c[1]), c[2], Decimal(c[3]), c[4])), .. Companies.SelectMany(DemoCrowd.Touches)];

    public static IReadOnlyList<DemoDeed> Deeds { get; } = [.. Rows("demo_story.tsv").Select(c => new DemoDeed(c[0], None(c[1]), c[2], Decimal(c[3]), c[4]))];

    public static IReadOnlyList<DemoWord> Words { get; } = [.. Rows("demo_observations.tsv").Select(c => new DemoWord(
        c[0], c[1], Enum.Parse<SourceKind>(c[2], ignoreCase: true), Decimal(c[3]), None(c[4]), c[5], None(c[6]), None(c[7])))];

    private static DemoPerson Person(string[] c)
    {
        var role = c[8].Split(':');
        return new(
            c[0], c[1], None(c[2]), Enum.Parse<SourceKind>(c[3], ignoreCase: true), None(c[4]) is { } said ? Decimal(said) : Companies.First(x => x.Domain == c[0]).SourcesDaysAgo,
            None(c[5]), None(c[6]), None(c[7]), role.Length == 2 ? Enum.Parse<BuyingRole>(role[0]) : null, role.Length == 2 ? Number(role[1]) : 0,
            DateOnly.TryParseExact(c[9], "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var joined) ? joined : null, None(c[10]) is { } left ? Number(left) : null);
    }

    private static string? None(string cell) => cell == "-" ? null : cell;

    private static int Number(string cell) => int.Parse(cell, CultureInfo.InvariantCulture);

    private static double Decimal(string cell) => double.Parse(cell, CultureInfo.InvariantCulture);

    private static decimal? Money(string cell) => None(cell) is { } known ? Number(known) : null;

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
