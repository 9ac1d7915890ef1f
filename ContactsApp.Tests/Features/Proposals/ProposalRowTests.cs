using Bunit;
using ContactsApp.Components;
using ContactsApp.Components.Layout;
using ContactsApp.Domain;
using ContactsApp.Domain.Merging;
using ContactsApp.Web;

namespace ContactsApp.Features.Proposals;

public sealed class ProposalRowTests : UiTest
{
    private static readonly ProposalRow Mei = new(
        7, Guid.CreateVersion7(), Guid.CreateVersion7(), "Mei Tanaka", "Halden Robotics", "Ann", ContactField.Title, "Engineering Manager", "Director of Platform",
        SourceKind.Import, "people.csv", new DateTime(2026, 11, 20, 0, 0, 0, DateTimeKind.Utc), 0.7);

    [Fact]
    public void Row_Shown_SaysMineTheirsSourceAndConfidence()
    {
        var cut = Render<ProposalTableRow>(p => p.Add(r => r.Row, Mei));

        cut.Markup.Should().Contain("Engineering Manager").And.Contain("Director of Platform").And.Contain("people.csv").And.Contain("70 %").And.Contain("Halden Robotics");
        cut.Find("a[data-proposal='7']").GetAttribute("href").Should().Be(Urls.Lead(Mei.LeadId, contact: Mei.ContactId));
    }

    [Fact]
    public void Row_OfAnEmptiedField_SaysSo() =>
        Render<ProposalTableRow>(p => p.Add(r => r.Row, Mei with { Mine = "" })).Markup.Should().Contain("(empty)");

    [Fact]
    public void Row_Buttons_AnswerAndCarryTheValueInTheirNames()
    {
        var said = new List<string>();
        var cut = Render<ProposalTableRow>(p => p.Add(r => r.Row, Mei).Add(r => r.OnApply, () => said.Add("apply")).Add(r => r.OnKeep, () => said.Add("keep")).Add(r => r.OnToggle, () => said.Add("toggle")));

        cut.Find("button[aria-label='Apply Director of Platform to Mei Tanaka']").Click();
        cut.Find("button[aria-label='Keep mine: Engineering Manager of Mei Tanaka']").Click();
        cut.Find("input[type=checkbox]").Change(true);

        said.Should().Equal("apply", "keep", "toggle");
    }

    [Fact]
    public void BulkBar_Working_ShowsHowFarAndStops()
    {
        var stopped = false;
        var cut = Render<ProposalBulkBar>(p => p.Add(b => b.Chosen, 200).Add(b => b.Of, 200).Add(b => b.Progress, 50).Add(b => b.OnStop, () => stopped = true));

        cut.Find("[role=status]").TextContent.Should().Be("50 of 200");
        cut.Find("[role=progressbar]").GetAttribute("aria-valuenow").Should().Be("50");
        cut.Find("button").Click();
        stopped.Should().BeTrue();
    }

    [Fact]
    public void BulkBar_AllTicked_OffersNoMore()
    {
        Render<ProposalBulkBar>(p => p.Add(b => b.Chosen, 3).Add(b => b.Total, "12")).FindAll("button").Should().Contain(b => b.TextContent == "Select all 12");
        Render<ProposalBulkBar>(p => p.Add(b => b.Chosen, 12)).FindAll("button").Should().NotContain(b => b.TextContent.StartsWith("Select all"));
    }

    [Fact]
    public void FilterBar_Choice_IsTheNextFilter()
    {
        ProposalFilter? next = null;
        var cut = Render<ProposalFilterBar>(p => p.Add(b => b.Owners, [new("u1", "Ann")]).Add(b => b.Total, "1").Add(b => b.Filter, new ProposalFilter { Owner = "u1" }).Add(b => b.OnChange, f => next = f));

        cut.FindAll("select")[0].Change("Title");

        next.Should().Be(new ProposalFilter { Owner = "u1", Field = ContactField.Title });
        cut.Markup.Should().Contain("1 proposal<");
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(7, "7")]
    [InlineData(100, "99+")]
    public void Badge_InTheNavigation_IsThereWhenSomethingWaits(int count, string? shown)
    {
        var info = new ShellInfo("Northlight", "Ann Keller", "Rep", "AK") { Badges = new Dictionary<string, int> { [Urls.ProposalsPage] = count } };

        var badges = Render<Sidebar>(p => p.Add(s => s.Info, info)).FindAll(".badge").Concat(Render<BottomNav>(p => p.Add(s => s.Info, info)).FindAll(".badge")).ToList();

        badges.Select(b => b.FirstChild!.TextContent).Should().Equal(shown is null ? [] : [shown, shown]);
    }
}
