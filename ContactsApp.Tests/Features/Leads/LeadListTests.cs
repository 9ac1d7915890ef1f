using ContactsApp.Data;
using ContactsApp.Domain;
using ContactsApp.Domain.Signals;
using ContactsApp.Features.Leads;
using ContactsApp.Support;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Leads;

/// <summary>1,300 leads with many equal values: whatever the sort, pages and jumps show each lead once, in order.</summary>
public sealed class ManyLeads
{
    public const int Count = 1_300;

    private bool filled;

    public async Task FillAsync(TestDatabase database)
    {
        if (filled)
        {
            return;
        }

        filled = true;
        await database.WriteAsync(db =>
        {
            for (var i = 0; i < Count; i++)
            {
                var lead = new Lead { PublicId = Guid.CreateVersion7(), CreatedAt = database.Now.AddDays(-100), StageSince = database.Now };
                lead.Company = new Company { PublicId = Guid.CreateVersion7(), Name = $"Company {i}", NameKey = $"company {i % 400:000}", CreatedAt = database.Now };
                lead.Summary = Row(i, database.Now);
                lead.Summary.LeadPublicId = lead.PublicId;
                lead.Summary.Name = lead.Company.Name;
                db.Leads.Add(lead);
            }
        });
    }

    private static LeadSummary Row(int i, DateTime now) => new()
    {
        SortName = $"company {i % 400:000}",
        Industry = i % 3 == 0 ? "Software" : "Energy",
        Country = i % 2 == 0 ? "SE" : null,
        OwnerId = i % 5 == 0 ? null : "owner-1",
        OwnerName = i % 5 == 0 ? LeadSummary.Nobody : "Ann",
        SalesState = i % 7 == 0 ? SalesState.Customer : SalesState.OutreachInProgress,
        Stage = (JourneyStage)(i % 4),
        FitScore = (i % 12) - 1,
        FitBand = (ScoreBand)(i % 5),
        Completeness = i % 3 * 25,
        EngagedCount = i % 6,
        CreatedAt = now.AddDays(-(i % 13)),
        LastTouchAt = i % 10 == 0 ? LeadSummary.NeverTouched : now.AddHours(-(i % 90)),
        EngagementLog2 = i % 10 == 0 ? LeadSummary.NeverEngaged : 160 + (i % 70 * 0.01),
        SignalCount = i % 2,
        ComputedAt = now,
        IsRemoved = i % 100 == 99,
        Flags = i % 100 == 99 ? [] : i % 11 == 0 ? [new LeadFlag { Flag = LeadFlag.Missing(BuyingRole.Champion) }, new LeadFlag { Flag = LeadFlag.Signal(SignalKinds.Surge) }]
            : i % 17 == 0 ? [new LeadFlag { Flag = LeadFlag.Signal(SignalKinds.NeedsAttention) }, .. i % 2 == 0 ? [new LeadFlag { Flag = LeadFlag.Signal("Ghosted") }] : Array.Empty<LeadFlag>()]
            : [],
    };
}

public abstract class LeadListContract(TestDatabase database, ManyLeads many) : IAsyncLifetime
{
    public static IEnumerable<object[]> Sorts =>
        from sort in Enum.GetValues<LeadSort>()
        from up in new[] { true, false }
        select new object[] { sort, up };

    public Task InitializeAsync() => many.FillAsync(database);

    public Task DisposeAsync() => Task.CompletedTask;

    [DatabaseFact]
    public async Task Rows_EverySortPagedAndJumped_ShowsEachLeadOnceInOrder()
    {
        foreach (var (sort, up) in Sorts.Select(s => ((LeadSort)s[0], (bool)s[1])))
        {
            var filter = new LeadFilter { Sort = sort, Ascending = up };
            var anchors = new LeadAnchors();
            // From the end to the beginning, so that every page is a jump beyond what is known.
            var pages = new SortedDictionary<int, IReadOnlyList<LeadRow>>();
            foreach (var start in Enumerable.Range(0, 9).Select(p => p * 150).OrderByDescending(s => s))
            {
                pages[start] = (await PageAsync(filter, start, 150, anchors)).Rows;
            }

            var expected = await ExpectedAsync(sort, up);
            pages.Values.SelectMany(p => p).Select(r => r.Id).Should().Equal(expected, $"sorted by {sort}, {(up ? "ascending" : "descending")}");
        }
    }

