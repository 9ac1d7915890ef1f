using ContactsApp.Data;
using ContactsApp.Domain;
using ContactsApp.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ContactsApp.Features.Views;

public abstract class SavedViewContract(TestDatabase database) : IAsyncLifetime
{
    private Actor ann = TestDatabase.Ann;
    private Actor tom = TestDatabase.Ann;

    public async Task InitializeAsync()
    {
        if (database.Settings.Provider == DatabaseProvider.Sqlite || PostgresDatabase.Server is not null)
        {
            await database.EmptyAsync();
            ann = await database.UserAsync("Ann Keller", UserRole.Manager);
            tom = await database.UserAsync("Tom Lindqvist", UserRole.Rep);
            database.Acts(UserRole.Rep, tom);
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [DatabaseFact]
    public async Task SaveView_Private_IsSeenByItsUserAlone()
    {
        var asked = View("Mine");
        (await SaveAsync(asked)).Ok.Should().BeTrue();
        (await SaveAsync(asked)).Ok.Should().BeTrue("a double click saves one");

        (await ListAsync()).Should().ContainSingle().Which.Should().Be(new SavedViewRow(asked.Id, ViewSubject.Leads, "Mine", "stage=Evaluation", null, false, true, true));
        database.Acts(UserRole.Manager, ann);
        (await ListAsync()).Should().BeEmpty();
        (await database.Get<SavedViewQueries>().FindAsync(asked.Id, default)).Should().BeNull();
        (await SaveAsync(asked with { Name = "Hers" })).Kind.Should().Be(OutcomeKind.Forbidden);
    }

    [DatabaseFact]
    public async Task SaveView_TakenFromTheTeam_IsOfWhoeverTookIt()
    {
        var bo = await database.UserAsync("Bo Lund", UserRole.Manager);
        var asked = View("Ours") with { IsTeam = true };
        database.Acts(UserRole.Manager, ann);
        await SaveAsync(asked);
        database.Acts(UserRole.Manager, bo);
        (await SaveAsync(asked with { IsTeam = false })).Ok.Should().BeTrue();

        (await ListAsync()).Should().ContainSingle().Which.Should().Match<SavedViewRow>(v => !v.IsTeam && v.MayChange);
        database.Acts(UserRole.Manager, ann);
        (await ListAsync()).Should().BeEmpty();
    }

    [DatabaseFact]
    public async Task SaveView_OfTheTeam_IsForManagersAndSeenByAll()
    {
        var asked = View("Ours") with { IsTeam = true, IsPinned = false };
        (await SaveAsync(asked)).Kind.Should().Be(OutcomeKind.Forbidden);
        database.Acts(UserRole.Manager, ann);
        (await SaveAsync(asked)).Ok.Should().BeTrue();

        database.Acts(UserRole.Rep, tom);
        (await ListAsync()).Should().ContainSingle().Which.Should().Match<SavedViewRow>(v => v.IsTeam && !v.MayChange);
        (await database.Get<SavedViewQueries>().ListAsync(pinnedOnly: true, default)).Should().BeEmpty();
        (await database.Get<SavedViewCommands>().RemoveViewAsync(asked.Id, default)).Kind.Should().Be(OutcomeKind.Forbidden);
    }

    [DatabaseFact]
    public async Task SaveView_UpdateOfOneThatWasDeleted_MakesNone()
    {
        var asked = View("Mine");
        await SaveAsync(asked);
        await database.Get<SavedViewCommands>().RemoveViewAsync(asked.Id, default);

        var outcome = await SaveAsync(asked with { IsNew = false });

        outcome.Kind.Should().Be(OutcomeKind.NotFound);
        outcome.Message.Should().Contain("Nothing was saved");
        (await ListAsync()).Should().BeEmpty();
    }

    [DatabaseFact]
    public async Task RemoveView_OfTheTeam_ComesBackOnlyThroughAManager()
    {
        var asked = View("Ours") with { IsTeam = true };
        database.Acts(UserRole.Manager, ann);
        await SaveAsync(asked);
        var removed = await database.Get<SavedViewCommands>().RemoveViewAsync(asked.Id, default);

        await database.GiveRoleAsync(ann, UserRole.Rep);
        database.Acts(UserRole.Rep, ann);

        (await database.UndoAsync(removed.UndoId)).Kind.Should().Be(OutcomeKind.Forbidden);
        (await ListAsync()).Should().BeEmpty();
    }

    [DatabaseFact]
    public async Task RemoveView_Undone_IsBackAsItWas()
    {
        var asked = View("Mine") with { Subject = ViewSubject.Contacts, Query = "seniority=Executive", Text = "tanaka" };
        await SaveAsync(asked);
        var before = await ListAsync();

        var removed = await database.Get<SavedViewCommands>().RemoveViewAsync(asked.Id, default);
        (await ListAsync()).Should().BeEmpty();
        (await database.UndoAsync(removed.UndoId)).Ok.Should().BeTrue();

        (await ListAsync()).Should().Equal(before);
    }

    [DatabaseFact]
    public async Task Count_OfAView_IsWhatItsListShows()
    {
        var lead = await new LeadBuilder(database, "Halden Robotics").Person("Mei Tanaka", "CTO", Seniority.Executive).Person("Per Aas", "CFO", Seniority.Executive).SaveAsync();
        await database.WriteAsync(db => database.Services.GetRequiredService<Data.Search.ILeadSearch>().WriteContactsAsync(db, [lead["Mei Tanaka"].Id, lead["Per Aas"].Id], default));

        (await CountAsync(ViewSubject.Leads, "stage=Target", null)).Should().Be(1);
        (await CountAsync(ViewSubject.Leads, "stage=Evaluation", null)).Should().Be(0);
        (await CountAsync(ViewSubject.Contacts, "seniority=Executive", null)).Should().Be(2);
        (await CountAsync(ViewSubject.Contacts, "seniority=Executive", "tanaka")).Should().Be(1);
    }

    [DatabaseFact]
    public async Task Count_OfAViewOfTheTrash_IsWhatItsListShows_AndOfTheAuditThereIsNone()
    {
        var lead = await new LeadBuilder(database, "Halden Robotics").Person("Mei Tanaka", "CTO").Person("Per Aas", "CFO").SaveAsync();
        await database.WriteAsync(db => db.Contacts.Single(c => c.Id == lead["Mei Tanaka"].Id).Remove(RemovalReason.Duplicate, database.Now, ann.UserId));

        (await CountAsync(ViewSubject.Trash, "why=Duplicate", null)).Should().Be(1);
        (await CountAsync(ViewSubject.Trash, "why=Duplicate", "aas")).Should().Be(0);
        (await CountAsync(ViewSubject.Audit, "what=contact", null)).Should().BeNull();
    }

    [DatabaseFact]
    public async Task ViewsOfTheAudit_OfTheTeam_AreSeenByAdministratorsAlone()
    {
        database.Acts(UserRole.Admin, ann);
        var asked = View("Removals") with { Subject = ViewSubject.Audit, Query = "what=contact", IsTeam = true };
        (await SaveAsync(asked)).Ok.Should().BeTrue();
        (await ListAsync()).Should().ContainSingle();

        database.Acts(UserRole.Manager, tom);
        (await ListAsync()).Should().BeEmpty();
        (await database.Get<SavedViewQueries>().FindAsync(asked.Id, default)).Should().BeNull();
    }

    [DatabaseFact]
    public async Task ViewOfLeads_SavedWithItsTextInTheAddress_HasItBesideTheAddress()
    {
        await SaveAsync(View("Mine") with { Query = "q=mei%20tanaka&stage=Evaluation" });

        (await ListAsync()).Should().ContainSingle().Which.Should().Match<SavedViewRow>(v => v.Query == "stage=Evaluation" && v.Text == "mei tanaka");
    }

    [DatabaseFact]
    public async Task SaveView_WithoutAName_IsRefused() => (await SaveAsync(View("  "))).Kind.Should().Be(OutcomeKind.Invalid);

    private static SaveView View(string name) => new(Guid.CreateVersion7(), ViewSubject.Leads, name, "stage=Evaluation", null, false, true);

    private Task<Outcome> SaveAsync(SaveView view) => database.Get<SavedViewCommands>().SaveViewAsync(view, default);

    private Task<IReadOnlyList<SavedViewRow>> ListAsync() => database.Get<SavedViewQueries>().ListAsync(pinnedOnly: false, default);

    private Task<int?> CountAsync(ViewSubject subject, string query, string? text) =>
        database.Get<SavedViewQueries>().CountAsync(new SavedViewRow(Guid.Empty, subject, "", query, text, false, false, false), default);
}

public sealed class SavedViewOnSqliteTests(FeatureSqlite database) : SavedViewContract(database), IClassFixture<FeatureSqlite>;

public sealed class SavedViewOnPostgresTests(FeaturePostgres database) : SavedViewContract(database), IClassFixture<FeaturePostgres>;
