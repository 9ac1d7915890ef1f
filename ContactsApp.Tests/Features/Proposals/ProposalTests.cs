using ContactsApp.Domain;
using ContactsApp.Domain.Merging;
using ContactsApp.Features.Contacts;
using ContactsApp.Features.Leads;
using ContactsApp.Intake;
using ContactsApp.Support;
using ContactsApp.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ContactsApp.Features.Proposals;

/// <summary>The list of open proposals, and deciding many at once. Every test has an owner of its own, and looks at that owner's leads only.</summary>
public abstract class ProposalContract(TestDatabase database) : IAsyncLifetime
{
    private Actor owner = null!;
    private ProposalFilter mine = null!;

    private ProposalQueries Queries => database.Get<ProposalQueries>();

    private ProposalCommands Commands => database.Get<ProposalCommands>();

    public async Task InitializeAsync()
    {
        owner = await database.UserAsync("Owner");
        mine = new ProposalFilter { Owner = owner.UserId };
        database.Acts(UserRole.Rep, owner);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [DatabaseFact]
    public async Task Page_OpenProposals_SayMineAndTheirsAndWhoSaysSo()
    {
        var lead = await AddAsync("Mei Tanaka");

        var page = await Queries.PageAsync(mine, null, 10, CancellationToken.None);

        page.Total.Should().Be(1);
        page.HasMore.Should().BeFalse();
        page.Rows.Should().ContainSingle().Which.Should().Match<ProposalRow>(r =>
            r.Person == "Mei Tanaka" && r.LeadId == lead && r.OwnerName == "Owner" && r.Field == ContactField.Title && r.Mine == "Manager" && r.Value == "Director 0"
            && r.Source == SourceKind.Website && r.DocumentName == "team page" && r.Confidence == 0.9);
    }

    [DatabaseFact]
    public async Task Page_ByKey_ShowsEachOnceNewestFirst()
    {
        await AddAsync([.. Enumerable.Range(1, 7).Select(Name)]);

        var first = await Queries.PageAsync(mine, null, 3, CancellationToken.None);
        var second = await Queries.PageAsync(mine, first.Rows[^1].Id, 3, CancellationToken.None);
        var third = await Queries.PageAsync(mine, second.Rows[^1].Id, 3, CancellationToken.None);

        first.HasMore.Should().BeTrue();
        third.HasMore.Should().BeFalse();
        var ids = first.Rows.Concat(second.Rows).Concat(third.Rows).Select(r => r.Id).ToList();
        ids.Should().HaveCount(7).And.OnlyHaveUniqueItems().And.BeInDescendingOrder();
        (await Queries.AllIdsAsync(mine, CancellationToken.None)).Should().Equal(ids);
    }

    [DatabaseFact]
    public async Task Page_Filtered_ByFieldSourceAndOwner()
    {
        await AddAsync("Mei Tanaka");

        (await CountAsync(mine with { Field = ContactField.Title })).Should().Be(1);
        (await CountAsync(mine with { Field = ContactField.Location })).Should().Be(0);
        (await CountAsync(mine with { Source = SourceKind.Website })).Should().Be(1);
        (await CountAsync(mine with { Source = SourceKind.Import })).Should().Be(0);
        (await CountAsync(new ProposalFilter { Owner = "somebody else" })).Should().Be(0);
    }

    [DatabaseFact]
    public async Task Page_PeopleAndLeadsInTrash_AreLeftOut()
    {
        var lead = await AddAsync("Mei Tanaka", "Ole Berg");
        await database.Get<ContactCommands>().RemoveContactAsync((await PageAsync()).Rows.Single(r => r.Person == "Ole Berg").ContactId, RemovalReason.NotRelevant, CancellationToken.None);
        (await PageAsync()).Rows.Select(r => r.Person).Should().Equal("Mei Tanaka");

        await database.Get<LeadCommands>().RemoveLeadAsync(lead, CancellationToken.None);

        (await PageAsync()).Total.Should().Be(0);
    }

    [DatabaseFact]
    public async Task Apply_Many_MakesTheirsMineAndOneUndoBringsAllBack()
    {
        await AddAsync([.. Enumerable.Range(1, ProposalCommands.AtOnce + 5).Select(Name)]);
        var ids = await Queries.AllIdsAsync(mine, CancellationToken.None);

        var applied = await Commands.ApplyAsync(ids, null, CancellationToken.None);

        applied.Kind.Should().Be(OutcomeKind.Done);
        applied.Value.Should().Be(new BulkDecision(ids.Count, 0, 0));
        applied.Message.Should().Be($"{ids.Count} proposals were applied.");
        (await PageAsync()).Total.Should().Be(0);
        (await TitlesAsync()).Should().OnlyContain(t => t.StartsWith("Director", StringComparison.Ordinal));
        await using (var db = database.NewContext())
        {
            (await db.AuditEntries.CountAsync(a => a.ActorId == owner.UserId && a.Verb == "proposal.changed")).Should().Be(ids.Count);
            (await db.AuditEntries.CountAsync(a => a.ActorId == owner.UserId && a.Verb == "contact.changed" && a.ChangesJson.Contains("Director"))).Should().Be(ids.Count);
        }

        (await database.UndoAsync(applied.UndoId)).Kind.Should().Be(OutcomeKind.Done);

        (await TitlesAsync()).Should().OnlyContain(t => t == "Manager");
        (await Queries.AllIdsAsync(mine, CancellationToken.None)).Should().BeEquivalentTo(ids);
        (await database.UndoAsync(applied.UndoId)).Kind.Should().Be(OutcomeKind.AlreadyDone);
    }

    [DatabaseFact]
    public async Task KeepMine_Many_KeepsTheValuesAndDoesNotAskAgain()
    {
        await AddAsync("Mei Tanaka", "Ole Berg");
        var ids = await Queries.AllIdsAsync(mine, CancellationToken.None);

        var kept = await Commands.KeepMineAsync(ids, null, CancellationToken.None);

        kept.Message.Should().Be("2 values of yours were kept.");
        (await TitlesAsync()).Should().Equal("Manager", "Manager");
        (await PageAsync()).Total.Should().Be(0);
        await database.UndoAsync(kept.UndoId);
        (await Queries.AllIdsAsync(mine, CancellationToken.None)).Should().BeEquivalentTo(ids);
    }

    [DatabaseFact]
    public async Task Apply_WhatIsNotOpenAnyMore_IsCountedAndLeftAlone()
    {
        await AddAsync("Mei Tanaka", "Ole Berg");
        var rows = (await PageAsync()).Rows;
        await database.Get<ContactEdits>().KeepMineAsync(rows[0].ContactId, rows[0].Id, CancellationToken.None);

        var applied = await Commands.ApplyAsync([.. rows.Select(r => r.Id)], null, CancellationToken.None);

        applied.Value.Should().Be(new BulkDecision(1, 1, 0));
        applied.Message.Should().Be("1 proposal was applied. 1 was not open any more.");
    }

    [DatabaseFact]
    public async Task Undo_WhereAFresherOneIsOpen_LeavesThatOneAsTheQuestion()
    {
        await AddAsync("Mei Tanaka");
        var kept = await Commands.KeepMineAsync(await Queries.AllIdsAsync(mine, CancellationToken.None), null, CancellationToken.None);
        database.Time.Advance(TimeSpan.FromHours(1));
        var contact = await ContactAsync("Mei Tanaka");
        await SayAsync(contact.CompanyId, database.Now, ("Mei Tanaka", "Head of Everything"));

        (await database.UndoAsync(kept.UndoId)).Kind.Should().Be(OutcomeKind.Done);

        (await PageAsync()).Rows.Should().ContainSingle().Which.Value.Should().Be("Head of Everything");
    }

    [DatabaseFact]
    public async Task Apply_ManyAtLeadsOfOthers_IsForManagers()
    {
        await AddAsync("Mei Tanaka", "Ole Berg");
        var ids = await Queries.AllIdsAsync(mine, CancellationToken.None);
        var other = await database.UserAsync("Other");
        database.Acts(UserRole.Rep, other);

        var refused = await Commands.ApplyAsync(ids, null, CancellationToken.None);
        refused.Value.Should().Be(new BulkDecision(0, 0, 2));
        refused.Message.Should().Contain("ask a manager");

        (await Commands.ApplyAsync([ids[0]], null, CancellationToken.None)).Value!.Decided.Should().Be(1, "one by one everybody may");
        database.Acts(UserRole.Manager, other);
        (await Commands.ApplyAsync(ids, null, CancellationToken.None)).Value.Should().Be(new BulkDecision(1, 1, 0));
    }

    [DatabaseFact]
    public async Task Apply_BySomebodySignedOut_IsRefused()
    {
        await AddAsync("Mei Tanaka");
        var ids = await Queries.AllIdsAsync(mine, CancellationToken.None);
        database.Acts(null);

        (await Commands.ApplyAsync(ids, null, CancellationToken.None)).Kind.Should().Be(OutcomeKind.Forbidden);
        (await PageAsync()).Total.Should().Be(1);
    }

    [DatabaseFact]
    public async Task Apply_Stopped_KeepsWholeBatchesWithTheirUndo()
    {
        await AddAsync([.. Enumerable.Range(1, ProposalCommands.AtOnce + 5).Select(Name)]);
        var ids = await Queries.AllIdsAsync(mine, CancellationToken.None);
        using var stop = new CancellationTokenSource();

        var applied = await Commands.ApplyAsync(ids, new Told(_ => stop.Cancel()), stop.Token);

        applied.Value!.Decided.Should().Be(ProposalCommands.AtOnce);
        (await PageAsync()).Total.Should().Be(5);
        await database.UndoAsync(applied.UndoId);
        (await PageAsync()).Total.Should().Be(ids.Count);
    }

    [DatabaseFact]
    public async Task ApplyAndUndo_Many_TellOpenPagesOfEveryLead()
    {
        var leads = new[] { await AddAsync("Mei Tanaka"), await AddAsync("Ole Berg") };
        Outcome<BulkDecision>? applied = null;

        var byApply = await ToldAsync(leads, async () => applied = await Commands.ApplyAsync(await Queries.AllIdsAsync(mine, CancellationToken.None), null, CancellationToken.None));
        var byUndo = await ToldAsync(leads, () => database.UndoAsync(applied!.UndoId));

        byApply.Should().BeEquivalentTo(leads);
        byUndo.Should().BeEquivalentTo(leads);
    }

    [DatabaseFact]
    public async Task Badge_Open_AreCounted()
    {
        var before = await Queries.BadgeAsync(CancellationToken.None);
        await AddAsync("Mei Tanaka", "Ole Berg");

        (await Queries.BadgeAsync(CancellationToken.None)).Should().Be(Math.Min(before + 2, ProposalQueries.BadgeMost));
    }

    /// <summary>The leads that an open page is told of.</summary>
    private async Task<HashSet<Guid>> ToldAsync(Guid[] expected, Func<Task> act)
    {
        var told = new HashSet<Guid>();
        var all = new TaskCompletionSource();
        using var page = database.Services.GetRequiredService<ChangeFeed>().Subscribe(notice =>
        {
            told.UnionWith(notice.Leads.Keys);
            if (expected.All(told.Contains))
            {
                all.TrySetResult();
            }

            return Task.CompletedTask;
        });
        await act();
        await all.Task.WaitAsync(TimeSpan.FromSeconds(30));
        return told;
    }

    private static string Name(int number) => $"Person {(char)('A' + (number / 26))}{(char)('a' + (number % 26))}son";

    private Task<ProposalPage> PageAsync() => Queries.PageAsync(mine, null, 100, CancellationToken.None);

    private async Task<int> CountAsync(ProposalFilter filter) => (await Queries.PageAsync(filter, null, 10, CancellationToken.None)).Total;

    private async Task<List<string?>> TitlesAsync()
    {
        await using var db = database.NewContext();
        return await db.Contacts.Where(c => db.Leads.Any(l => l.CompanyId == c.CompanyId && l.OwnerId == owner.UserId)).Select(c => c.Title).ToListAsync();
    }

    private async Task<Contact> ContactAsync(string name)
    {
        await using var db = database.NewContext();
        return await db.Contacts.SingleAsync(c => c.FullName == name && db.Leads.Any(l => l.CompanyId == c.CompanyId && l.OwnerId == owner.UserId));
    }

    /// <summary>A lead of the owner whose people were typed as Manager, and of whom a website says something else.</summary>
    private async Task<Guid> AddAsync(params string[] people)
    {
        var domain = $"{Guid.NewGuid():n}.example";
        var lead = await Interchange.ExportSamples.AddLeadAsync(database, $"Company {domain[..8]}", domain);
        await database.WriteAsync(async db => (await db.Leads.SingleAsync(l => l.Id == lead.Id)).OwnerId = owner.UserId);
        var added = await database.Get<ContactCommands>().AddContactsAsync(lead.PublicId, [.. people.Select(p => new AddContactForm { FullName = p, Title = "Manager", Decision = AddDecision.AddAnyway })], CancellationToken.None);
        added.Ok.Should().BeTrue(added.Message);
        database.Time.Advance(TimeSpan.FromHours(1));
        await SayAsync(lead.CompanyId, database.Now, [.. people.Select((p, i) => (p, $"Director {i}"))]);
        return lead.PublicId;
    }

    private Task SayAsync(long company, DateTime at, params (string Name, string Title)[] people) => database.WriteAsync(async db =>
    {
        var document = new SourceDocument { Kind = SourceKind.Website, Name = "team page", TakenAt = at, ReceivedAt = at };
        var known = await db.Contacts.Where(c => c.CompanyId == company).ToDictionaryAsync(c => c.FullName, c => c.Id);
        var incoming = people.Select(p => new IncomingPerson
        {
            Id = Guid.CreateVersion7(),
            CompanyId = company,
            RecordKey = $"{company}#{p.Name}#{p.Title}",
            Fields = PersonCleaner.Clean(new RawPerson { FullName = p.Name, Title = p.Title }).Fields,
            ObservedAt = at,
            Confidence = 0.9,
            Decision = IntakeDecision.Merge,
            MergeInto = known[p.Name],
        }).ToList();
        await database.Get<IntakeRoad>().RunAsync(db, new IntakeBatch(document, Actor.Machine, incoming), CancellationToken.None);
    });

    private sealed class Told(Action<int> tell) : IProgress<int>
    {
        public void Report(int value) => tell(value);
    }
}

public sealed class ProposalOnSqliteTests(FeatureSqlite database) : ProposalContract(database), IClassFixture<FeatureSqlite>;

public sealed class ProposalOnPostgresTests(FeaturePostgres database) : ProposalContract(database), IClassFixture<FeaturePostgres>;