    [DatabaseFact]
    public async Task Rows_NoFilter_CountsAndLeavesOutTheTrash()
    {
        var page = await PageAsync(new LeadFilter(), 0, 20);

        page.Total.Should().Be(ManyLeads.Count - 13);
        page.TotalIsCapped.Should().BeFalse();
        page.Rows.Should().HaveCount(20);
    }

    [DatabaseFact]
    public async Task Rows_BeyondTheEnd_AreEmpty() => (await PageAsync(new LeadFilter(), 5_000, 20)).Rows.Should().BeEmpty();

    [DatabaseFact]
    public async Task Rows_EachFilter_IsTheSameReadEitherWay()
    {
        string[] queries =
        [
            "stage=Solution,Evaluation", "state=Customer", "fit=Moderate", "owner=none", "owner=owner-1", "country=SE", "industry=Software",
            "missing=Champion", "signal=Surge", "stage=Target&industry=Software&owner=owner-1", "country=NO",
        ];
        await using var db = database.NewContext();
        var all = await db.LeadSummaries.AsNoTracking().Include(s => s.Flags).Where(s => !s.IsRemoved).ToListAsync();
        var search = database.Get<Data.Search.ILeadSearch>();
        foreach (var query in queries)
        {
            var filter = LeadFilter.From(query.Split('&').Select(p => p.Split('=')).ToDictionary(p => p[0], p => (string?)p[1]));
            var expected = all.Where(s => Matches(filter, s)).Select(s => s.LeadId);
            foreach (var reading in Enum.GetValues<LeadReading>())
            {
                (await db.Matching(filter, reading, search).Select(s => s.LeadId).ToListAsync()).Should().BeEquivalentTo(expected, $"{query} by {reading}");
            }
        }
    }

    [DatabaseFact]
    public async Task Rows_AnchorsOfAnotherFilter_AreNotUsed()
    {
        var anchors = new LeadAnchors();
        await PageAsync(new LeadFilter(), 1_000, 20, anchors);

        var page = await PageAsync(new LeadFilter { Industry = "Software" }, 0, 1_000, anchors);

        page.Total.Should().Be(page.Rows.Count);
        page.Total.Should().BeLessThan(500);
    }

    [DatabaseFact]
    public async Task Rows_StoredPlaceholders_AreShownAsNothing()
    {
        var page = await PageAsync(new LeadFilter { Owner = LeadFilter.NoOwner, Sort = LeadSort.LastTouch, Ascending = true }, 0, 5);

        page.Rows[0].Should().Match<LeadRow>(r => r.OwnerName == null && r.OwnerId == null && r.LastTouchAt == null);
        (await PageAsync(new LeadFilter { Sort = LeadSort.Fit, Ascending = true }, 0, 1)).Rows[0].FitScore.Should().BeNull();
    }

    [DatabaseFact]
    public async Task Funnel_CountsOpenLeadsByStage()
    {
        var funnel = await database.Get<LeadQueries>().FunnelAsync(CancellationToken.None);

        await using var db = database.NewContext();
        var all = await db.LeadSummaries.AsNoTracking().Where(s => !s.IsRemoved).ToListAsync();
        funnel.AllLeads.Should().Be(all.Count);
        funnel.Open.Should().BeEquivalentTo(all.Where(s => s.SalesState == SalesState.OutreachInProgress).GroupBy(s => s.Stage).ToDictionary(g => g.Key, g => g.Count()));
    }

    [DatabaseFact]
    public async Task Funnel_SecondLine_CountsOpenLeadsByWhoEngagesWhatIsNewAndWhoWaits()
    {
        var funnel = await database.Get<LeadQueries>().FunnelAsync(CancellationToken.None);

        await using var db = database.NewContext();
        var open = await db.LeadSummaries.AsNoTracking().Include(s => s.Flags).Where(s => !s.IsRemoved && s.SalesState == SalesState.OutreachInProgress).ToListAsync();
        foreach (var stage in Enum.GetValues<JourneyStage>())
        {
            var here = open.Where(s => s.Stage == stage).ToList();
            funnel.Threads[stage].Should().Be(new Threads(here.Count(s => s.EngagedCount >= 2), here.Count(s => s.EngagedCount == 1)));
        }

        funnel.NewTargets.Should().Be(open.Count(s => s.Stage == JourneyStage.Target && s.CreatedAt >= database.Now.AddDays(-Funnel.NewDays))).And.BePositive();
        var flagged = (await db.LeadFlags.ToListAsync()).ToLookup(f => f.LeadId, f => f.Flag);
        funnel.NeedsAttention.Should().Be(flagged.Count(f => f.Contains("signal:NeedsAttention")));
        funnel.Unanswered.Should().Be(flagged.Count(f => f.Contains("signal:NeedsAttention") && f.Contains("signal:Ghosted"))).And.BePositive();
    }

