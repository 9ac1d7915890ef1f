using ContactsApp.Domain;
using ContactsApp.Domain.Committees;
using ContactsApp.Features.Contacts;
using ContactsApp.Support;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Committee;

public abstract class ReplacedByContract(TestDatabase database)
{
    [DatabaseFact]
    public async Task Replace_PrimaryDecisionMaker_HandsOverTheSeatsAndBothSayIt()
    {
        var lead = await HaldenAsync();

        var done = await ReplaceAsync(lead, "Ingrid Solheim", "Jonas Weber");

        done.Message.Should().Be("Ingrid Solheim is replaced by Jonas Weber");
        var committee = await CommitteeAsync(lead);
        committee.Judged.PrimaryDecisionMaker.Should().Be(lead["Jonas Weber"].Id);
        var (gone, fresh) = (committee.People[lead["Ingrid Solheim"].Id], committee.People[lead["Jonas Weber"].Id]);
        gone.LeftAt.Should().Be(database.Now.Date);
        gone.ReplacedBy!.Name.Should().Be("Jonas Weber");
        fresh.Replaced.Should().ContainSingle(p => p.Name == "Ingrid Solheim");
        fresh.Held.Where(r => r.State == RoleState.Confirmed).Select(r => r.Role).Should().BeEquivalentTo([BuyingRole.DecisionMaker, BuyingRole.ExecutiveSponsor]);
        await using var db = database.NewContext();
        (await db.Employments.SingleAsync(e => e.ContactId == lead["Ingrid Solheim"].Id)).EndedOn.Should().Be(DateOnly.FromDateTime(database.Now));
        (await db.AuditEntries.AnyAsync(a => a.LeadId == lead.Lead.Id && a.Verb == "contact.replaced" && a.EntityId == lead["Ingrid Solheim"].Id)).Should().BeTrue();
    }

    [DatabaseFact]
    public async Task Replace_Undone_IsAsBefore()
    {
        var lead = await HaldenAsync();
        var done = await ReplaceAsync(lead, "Ingrid Solheim", "Jonas Weber");

        (await database.UndoAsync(done.UndoId)).Kind.Should().Be(OutcomeKind.Done);

        var committee = await CommitteeAsync(lead);
        committee.Judged.PrimaryDecisionMaker.Should().Be(lead["Ingrid Solheim"].Id);
        committee.People[lead["Ingrid Solheim"].Id].Should().Match<ContactCard>(c => c.LeftAt == null && c.ReplacedBy == null);
        committee.People[lead["Jonas Weber"].Id].Held.Should().NotContain(r => r.State == RoleState.Confirmed);
        await using var db = database.NewContext();
        (await db.Employments.SingleAsync(e => e.ContactId == lead["Ingrid Solheim"].Id)).EndedOn.Should().BeNull();
    }

    [DatabaseFact]
    public async Task Replace_UndoneAfterAMerge_IsAConflict()
    {
        var lead = await HaldenAsync();
        var done = await ReplaceAsync(lead, "Ingrid Solheim", "Jonas Weber");
        await database.WriteAsync(async db => (await db.Contacts.SingleAsync(c => c.Id == lead["Ingrid Solheim"].Id)).MergeInto(lead["Jonas Weber"], database.Now, null));

        (await database.UndoAsync(done.UndoId)).Message.Should().Contain("was merged with another one since");
    }

    [DatabaseFact]
    public async Task Replace_ByAnotherPersonAfterAll_MovesTheSeatsThatCameWithTheFirst_AndUndoGivesThemBack()
    {
        var lead = await HaldenAsync(l => l.Person("Ana Costa", "COO", Seniority.Executive, Department.Operations).Role("Jonas Weber", BuyingRole.Champion));
        await ReplaceAsync(lead, "Ingrid Solheim", "Jonas Weber");

        var done = await ReplaceAsync(lead, "Ingrid Solheim", "Ana Costa");

        done.Kind.Should().Be(OutcomeKind.Done, done.Message);
        var committee = await CommitteeAsync(lead);
        committee.Judged.PrimaryDecisionMaker.Should().Be(lead["Ana Costa"].Id);
        Held(committee, "Ana Costa").Should().BeEquivalentTo([BuyingRole.DecisionMaker, BuyingRole.ExecutiveSponsor]);
        Held(committee, "Jonas Weber").Should().Equal(BuyingRole.Champion);
        (await database.UndoAsync(done.UndoId)).Ok.Should().BeTrue();
        committee = await CommitteeAsync(lead);
        committee.Judged.PrimaryDecisionMaker.Should().Be(lead["Jonas Weber"].Id);
        Held(committee, "Jonas Weber").Should().BeEquivalentTo([BuyingRole.Champion, BuyingRole.DecisionMaker, BuyingRole.ExecutiveSponsor]);
        Held(committee, "Ana Costa").Should().BeEmpty();

        IEnumerable<BuyingRole> Held(LeadCommittee c, string name) => c.People[lead[name].Id].Held.Where(r => r.State == RoleState.Confirmed).Select(r => r.Role);
    }

    [DatabaseFact]
    public async Task Replace_SomebodyWhomAFileMadeLeave_IsAPersonsWordUntilUndone()
    {
        var lead = await HaldenAsync();
        await database.WriteAsync(async db =>
        {
            var ingrid = await db.Contacts.SingleAsync(c => c.Id == lead["Ingrid Solheim"].Id);
            (ingrid.LeftAt, ingrid.LeftObservationId) = (database.Now.Date.AddDays(-3), 4711);
        });

        var done = await ReplaceAsync(lead, "Ingrid Solheim", "Jonas Weber");

        (await LeftAsync()).LeftObservationId.Should().BeNull("the import's undo must not bring her back");
        (await database.UndoAsync(done.UndoId)).Ok.Should().BeTrue();
        (await LeftAsync()).Should().Match<Contact>(c => c.LeftAt == null && c.ReplacedById == null, "that source says it no more");

        async Task<Contact> LeftAsync()
        {
            await using var db = database.NewContext();
            return await db.Contacts.SingleAsync(c => c.Id == lead["Ingrid Solheim"].Id);
        }
    }

