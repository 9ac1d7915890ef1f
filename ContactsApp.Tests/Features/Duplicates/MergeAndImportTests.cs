using ContactsApp.Domain;
using ContactsApp.Features.Contacts;
using ContactsApp.Features.Interchange;
using ContactsApp.Features.Undo;
using ContactsApp.Support;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Duplicates;

/// <summary>Whoever came by an import and was merged since: the import and its undo know the survivor.</summary>
public sealed class MergeAndImportTests : ContactTestBase
{
    private const string File = "First Name,Last Name,Job Title,Email,Company,Company Domain Name\nMei,Okonkwo,Head of Data,mei.okonkwo@halden.example,Halden Robotics,halden.example\n";

    [Fact]
    public async Task ImportedContact_Merged_TheSameFileAgainMeetsTheSurvivor()
    {
        var (desk, mei, _) = await MergedAsync();

        var again = await desk.ImportAsync(File, "again.csv");

        (await desk.ViewAsync(again.Id)).Counts[ImportOutcome.Created].Should().Be(0);
        await using var db = Database.NewContext();
        (await db.Contacts.Select(c => c.PublicId).SingleAsync()).Should().Be(mei);
    }

    [Fact]
    public async Task ImportedContact_Merged_UndoOfTheImportLeavesTheSurvivorWhole()
    {
        var (desk, mei, import) = await MergedAsync();

        await desk.UndoAsync(import);

        // A merge is something that a person did: whoever it was done with stays, with all that is known.
        var survivor = await ReadAsync(mei);
        (survivor.RemovedAt, survivor.FullName).Should().Be((null, "Mei Tanaka"));
        survivor.Emails.Should().ContainSingle();
    }

    [Fact]
    public async Task ImportedLead_Merged_UndoOfTheImportLeavesTheMergedOneToTheSurvivor()
    {
        var desk = new ImportDesk(Database);
        await desk.SignInAsync();
        var import = await desk.ImportAsync(File.Replace("halden.example", "haldenab.example", StringComparison.Ordinal).Replace("Halden Robotics", "Halden AB", StringComparison.Ordinal), "people.csv");
        Guid made;
        await using (var db = Database.NewContext())
        {
            made = await db.Leads.Where(l => l.PublicId != LeadId).Select(l => l.PublicId).SingleAsync();
        }

        var (view, _) = await Database.Get<MergeQueries>().LeadsAsync(LeadId, made, new() { Survivor = LeadId }, CancellationToken.None);
        var merged = await Database.Get<MergeCommands>().MergeLeadsAsync(LeadId, made, new() { Survivor = LeadId }, view!.Seen, CancellationToken.None);
        merged.Kind.Should().Be(OutcomeKind.Done, merged.Message);

        await desk.UndoAsync(import.Id);

        await using var after = Database.NewContext();
        (await after.Leads.IgnoreQueryFilters(["NotRemoved"]).CountAsync()).Should().Be(2, "its old address leads to the survivor");
    }

    [Fact]
    public async Task Import_NameOfALiveCompanyAndOfOneThatWasMerged_MeansTheLiveOne()
    {
        var (namesake, nordkap) = (await AddLeadAsync("Halden Robotics", "haldenold.example"), await AddLeadAsync("Nordkap", "nordkap.example"));
        var (view, _) = await Database.Get<MergeQueries>().LeadsAsync(nordkap, namesake, new() { Survivor = nordkap }, CancellationToken.None);
        await Database.Get<MergeCommands>().MergeLeadsAsync(nordkap, namesake, new() { Survivor = nordkap }, view!.Seen, CancellationToken.None);
        var desk = new ImportDesk(Database);
        await desk.SignInAsync();

        await desk.ImportAsync("First Name,Last Name,Job Title,Company\nMei,Okonkwo,Head of Data,Halden Robotics\n", "people.csv");

        await using var db = Database.NewContext();
        (await db.Contacts.Select(c => c.Company.Lead!.PublicId).SingleAsync()).Should().Be(LeadId);
    }

    private async Task<(ImportDesk Desk, Guid Mei, Guid Import)> MergedAsync()
    {
        var desk = new ImportDesk(Database);
        await desk.SignInAsync();
        var import = await desk.ImportAsync(File, "people.csv");
        Guid imported;
        await using (var db = Database.NewContext())
        {
            imported = await db.Contacts.Select(c => c.PublicId).SingleAsync();
        }

        Database.Time.Advance(TimeSpan.FromMinutes(1));
        var mei = (await AddAsync("Mei Tanaka", "VP Engineering", decision: AddDecision.AddAnyway)).ContactId!.Value;
        var (view, _) = await Database.Get<MergeQueries>().ContactsAsync(mei, imported, new() { Survivor = mei }, CancellationToken.None);
        var merged = await Database.Get<MergeCommands>().MergeContactsAsync(mei, imported, new() { Survivor = mei }, view!.Seen, CancellationToken.None);
        merged.Kind.Should().Be(OutcomeKind.Done, merged.Message);
        return (desk, mei, import.Id);
    }
}
