using BenchmarkDotNet.Attributes;
using ContactsApp.Domain;
using ContactsApp.Domain.Committees;
using ContactsApp.Domain.Engagement;
using ContactsApp.Domain.Icp;
using ContactsApp.Domain.Merging;
using ContactsApp.Domain.Scoring;

namespace ContactsApp.Benchmarks.Domain;

/// <summary>What a rescore of everything costs: relevance of 100,000 contacts, committees of 5,000 leads, merges of 100,000 people.</summary>
[MemoryDiagnoser]
public class PureCoreBenchmarks
{
    private static readonly DateTime Now = new(2026, 11, 23, 12, 0, 0, DateTimeKind.Utc);

    private static readonly string[] Titles =
    [
        "VP of Engineering", "Director of IT", "Head of Finance & Controlling", "Engineering Manager, Platform", "Staff Software Engineer",
        "Senior Account Executive", "Leiter Entwicklung", "Directrice générale", "CTO, co-founder", "Chief Operating Officer",
    ];

    private readonly IcpDefinition icp = DefaultIcp.Create();
    private RelevanceFacts[] people = [];
    private CommitteeFacts committee = null!;
    private ObservedFields[] observations = [];

    /// <summary>Makes the same people each run.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(1);
        people = [.. Enumerable.Range(0, 100_000).Select(i => new RelevanceFacts($"{Titles[random.Next(Titles.Length)]} {i}", (Seniority)random.Next(4), (Department)random.Next(16)))];
        committee = new CommitteeFacts(icp, [.. people.Take(20).Select((p, i) => new CommitteePerson(
            i + 1, Guid.Empty, $"Person {i}", p.Title, p.Seniority, p.Department, 50, EngagementSummary.None, [], [],
            false, null, DoNotContact.None, Now, true))], Now);
        observations = [.. Enumerable.Range(1, 4).Select(i => new ObservedFields(
            i, i == 1 ? SourceKind.Manual : SourceKind.Import, Now.AddDays(-i), 0.7, false,
            new Dictionary<ContactField, string> { [ContactField.FullName] = "A B", [ContactField.GivenName] = "A", [ContactField.Title] = $"Title {i}" },
            [new("a@halden.example")], [], []))];
    }

    /// <summary>100,000 contacts against the default personas, reasons included; must stay well under 2 s.</summary>
    [Benchmark]
    public int Relevance100K() => people.Sum(p => IcpRelevance.Score(icp, p).Score);

    /// <summary>5,000 leads of 20 people each.</summary>
    [Benchmark]
    public int Committee5K() => Enumerable.Range(0, 5_000).Sum(_ => CommitteeBuilder.Build(committee).RolesFilled);

    /// <summary>100,000 people of four observations each.</summary>
    [Benchmark]
    public int Merge100K() => Enumerable.Range(0, 100_000).Sum(_ => FieldMerge.Merge(observations, []).Items.Count);
}