    [DatabaseFact]
    public async Task Replace_SomebodyWhoLeftBefore_HandsOverTheSeatsLeftBehind()
    {
        var lead = await HaldenAsync();
        await database.Get<ContactCommands>().LeftTheCompanyAsync(lead["Ingrid Solheim"].PublicId, null, CancellationToken.None);

        await ReplaceAsync(lead, "Ingrid Solheim", "Jonas Weber");

        (await CommitteeAsync(lead)).People[lead["Jonas Weber"].Id].Held.Should().Contain(r => r.Role == BuyingRole.DecisionMaker && r.State == RoleState.Confirmed);
    }

    [DatabaseFact]
    public async Task Replace_BySomebodyOfAnotherCompanyOrWhoLeft_IsRefused()
    {
        var lead = await HaldenAsync();
        var other = await new LeadBuilder(database, "Vestfold Marine").Person("Astrid Nygaard", "CTO").SaveAsync();
        await database.Get<ContactCommands>().LeftTheCompanyAsync(lead["Jonas Weber"].PublicId, null, CancellationToken.None);

        var elsewhere = await database.Get<ReplacementCommands>().ReplaceAsync(lead["Ingrid Solheim"].PublicId, other["Astrid Nygaard"].PublicId, CancellationToken.None);
        var left = await ReplaceAsync(lead, "Ingrid Solheim", "Jonas Weber");

        (elsewhere.Kind, left.Kind).Should().Be((OutcomeKind.Invalid, OutcomeKind.Invalid));
    }

    [DatabaseFact]
    public async Task Gatekeeper_Marked_WarnsAndNeverCountsAsEngaged_AndUndoTakesItBack()
    {
        var lead = await HaldenAsync(l => l.Touch("Jonas Weber", "email-reply", 2));
        (await CommitteeAsync(lead)).Judged.EngagedIn30Days.Should().Be(1);

        var done = await database.Get<ContactCommands>().MarkGatekeeperAsync(lead["Jonas Weber"].PublicId, true, CancellationToken.None);

        var judged = (await CommitteeAsync(lead)).Judged;
        judged.EngagedIn30Days.Should().Be(0);
        judged.Warnings.Should().Contain(w => w.Kind == CommitteeWarningKind.BlockerPresent && w.Words == "Gatekeeper: Jonas Weber");
        (await database.UndoAsync(done.UndoId)).Ok.Should().BeTrue();
        (await CommitteeAsync(lead)).Judged.EngagedIn30Days.Should().Be(1);
    }

    [DatabaseFact]
    public async Task PrimaryAddress_Bounces_ReopensTheSeatAndSaysWhy()
    {
        var lead = await HaldenAsync();
        await database.WriteAsync(async db => (await db.Contacts.SingleAsync(c => c.Id == lead["Ingrid Solheim"].Id)).Emails.Add(
            new ContactEmail { Address = $"ingrid@{lead.Lead.PublicId:n}.example", IsPrimary = true, Status = EmailStatus.Invalid, StatusAt = database.Now.AddDays(-3) }));

        var slot = (await CommitteeAsync(lead)).Judged.Slots.Single(s => s.Slot.Role == BuyingRole.DecisionMaker);

        slot.Confirmed.Should().BeEmpty();
        slot.Reopened.Should().Match<SlotReopening>(r => r.Name == "Ingrid Solheim" && r.At == database.Now.AddDays(-3) && r.Reason == "cannot be reached: mail bounces");
        slot.Reopened!.NextBest!.ContactId.Should().Be(lead["Jonas Weber"].Id);
    }

    private Task<LeadBuilder> HaldenAsync(Action<LeadBuilder>? more = null)
    {
        var lead = new LeadBuilder(database, $"Halden {Guid.NewGuid():n}")
            .Person("Ingrid Solheim", "VP of Engineering", Seniority.Executive, Department.Engineering)
            .Person("Jonas Weber", "CTO", Seniority.Executive, Department.Engineering)
            .Role("Ingrid Solheim", BuyingRole.DecisionMaker, primary: true)
            .Role("Ingrid Solheim", BuyingRole.ExecutiveSponsor);
        more?.Invoke(lead);
        return SavedAsync(lead);
    }

    private async Task<LeadBuilder> SavedAsync(LeadBuilder lead)
    {
        await lead.SaveAsync();
        await database.WriteAsync(db =>
        {
            db.Employments.Add(new Employment { ContactId = lead["Ingrid Solheim"].Id, CompanyId = lead.Lead.CompanyId, CompanyName = "Halden" });
        });
        return lead;
    }

    private Task<Outcome> ReplaceAsync(LeadBuilder lead, string name, string by) =>
        database.Get<ReplacementCommands>().ReplaceAsync(lead[name].PublicId, lead[by].PublicId, CancellationToken.None);

    private async Task<LeadCommittee> CommitteeAsync(LeadBuilder lead) => (await database.Get<CommitteeQueries>().CommitteeAsync(lead.Lead.PublicId, CancellationToken.None))!;
}

public sealed class ReplacedByOnSqliteTests(FeatureSqlite database) : ReplacedByContract(database), IClassFixture<FeatureSqlite>;

public sealed class ReplacedByOnPostgresTests(FeaturePostgres database) : ReplacedByContract(database), IClassFixture<FeaturePostgres>;
