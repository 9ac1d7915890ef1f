using Bunit;
using ContactsApp.Domain;
using ContactsApp.Domain.Committees;
using ContactsApp.Features.Committee;
using ContactsApp.Support;
using FluentAssertions;

namespace ContactsApp.Features.Committee;

public sealed class CommitteePanelTests(FeatureSqlite database) : FeatureUiTest(database), IClassFixture<FeatureSqlite>
{
    [Fact]
    public async Task Seat_Reopened_SaysWhyInTheSuggestedCard()
    {
        var cut = await PanelAsync(lead => lead
            .Person("Anders Berg", "CFO", Seniority.Executive, Department.Finance, p => p.LeftAt = Database.Now.AddDays(-14))
            .Role("Anders Berg", BuyingRole.BudgetInfluencer, RoleState.Ended, endReason: "left the company")
            .Person("Claire Dubois", "Head of Finance", Seniority.Manager, Department.Finance));

        cut.Find("[data-role=BudgetInfluencer] .person.suggested").TextContent.Should().Contain("Reopened 2 Mar. Anders Berg, CFO, left the company on 16 Feb.")
            .And.NotContain("could take the seat", "the card itself says who");
    }

    [Fact]
    public async Task Seat_MoreAreLikely_NamesThemInsideTheLastCard()
    {
        var cut = await PanelAsync(lead => lead
            .Person("Claire Dubois", "Head of Finance", Seniority.Manager, Department.Finance)
            .Person("Anders Berg", "CFO", Seniority.Executive, Department.Finance));

        var column = cut.Find("[data-role=BudgetInfluencer]");
        column.QuerySelectorAll(".person").Should().HaveCount(1);
        column.QuerySelector(".person .also")!.TextContent.Should().Contain("1 more likely: ");
    }

    [Fact]
    public async Task Candidate_OfAnEmptySeat_IsCalledPossibleWithPerCentAndReason_AndIsNoSuggestion()
    {
        var cut = await PanelAsync(lead => lead.Person("Henrik Aas", "Finance Business Partner", Seniority.IC, Department.Finance));

        var column = cut.Find("[data-role=BudgetInfluencer]");
        column.QuerySelectorAll(".suggested").Should().BeEmpty();
        column.QuerySelector(".candidate")!.TextContent.Should().MatchRegex(@"Possible, (3[5-9]|[456]\d) %: title");
    }

    [Fact]
    public async Task Candidate_BesideASuggestion_IsNotNamedAsLikely()
    {
        var cut = await PanelAsync(lead => lead
            .Person("Claire Dubois", "Head of Finance", Seniority.Manager, Department.Finance)
            .Person("Henrik Aas", "Finance Business Partner", Seniority.IC, Department.Finance));

        var column = cut.Find("[data-role=BudgetInfluencer]");
        column.QuerySelector(".suggested")!.TextContent.Should().Contain("Claire Dubois");
        column.TextContent.Should().NotContain("Henrik Aas");
    }

    [Fact]
    public async Task Warning_ChipIsShort_AndTheDetailsStayForReadersAndTooltip()
    {
        var cut = await PanelAsync(lead => lead.Person("Claire Dubois", "Head of Finance", Seniority.Manager, Department.Finance).Touch("Claire Dubois", "email-reply", 2));

        var chip = cut.FindAll(".warnings .chip").Single(c => c.TextContent.Contains("Single-threaded", StringComparison.Ordinal));
        chip.GetAttribute("title").Should().Be("Single-threaded: only Claire Dubois engaged in 30 days");
        chip.QuerySelector(".visually-hidden")!.TextContent.Should().Be(": only Claire Dubois engaged in 30 days");
    }

    private async Task<IRenderedComponent<CommitteePanel>> PanelAsync(Action<LeadBuilder> people)
    {
        var lead = new LeadBuilder(Database, $"Panel {Guid.NewGuid():n}");
        people(lead);
        await lead.SaveAsync();
        var committee = await Database.Get<CommitteeQueries>().CommitteeAsync(lead.Lead.PublicId, CancellationToken.None);
        return Render<CommitteePanel>(p => p.Add(c => c.LeadId, lead.Lead.PublicId).Add(c => c.Committee, committee!));
    }
}