    [DatabaseFact]
    public async Task FilterChoices_AreWhatThereIs()
    {
        var choices = await database.Get<LeadQueries>().FilterChoicesAsync(CancellationToken.None);

        choices.Industries.Should().Equal("Energy", "Software");
        choices.Countries.Should().Equal("SE");
        choices.Signals.Should().Contain(s => s.Kind == SignalKinds.Surge);
    }

    [DatabaseFact]
    public async Task Rows_AnyOfTheFilters_LetsThroughWhoMeetsOne()
    {
        var (one, other) = (new LeadFilter { Country = "SE" }, new LeadFilter { MissingRole = BuyingRole.Champion });
        await using var db = database.NewContext();
        var all = await db.LeadSummaries.AsNoTracking().Include(s => s.Flags).Where(s => !s.IsRemoved).ToListAsync();

        var rows = await PageAsync(new LeadFilter { Country = "SE", MissingRole = BuyingRole.Champion, MatchAny = true, Sort = LeadSort.Company, Ascending = true }, 0, 50);

        rows.Total.Should().Be(all.Count(s => Matches(one, s) || Matches(other, s))).And.BeGreaterThan(all.Count(s => Matches(one, s)));
        (await PageAsync(new LeadFilter { MatchAny = true }, 0, 1)).Total.Should().Be(all.Count);
    }

    private Task<LeadRows> PageAsync(LeadFilter filter, int start, int count, LeadAnchors? anchors = null) =>
        database.Get<LeadQueries>().RowsAsync(filter, start, count, anchors ?? new LeadAnchors(), "nobody", CancellationToken.None);

    private static bool Matches(LeadFilter f, LeadSummary s) =>
        (f.Stages.Count == 0 || f.Stages.Contains(s.Stage))
        && (f.States.Count == 0 || f.States.Contains(s.SalesState))
        && (f.FitAtLeast is null || s.FitBand >= f.FitAtLeast)
        && (f.Owner is null || (f.Owner == LeadFilter.NoOwner ? s.OwnerId is null : s.OwnerId == f.Owner))
        && (f.Country is null || s.Country == f.Country)
        && (f.Industry is null || s.Industry == f.Industry)
        && (f.MissingRole is null || s.Flags.Exists(x => x.Flag == LeadFlag.Missing(f.MissingRole.Value)))
        && (f.Signal is null || s.Flags.Exists(x => x.Flag == LeadFlag.Signal(f.Signal)));

    private async Task<List<long>> ExpectedAsync(LeadSort sort, bool up)
    {
        await using var db = database.NewContext();
        var all = await db.LeadSummaries.AsNoTracking().Where(s => !s.IsRemoved).ToListAsync();
        Comparison<LeadSummary> by = sort switch
        {
            LeadSort.Company => (a, b) => string.CompareOrdinal(a.SortName, b.SortName),
            LeadSort.Fit => (a, b) => a.FitScore.CompareTo(b.FitScore),
            LeadSort.Stage => (a, b) => a.Stage.CompareTo(b.Stage),
            LeadSort.Committee => (a, b) => a.Completeness.CompareTo(b.Completeness),
            LeadSort.Engaged => (a, b) => a.EngagedCount.CompareTo(b.EngagedCount),
            LeadSort.Trend => (a, b) => a.EngagementLog2.CompareTo(b.EngagementLog2),
            LeadSort.LastTouch => (a, b) => a.LastTouchAt.CompareTo(b.LastTouchAt),
            LeadSort.Owner => (a, b) => string.CompareOrdinal(a.OwnerName, b.OwnerName),
            LeadSort.Signals => (a, b) => a.SignalCount.CompareTo(b.SignalCount),
        };
        all.Sort((a, b) => (by(a, b) is var first and not 0 ? first : a.LeadId.CompareTo(b.LeadId)) * (up ? 1 : -1));
        return all.ConvertAll(s => s.LeadId);
    }
}

public sealed class LeadListOnSqliteTests(FeatureSqlite database, ManyLeads many) : LeadListContract(database, many), IClassFixture<FeatureSqlite>, IClassFixture<ManyLeads>;

public sealed class LeadListOnPostgresTests(FeaturePostgres database, ManyLeads many) : LeadListContract(database, many), IClassFixture<FeaturePostgres>, IClassFixture<ManyLeads>;
