using Bunit;
using ContactsApp.Components.Shared;
using ContactsApp.Features.Touchpoints;
using ContactsApp.Support;
using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;

namespace ContactsApp.Features.Touchpoints;

public sealed class TimelinePanelTests(FeatureSqlite database) : FeatureUiTest(database), IClassFixture<FeatureSqlite>
{
    [Fact]
    public async Task Timeline_Days_HaveHeadingsAndEachEntrySaysWhichWayItWent()
    {
        var lead = await LeadAsync();

        var cut = Panel(lead);

        cut.FindAll(".day").Select(d => d.TextContent).Should().Equal("Today", "Yesterday", "Friday, 27 Feb");
        cut.FindAll("li").Select(l => l.QuerySelector(".kind svg")?.GetAttribute("aria-label")).Should().Equal("From them", "From us", null);
        cut.Find("li .line").TextContent.Should().Contain("Mei Tanaka").And.Contain("Replied");
    }

    [Fact]
    public async Task Timeline_OfOnePerson_ShowsTheirEntriesOnly()
    {
        var lead = await LeadAsync();

        var cut = Panel(lead, lead["Rafael Moreno"].PublicId);

        cut.FindAll(".people a").Select(a => string.Join(' ', a.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))
            .Should().Equal("Everybody", "MTMei Tanaka 1", "RMRafael Moreno 1");
        cut.Find(".people a.on").TextContent.Should().Contain("Rafael Moreno");
        cut.FindAll("li").Should().ContainSingle().Which.TextContent.Should().Contain("Sent the overview");
    }

    [Fact]
    public async Task Timeline_RemoveThenUndo_BringsTheEntryBack()
    {
        var lead = await LeadAsync();
        var cut = Panel(lead);

        await cut.Find("button[aria-label='Remove touchpoint: Replied']").ClickAsync(new());
        await ShownAnewAsync(cut, 1);
        cut.FindAll("li").Should().HaveCount(2);

        var toast = Services.GetRequiredService<Toasts>().Shown.Single();
        (await toast.Undo!()).Ok.Should().BeTrue();
        await ShownAnewAsync(cut, 2);
        cut.FindAll("li").Should().HaveCount(3);
    }

    private static Task ShownAnewAsync(IRenderedComponent<TimelinePanel> cut, int generation)
    {
        cut.Render(p => p.Add(c => c.Generation, generation));
        return Task.CompletedTask;
    }

    private IRenderedComponent<TimelinePanel> Panel(LeadBuilder lead, Guid? person = null) =>
        Render<TimelinePanel>(p => p.Add(c => c.LeadId, lead.Lead.PublicId).Add(c => c.Person, person).Add(c => c.Generation, 0));

    private Task<LeadBuilder> LeadAsync() => new LeadBuilder(Database, $"Timeline {Guid.NewGuid():n}")
        .Person("Mei Tanaka", "Engineering Manager").Person("Rafael Moreno", "Director of IT")
        .Touch("Mei Tanaka", "email-reply", 0.1, "Replied").Touch("Rafael Moreno", "email-sent", 1, "Sent the overview").Touch(null, "note", 3, "Board decides soon").SaveAsync();
}
