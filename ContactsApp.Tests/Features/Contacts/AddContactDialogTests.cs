using Bunit;
using ContactsApp.Components.Shared;
using ContactsApp.Domain;
using ContactsApp.Support;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace ContactsApp.Features.Contacts;

public sealed class AddContactDialogTests(FeatureSqlite database) : FeatureUiTest(database), IClassFixture<FeatureSqlite>
{
    [Fact]
    public async Task Typing_AName_EnablesAddAtOnce_AndOneClickAdds()
    {
        var lead = await new LeadBuilder(Database, $"Typing {Guid.NewGuid():n}").SaveAsync();
        var cut = Open(lead);
        Add(cut).HasAttribute("disabled").Should().BeTrue("nobody is named yet");

        Name(cut).Input("Lena Hoffmann");
        Add(cut).HasAttribute("disabled").Should().BeFalse();
        Add(cut).Click();

        cut.WaitForAssertion(() => cut.FindAll(".mud-dialog").Should().BeEmpty());
        await using var db = Database.NewContext();
        (await db.Contacts.Where(c => c.CompanyId == lead.Lead.CompanyId).Select(c => c.FullName).ToListAsync()).Should().Equal("Lena Hoffmann");
    }

    [Fact]
    public async Task Typing_Pauses_ShowsWhoItWouldBe()
    {
        var lead = await new LeadBuilder(Database, $"Pausing {Guid.NewGuid():n}").SaveAsync();
        var cut = Open(lead);

        Name(cut).Input("Lena Hoffmann");
        cut.FindAll(".card-add").Should().BeEmpty("nobody asks the database for each letter");
        Database.Time.Advance(TimeSpan.FromSeconds(1));

        cut.WaitForAssertion(() => cut.Find(".card-add").TextContent.Should().Contain("Lena Hoffmann"));
    }

    [Fact]
    public async Task Close_SomethingWasTyped_AsksBeforeItIsLost()
    {
        var lead = await new LeadBuilder(Database, $"Closing {Guid.NewGuid():n}").SaveAsync();
        var cut = Open(lead);
        Name(cut).Input("Lena");

        await Shell(cut).CloseAsync();
        cut.Find("[role=alertdialog]").TextContent.Should().Contain("Discard what you typed?");
        Button(cut, "Keep typing").Click();
        cut.FindAll("[role=alertdialog]").Should().BeEmpty();
        Name(cut).GetAttribute("value").Should().Be("Lena");

        await Shell(cut).CloseAsync();
        Button(cut, "Discard").Click();
        cut.WaitForAssertion(() => cut.FindAll(".mud-dialog").Should().BeEmpty());
    }

    [Fact]
    public async Task Close_NothingWasTyped_ClosesAtOnce()
    {
        var cut = Open(await new LeadBuilder(Database, $"Empty {Guid.NewGuid():n}").SaveAsync());

        await Shell(cut).CloseAsync();

        cut.WaitForAssertion(() => cut.FindAll(".mud-dialog").Should().BeEmpty());
    }

    [Fact]
    public async Task Paste_PersonWithPhoneAndProfile_ShowsBothOnTheCard()
    {
        var cut = Open(await new LeadBuilder(Database, $"Pasting {Guid.NewGuid():n}").SaveAsync());
        cut.FindAll("input[type=radio]")[1].Change("Paste");

        cut.Find("textarea").Input("Lena Hoffmann, CFO, +46 31 390 06 14, linkedin.com/in/lena-hoffmann");
        Database.Time.Advance(TimeSpan.FromSeconds(1));

        cut.WaitForAssertion(() => cut.Find(".card-add").TextContent.Should().Contain("+46313900614").And.Contain("linkedin.com/in/lena-hoffmann"));
    }

    [Fact]
    public async Task Paste_TypedOnAfterACorrection_KeepsTheCorrection()
    {
        var cut = Open(await new LeadBuilder(Database, $"Correcting {Guid.NewGuid():n}").SaveAsync());
        cut.FindAll("input[type=radio]")[1].Change("Paste");
        cut.Find("textarea").Input("Lena Hoffmann, CFO");
        Database.Time.Advance(TimeSpan.FromSeconds(1));
        cut.WaitForAssertion(() => cut.Find(".card-add").TextContent.Should().Contain("Lena Hoffmann"));
        cut.FindAll(".card-add button.inline-value")[0].Click();
        cut.Find(".card-add input[aria-label=Name]").Input("Lena Hofmann");
        await cut.InvokeAsync(() => cut.Find(".card-add input[aria-label=Name]").KeyDownAsync("Enter"));
        cut.WaitForAssertion(() => cut.Find(".card-add").TextContent.Should().Contain("Lena Hofmann"));

        cut.Find("textarea").Input("Lena Hoffmann, CFO\nMei Tanaka, CTO");
        Database.Time.Advance(TimeSpan.FromSeconds(1));

        cut.WaitForAssertion(() => cut.FindAll(".card-add").Should().HaveCount(2));
        cut.FindAll(".card-add")[0].TextContent.Should().Contain("Lena Hofmann");
    }

    private IRenderedComponent<MudDialogProvider> Open(LeadBuilder lead)
    {
        var provider = Render<MudDialogProvider>();
        _ = provider.InvokeAsync(() => AddContactDialog.ShowAsync(Services.GetRequiredService<IDialogService>(), lead.Lead.PublicId, "Halden", null));
        provider.WaitForAssertion(() => provider.Find("input[autofocus]"));
        return provider;
    }

    private static DialogShell Shell(IRenderedComponent<MudDialogProvider> cut) => cut.FindComponent<DialogShell>().Instance;

    private static AngleSharp.Dom.IElement Name(IRenderedComponent<MudDialogProvider> cut) => cut.Find("input[autofocus]");

    private static AngleSharp.Dom.IElement Add(IRenderedComponent<MudDialogProvider> cut) => cut.FindAll(".foot .btn.primary")[^1];

    private static AngleSharp.Dom.IElement Button(IRenderedComponent<MudDialogProvider> cut, string words) => cut.FindAll("button").Single(b => b.TextContent.Trim() == words);
}
