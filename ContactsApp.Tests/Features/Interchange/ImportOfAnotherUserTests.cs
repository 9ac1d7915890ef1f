using ContactsApp.Domain;
using ContactsApp.Support;

namespace ContactsApp.Features.Interchange;

/// <summary>An import is the matter of who started it, and of managers: everybody else may read what it did.</summary>
public sealed class ImportOfAnotherUserTests : IAsyncLifetime
{
    private FeatureSqlite database = null!;
    private ImportDesk desk = null!;

    public async Task InitializeAsync()
    {
        database = await FeatureSqlite.CreateAsync();
        desk = new ImportDesk(database);
        await desk.SignInAsync();
    }

    public async Task DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task Draft_OfAnotherRep_CanNeitherBeChangedNorRunNorDeleted()
    {
        var import = await desk.UploadAsync(ImportDesk.LinkedIn);
        await ActAsAsync("Bob", UserRole.Rep);

        (await desk.TryChooseAsync(import, c => c with { OnlyFillEmpty = true })).Kind.Should().Be(OutcomeKind.Forbidden);
        (await database.Get<ImportDraftCommands>().ReadAsAsync(import, ImportKind.Leads, CancellationToken.None)).Kind.Should().Be(OutcomeKind.Forbidden);
        (await desk.PressRunAsync(import)).Kind.Should().Be(OutcomeKind.Forbidden);
        (await Commands.DeleteAsync(import, CancellationToken.None)).Kind.Should().Be(OutcomeKind.Forbidden);

        var view = await desk.ViewAsync(import);
        view.Should().Match<ImportView>(i => i.State == ImportState.Draft && !i.Choices.OnlyFillEmpty && !i.MayChange);
    }

    [Fact]
    public async Task Import_OfAnotherRep_CanNeitherBeStoppedNorUndoneNorDeleted()
    {
        var import = await desk.UploadAsync(ImportDesk.LinkedIn);
        await desk.PressRunAsync(import);
        var bob = await ActAsAsync("Bob", UserRole.Rep);

        (await Commands.CancelAsync(import, CancellationToken.None)).Kind.Should().Be(OutcomeKind.Forbidden);
        await desk.WorkAsync();
        var undo = await desk.PressUndoAsync(import);
        undo.Kind.Should().Be(OutcomeKind.Forbidden);
        undo.Message.Should().Contain("ask");
        (await Commands.DeleteAsync(import, CancellationToken.None)).Kind.Should().Be(OutcomeKind.Forbidden);

        (await desk.ViewAsync(import)).Should().Match<ImportView>(i => i.State == ImportState.Done && !i.MayChange);
        bob.Name.Should().Be("Bob");
    }

    [Theory]
    [InlineData(UserRole.Manager)]
    [InlineData(UserRole.Admin)]
    public async Task Import_OfAnotherUser_IsForManagersToUndo(UserRole role)
    {
        var import = await desk.ImportAsync(ImportDesk.LinkedIn);
        await ActAsAsync("Mara", role);

        (await desk.ViewAsync(import.Id)).MayChange.Should().BeTrue();
        await desk.UndoAsync(import.Id);

        (await desk.ViewAsync(import.Id)).State.Should().Be(ImportState.Undone);
    }

    [Fact]
    public async Task Import_TakenUpByAManager_StaysTheMatterOfWhoBroughtIt()
    {
        var import = await desk.ImportAsync(ImportDesk.LinkedIn);
        await ActAsAsync("Mara", UserRole.Manager);
        await desk.UndoAsync(import.Id);
        database.Acts(UserRole.Rep, desk.Ann);

        (await Commands.DeleteAsync(import.Id, CancellationToken.None)).Kind.Should().Be(OutcomeKind.Done);
    }

    private ImportCommands Commands => database.Get<ImportCommands>();

    private async Task<Actor> ActAsAsync(string name, UserRole role)
    {
        var user = await database.UserAsync(name, role);
        database.Acts(role, user);
        return user;
    }
}
