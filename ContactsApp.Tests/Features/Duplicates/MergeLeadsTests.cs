using ContactsApp.Domain;
using ContactsApp.Features.Contacts;
using ContactsApp.Features.Leads;
using ContactsApp.Features.Undo;
using ContactsApp.Intake;
using ContactsApp.Support;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Duplicates;

public sealed class MergeLeadsTests : ContactTestBase
{
    [Fact]
    public async Task Search_SameNameAtOtherDomain_IsFoundAndDismissedForGood()
    {
        await AddLeadAsync("Halden Robotics AB", "haldenrobotics.example");

        var pair = (await SearchAsync()).Should().ContainSingle().Subject;

        pair.Reason.Should().Be(DuplicateReason.CompanyName);
        await Database.Get<DuplicateCommands>().NotTheSameAsync([pair.Id], CancellationToken.None);
        await AddLeadAsync("Nordkap", "nordkap.example");
        (await SearchAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task Merge_PeopleDomainsAndNotes_AreAtOneLead()
    {
        var twin = await TwinAsync();

        var outcome = await MergeAsync(LeadId, twin, new() { Survivor = LeadId });

        outcome.Message.Should().Be("Halden Robotics AB was merged into Halden Robotics");
        await using var db = Database.NewContext();
        var lead = await db.Leads.Include(l => l.Company).ThenInclude(c => c.Aliases).SingleAsync();
        lead.PublicId.Should().Be(LeadId);
        lead.Company.Domain.Should().Be("halden.example");
        lead.Company.Aliases.Select(a => a.Domain).Should().BeEquivalentTo("halden.example", "haldenrobotics.example");
        lead.Company.Industry.Should().Be("Robotics", "the other one knew it");
        (await db.Contacts.Select(c => c.CompanyId).Distinct().SingleAsync()).Should().Be(lead.CompanyId);
        (await db.Contacts.CountAsync()).Should().Be(2);
    }

    [Fact]
    public async Task Merge_OldAddressNameAndDomain_LeadToTheSurvivor()
    {
        var twin = await TwinAsync();
        await MergeAsync(LeadId, twin, new() { Survivor = LeadId });

        (await Database.Get<LeadQueries>().HeaderAsync(twin, CancellationToken.None))!.PublicId.Should().Be(LeadId);
        foreach (var text in new[] { "haldenrobotics.example", "Halden Robotics AB" })
        {
            var added = await Database.Get<LeadCommands>().AddLeadAsync(new NewLead(Guid.CreateVersion7(), text), CancellationToken.None);
            (added.Value!.LeadId, added.Value.Existed).Should().Be((LeadId, true), text);
        }

        (await Database.Get<LeadCommands>().RestoreLeadAsync(twin, CancellationToken.None)).Kind.Should().Be(OutcomeKind.Conflict);
    }

    [Fact]
    public async Task Merge_WhoWasRemovedAtTheOther_StaysRemoved()
    {
        var twin = await TwinAsync();
        await using (var db = Database.NewContext())
        {
            var ole = await db.Contacts.Where(c => c.FullName == "Ole Berg").Select(c => c.PublicId).SingleAsync();
            await Commands.RemoveContactAsync(ole, RemovalReason.NotRelevant, CancellationToken.None);
        }

        await MergeAsync(LeadId, twin, new() { Survivor = LeadId });

        (await AddAsync("Ole Berg")).Outcome.Should().Be(IntakeOutcome.Suppressed);
    }

    [Fact]
    public async Task Merge_WhoWasRemovedAtACompanyWithoutDomain_StaysRemoved()
    {
        var twin = (await Database.Get<LeadCommands>().AddLeadAsync(new NewLead(Guid.CreateVersion7(), "Nordkap Systems"), CancellationToken.None)).Value!.LeadId;
        var ole = (await Commands.AddContactAsync(twin, new() { FullName = "Ole Berg" }, CancellationToken.None)).Value!.ContactId!.Value;
        await Commands.RemoveContactAsync(ole, RemovalReason.NotRelevant, CancellationToken.None);

        await MergeAsync(LeadId, twin, new() { Survivor = LeadId });

        (await AddAsync("Ole Berg")).Outcome.Should().Be(IntakeOutcome.Suppressed);
    }

    [Fact]
    public async Task Merge_OwnerOfTheOther_IsForManagers()
    {
        var twin = await TwinAsync();
        var (bo, cy) = (await Database.UserAsync("Bo"), await Database.UserAsync("Cy"));
        await Database.WriteAsync(async db =>
        {
            await db.Leads.Where(l => l.PublicId == LeadId).ExecuteUpdateAsync(s => s.SetProperty(l => l.OwnerId, bo.UserId));
            await db.Leads.Where(l => l.PublicId == twin).ExecuteUpdateAsync(s => s.SetProperty(l => l.OwnerId, cy.UserId));
        });
        var choices = new LeadMergeChoices { Survivor = LeadId }.Take(LeadMergeField.Owner, twin);

        (await TryAsync(LeadId, twin, choices)).Kind.Should().Be(OutcomeKind.Forbidden);

        Database.Acts(UserRole.Manager);
        (await TryAsync(LeadId, twin, choices)).Kind.Should().Be(OutcomeKind.Done);
        await using var db = Database.NewContext();
        (await db.Leads.SingleAsync()).OwnerId.Should().Be(cy.UserId);
    }

    [Fact]
    public async Task Merge_LeadOfSomebodyElseIntoMine_IsForManagers()
    {
        var twin = await TwinAsync();
        var bo = await Database.UserAsync("Bo");
        await Database.SignUpAsync(TestDatabase.Ann);
        await Database.WriteAsync(async db =>
        {
            await db.Leads.Where(l => l.PublicId == LeadId).ExecuteUpdateAsync(s => s.SetProperty(l => l.OwnerId, TestDatabase.Ann.UserId));
            await db.Leads.Where(l => l.PublicId == twin).ExecuteUpdateAsync(s => s.SetProperty(l => l.OwnerId, bo.UserId));
        });

        var (view, _) = await Database.Get<MergeQueries>().LeadsAsync(LeadId, twin, new() { Survivor = LeadId }, CancellationToken.None);
        view!.Preview.Losing.Should().Equal([new LeadOwner(bo.UserId!, "Bo")]);
        (await TryAsync(LeadId, twin, new() { Survivor = LeadId })).Kind.Should().Be(OutcomeKind.Forbidden, "Bo would lose the lead");

        await MergeAsync(LeadId, twin, new() { Survivor = twin });
        await using var db = Database.NewContext();
        (await db.Leads.SingleAsync()).OwnerId.Should().Be(bo.UserId, "what is mine I may give up");
    }

    [Fact]
    public async Task NotTheSame_TwoCompanies_TheirPeopleAreNotAskedAboutEither()
    {
        await TwinAsync();
        await AddAsync("Ole Berg", "CFO");
        var pair = (await SearchAsync()).Should().ContainSingle().Subject;
        (await PeopleAsync()).Should().ContainSingle().Which.Reason.Should().Be(DuplicateReason.SameNameElsewhere);

        var dismissed = await Database.Get<DuplicateCommands>().NotTheSameAsync([pair.Id], CancellationToken.None);

        (await PeopleAsync()).Should().BeEmpty();
        await UndoAsync(dismissed.UndoId);
        (await PeopleAsync()).Should().ContainSingle();
    }

    [Fact]
    public async Task Undo_OfAMergeOfDismissedCompanies_TheyStayDismissed()
    {
        var twin = await TwinAsync();
        var pair = (await SearchAsync()).Should().ContainSingle().Subject;
        await Database.Get<DuplicateCommands>().NotTheSameAsync([pair.Id], CancellationToken.None);
        var merged = await MergeAsync(LeadId, twin, new() { Survivor = LeadId });

        await UndoAsync(merged.UndoId);

        await using var db = Database.NewContext();
        (await db.DuplicatePairs.SingleAsync(p => p.Kind == DuplicateKind.Companies)).Should().Match<DuplicatePair>(p => p.State == DuplicateState.Dismissed && p.DecidedById == TestDatabase.Ann.UserId);
    }

    [Fact]
    public async Task Merge_WhoWasMergedAwayBefore_KeepsTheirOwnRows()
    {
        var twin = await TwinAsync();
        var other = (await Commands.AddContactAsync(twin, new() { FullName = "Olaf Berg", Email = "olaf@berg.example" }, CancellationToken.None)).Value!.ContactId!.Value;
        await using var db = Database.NewContext();
        var ole = await db.Contacts.Where(c => c.FullName == "Ole Berg").Select(c => c.PublicId).SingleAsync();
        await MergePeopleAsync(ole, other, survivor: ole);

        await MergeAsync(LeadId, twin, new() { Survivor = LeadId });

        (await ReadAsync(other)).Should().Match<Contact>(c => c.FullName == "Olaf Berg" && c.Emails.Count == 1);
    }

    [Fact]
    public async Task Undo_WhatWasDoneSince_StaysWithTheSurvivor()
    {
        var twin = await TwinAsync();
        var outcome = await MergeAsync(LeadId, twin, new() { Survivor = LeadId });
        Database.Time.Advance(TimeSpan.FromHours(1));
        await AddAsync("Ida Falk", "CTO");

        var undone = await Database.Get<UndoCommands>().UndoAsync(outcome.UndoId!.Value, CancellationToken.None);

        undone.Message.Should().Be("Undone. 1 change made since stays with Halden Robotics");
        await using var db = Database.NewContext();
        var back = await db.Leads.Include(l => l.Company).SingleAsync(l => l.PublicId == twin);
        (back.RemovedAt, back.MergedIntoId, back.Company.Domain).Should().Be((null, null, "haldenrobotics.example"));
        (await db.Contacts.Where(c => c.CompanyId == back.CompanyId).Select(c => c.FullName).SingleAsync()).Should().Be("Ole Berg");
    }

    [Fact]
    public async Task Undo_PeopleOfBothWereMergedSince_TheirMergeComesFirst()
    {
        var twin = await TwinAsync();
        var leads = await MergeAsync(LeadId, twin, new() { Survivor = LeadId });
        Database.Time.Advance(TimeSpan.FromHours(1));
        await using var db = Database.NewContext();
        var ids = await db.Contacts.ToDictionaryAsync(c => c.FullName, c => c.PublicId);
        var people = await MergePeopleAsync(ids["Mei Tanaka"], ids["Ole Berg"], survivor: ids["Ole Berg"]);

        var undone = await Database.UndoAsync(leads.UndoId);

        (undone.Kind, undone.Message).Should().Be((OutcomeKind.Conflict, "Mei Tanaka was merged with somebody since. Nothing was undone; undo that merge first."));
        await UndoAsync(people.UndoId);
        await UndoAsync(leads.UndoId);
        (await ReadAsync(ids["Mei Tanaka"])).CompanyId.Should().NotBe((await ReadAsync(ids["Ole Berg"])).CompanyId);
    }

    private async Task<Outcome> MergePeopleAsync(Guid left, Guid right, Guid survivor)
    {
        var (view, _) = await Database.Get<MergeQueries>().ContactsAsync(left, right, new() { Survivor = survivor }, CancellationToken.None);
        return await Database.Get<MergeCommands>().MergeContactsAsync(left, right, new() { Survivor = survivor }, view!.Seen, CancellationToken.None);
    }

    private async Task<Guid> TwinAsync()
    {
        await AddAsync("Mei Tanaka", "VP Engineering", "mei@halden.example");
        var twin = await AddLeadAsync("Halden Robotics AB", "haldenrobotics.example");
        await Database.Get<LeadCommands>().EditCompanyAsync(twin, CompanyField.Industry, "Robotics", null, CancellationToken.None);
        await Commands.AddContactAsync(twin, new() { FullName = "Ole Berg", Title = "CFO" }, CancellationToken.None);
        return twin;
    }

    private async Task<Outcome> TryAsync(Guid left, Guid right, LeadMergeChoices choices)
    {
        var (view, _) = await Database.Get<MergeQueries>().LeadsAsync(left, right, choices, CancellationToken.None);
        return await Database.Get<MergeCommands>().MergeLeadsAsync(left, right, choices, view!.Seen, CancellationToken.None);
    }

    private async Task<Outcome> MergeAsync(Guid left, Guid right, LeadMergeChoices choices)
    {
        var outcome = await TryAsync(left, right, choices);
        outcome.Kind.Should().Be(OutcomeKind.Done, outcome.Message);
        return outcome;
    }

    private async Task<IReadOnlyList<DuplicateRow>> PeopleAsync()
    {
        while (await Database.Get<DuplicateSearch>().StepAsync(CancellationToken.None))
        {
        }

        return (await Database.Get<DuplicateQueries>().PageAsync(new() { Kind = DuplicateKind.People }, null, 100, CancellationToken.None)).Rows;
    }

    private async Task<IReadOnlyList<DuplicateRow>> SearchAsync()
    {
        await Database.Get<CompanyDuplicateSearch>().RunAsync(CancellationToken.None);
        return (await Database.Get<DuplicateQueries>().PageAsync(new() { Kind = DuplicateKind.Companies }, null, 100, CancellationToken.None)).Rows;
    }
}
