using ContactsApp.Domain;
using ContactsApp.Features.Contacts;
using ContactsApp.Features.Leads;
using ContactsApp.Features.Undo;
using ContactsApp.Support;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Duplicates;

/// <summary>Finding, merging and undoing on both databases.</summary>
public abstract class MergeContract(TestDatabase database)
{
    [DatabaseFact]
    public async Task People_FoundMergedAndUndone()
    {
        var lead = await LeadAsync("Halden Robotics");
        var (mei, twin) = (await PersonAsync(lead, "Mei Tanaka", "mei@halden.example"), await PersonAsync(lead, "M. Tanaka", "mei@halden.example"));
        await SearchAsync();
        var pair = (await database.Get<DuplicateQueries>().OfContactAsync(mei, CancellationToken.None)).Single();
        pair.Reason.Should().Be(DuplicateReason.SameEmail);
        (await database.Get<DuplicateQueries>().BadgeAsync(CancellationToken.None)).Should().BePositive();
        var before = await Snapshot.OfAsync(database);

        var (view, _) = await database.Get<MergeQueries>().ContactsAsync(mei, twin, new() { Survivor = mei }, CancellationToken.None);
        var merged = await database.Get<MergeCommands>().MergeContactsAsync(mei, twin, new() { Survivor = mei }, view!.Seen, CancellationToken.None);
        merged.Kind.Should().Be(OutcomeKind.Done, merged.Message);
        await SearchAsync();
        (await database.Get<DuplicateQueries>().OfContactAsync(mei, CancellationToken.None)).Should().BeEmpty();
        (await database.Get<UndoCommands>().UndoAsync(merged.UndoId!.Value, CancellationToken.None)).Kind.Should().Be(OutcomeKind.Done);

        (await Snapshot.OfAsync(database)).Should().Equal(before);
        await SearchAsync();
        (await database.Get<DuplicateQueries>().OfContactAsync(mei, CancellationToken.None)).Should().ContainSingle();
    }

    [DatabaseFact]
    public async Task Companies_FoundMergedAndUndone()
    {
        var (one, other) = (await LeadAsync("Nordkap Systems"), await LeadAsync("Nordkap Systems GmbH"));
        await PersonAsync(other, "Ole Berg", "ole@nordkap.example");
        await database.Get<CompanyDuplicateSearch>().RunAsync(CancellationToken.None);
        (await database.Get<DuplicateQueries>().OfLeadAsync(one, CancellationToken.None)).Should().ContainSingle().Which.Reason.Should().Be(DuplicateReason.CompanyName);
        (await database.Get<DuplicateQueries>().PageAsync(new() { Kind = DuplicateKind.Companies }, null, 100, CancellationToken.None)).Rows.Should().NotBeEmpty();
        var before = await Snapshot.OfAsync(database);

        var (view, _) = await database.Get<MergeQueries>().LeadsAsync(one, other, new() { Survivor = one }, CancellationToken.None);
        var merged = await database.Get<MergeCommands>().MergeLeadsAsync(one, other, new() { Survivor = one }, view!.Seen, CancellationToken.None);
        merged.Kind.Should().Be(OutcomeKind.Done, merged.Message);
        await using (var db = database.NewContext())
        {
            (await db.Contacts.AnyAsync(c => c.FullName == "Ole Berg" && c.Company.Lead!.PublicId == one)).Should().BeTrue();
        }

        (await database.Get<UndoCommands>().UndoAsync(merged.UndoId!.Value, CancellationToken.None)).Kind.Should().Be(OutcomeKind.Done);

        (await Snapshot.OfAsync(database)).Should().Equal(before);
    }

    private async Task<Guid> LeadAsync(string name)
    {
        var added = await database.Get<LeadCommands>().AddLeadAsync(new NewLead(Guid.CreateVersion7(), $"{name}, {Guid.NewGuid():n}.example"), CancellationToken.None);
        added.Ok.Should().BeTrue(added.Message);
        return added.Value!.LeadId;
    }

    private async Task<Guid> PersonAsync(Guid lead, string name, string email)
    {
        // Of two words of people the later one counts.
        database.Time.Advance(TimeSpan.FromMinutes(1));
        var added = await database.Get<ContactCommands>().AddContactAsync(lead, new() { FullName = name, Email = email, Decision = AddDecision.AddAnyway }, CancellationToken.None);
        added.Ok.Should().BeTrue(added.Message);
        return added.Value!.ContactId!.Value;
    }

    private async Task SearchAsync()
    {
        while (await database.Get<DuplicateSearch>().StepAsync(CancellationToken.None))
        {
        }
    }
}

public sealed class MergeOnSqliteTests(FeatureSqlite database) : MergeContract(database), IClassFixture<FeatureSqlite>;

public sealed class MergeOnPostgresTests(FeaturePostgres database) : MergeContract(database), IClassFixture<FeaturePostgres>;
