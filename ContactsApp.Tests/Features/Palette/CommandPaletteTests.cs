using Bunit;
using ContactsApp.Components.Shared;
using ContactsApp.Domain;
using ContactsApp.Features.Contacts;
using ContactsApp.Support;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace ContactsApp.Features.Palette;

public sealed class CommandPaletteTests : FeatureUiTest, IClassFixture<FeatureSqlite>
{
    public CommandPaletteTests(FeatureSqlite database)
        : base(database)
    {
        var script = JSInterop.SetupModule("./Features/Palette/CommandPalette.razor.js");
        script.Mode = JSRuntimeMode.Loose;
        script.Setup<bool>("free").SetResult(true);
        Acts(UserRole.Rep);
    }

    private Shortcuts Shortcuts => Services.GetRequiredService<Shortcuts>();

    [Fact]
    public async Task CtrlK_OnAPage_OffersItsActionsAndThoseOfTheApp()
    {
        var done = 0;
        Shortcuts.Register(new("l", "Log a touchpoint", () => { done++; return Task.CompletedTask; }));
        Shortcuts.Register(new("j", "Next lead", () => Task.CompletedTask, Moves: true));
        var palette = await OpenAsync();

        Options(palette).Should().Contain(["Log a touchpoint", "Leads", "Trash", "Import contacts", "Sign out"]).And.NotContain("Next lead");
        palette.Find("input").GetAttribute("aria-activedescendant").Should().Be(palette.Find("[aria-selected=true]").Id);
        await palette.Find("input").InputAsync(new ChangeEventArgs { Value = "log tou" });
        Options(palette).Should().Equal("Log a touchpoint");
        await palette.InvokeAsync(() => palette.Instance.KeyAsync("Enter"));

        done.Should().Be(1);
        palette.FindAll("[role=dialog]").Should().BeEmpty();
    }

    [Fact]
    public async Task Arrows_GoRoundAndEnterOpensWhatIsActive()
    {
        var palette = await OpenAsync();
        await palette.Find("input").InputAsync(new ChangeEventArgs { Value = "> go im" });
        Options(palette).Should().BeEmpty();
        palette.Markup.Should().Contain("Nothing matches");
        await palette.Find("input").InputAsync(new ChangeEventArgs { Value = "> im" });
        Options(palette).Should().Equal("Imports", "Import contacts");

        await palette.InvokeAsync(() => palette.Instance.KeyAsync("ArrowUp"));
        palette.Find("[aria-selected=true]").TextContent.Should().Contain("Import contacts");
        await palette.InvokeAsync(() => palette.Instance.KeyAsync("ArrowDown"));
        await palette.InvokeAsync(() => palette.Instance.KeyAsync("Enter"));

        Services.GetRequiredService<NavigationManager>().Uri.Should().EndWith("/imports");
    }

    [Fact]
    public async Task Tab_OnAPerson_ShowsWhatCanBeDoneAndEscapeGoesBack()
    {
        var lead = await new LeadBuilder(Database, "Fjordwerk").Person("Sigrun Aas", "Head of Data").SaveAsync();
        await Database.WriteAsync(db => Database.Services.GetRequiredService<Data.Search.ILeadSearch>().WriteContactsAsync(db, [lead["Sigrun Aas"].Id], default));
        var palette = await OpenAsync();
        await palette.Find("input").InputAsync(new ChangeEventArgs { Value = "@sigrn" });
        palette.Find("[role=option]").TextContent.Should().Contain("Sigrun Aas").And.Contain("Fjordwerk");

        await palette.InvokeAsync(() => palette.Instance.KeyAsync("Tab"));
        Options(palette).Should().Equal("Open", "Open Fjordwerk", "Timeline", "On a page of its own");
        await palette.InvokeAsync(() => palette.Instance.KeyAsync("Escape"));
        palette.FindAll("[role=dialog]").Should().ContainSingle();
        await palette.InvokeAsync(() => palette.Instance.KeyAsync("Escape"));

        palette.FindAll("[role=dialog]").Should().BeEmpty();
    }

    [Fact]
    public async Task SomebodyInTrash_Chosen_ComesBack()
    {
        var lead = await new LeadBuilder(Database, "Verdant Foods").Person("Olga Tamm", "CEO").SaveAsync();
        await Database.Get<ContactCommands>().RemoveContactAsync(lead["Olga Tamm"].PublicId, RemovalReason.NotRelevant, default);
        var palette = await OpenAsync();
        await palette.Find("input").InputAsync(new ChangeEventArgs { Value = "olga" });
        palette.Find("[role=option]").TextContent.Should().Contain("In trash, restore?");

        await palette.Find("[role=option]").ClickAsync(new());

        (await Database.Get<ContactQueries>().DetailsAsync(lead["Olga Tamm"].PublicId, default))!.RemovedAt.Should().BeNull();
    }

    private async Task<IRenderedComponent<CommandPalette>> OpenAsync()
    {
        var palette = Render<CommandPalette>();
        await palette.InvokeAsync(() => Shortcuts.PressAsync("Ctrl+k"));
        return palette;
    }

    private static List<string> Options(IRenderedComponent<CommandPalette> palette) =>
        [.. palette.FindAll("[role=option] .grow").Select(o => o.TextContent.Trim())];
}
