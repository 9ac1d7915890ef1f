using Bunit;
using ContactsApp.Domain;
using ContactsApp.Domain.Icp;
using ContactsApp.Support;
using ContactsApp.Web;

namespace ContactsApp.Features.Icp;

/// <summary>The profile as managers edit it and reps read it.</summary>
public sealed class IcpPageTests : FeatureUiTest, IClassFixture<FeatureSqlite>
{
    public IcpPageTests(FeatureSqlite database)
        : base(database)
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
    }

    [Fact]
    public void Page_OfARep_ShowsValuesAndNoFields()
    {
        Acts(UserRole.Rep);

        var page = Render<IcpPage>();

        page.WaitForAssertion(() => page.Markup.Should().Contain("Company criteria").And.Contain("Engineering executive").And.Contain("Managers and administrators change it."));
        page.FindAll("input, select, textarea").Should().BeEmpty();
        page.FindComponents<ImpactPanel>().Should().BeEmpty();
    }

    [Fact]
    public void Criteria_ChangedWeight_IsMarkedWithWhatItWas()
    {
        var editor = Editor();
        var card = Render<CriteriaCard>(p => p.Add(c => c.Editor, editor));

        card.Find("input[aria-label='Weight of Industry']").Input("3");
        card.Render();

        editor.Draft.Criteria[0].Weight.Should().Be(3);
        card.FindAll("tr.changed").Should().ContainSingle().Which.TextContent.Should().Contain("Industry weight 8 to 3");
    }

    [Fact]
    public void Criteria_RangeTurnedAround_SaysSoAtTheFields()
    {
        var editor = Editor();
        var card = Render<CriteriaCard>(p => p.Add(c => c.Editor, editor));

        card.Find("input[aria-label='Lowest number of employees']").Change("9000");
        card.Render();

        var alert = card.Find("[role=alert]");
        alert.TextContent.Should().Contain("lowest number must not exceed the highest");
        card.Find("input[aria-label='Lowest number of employees']").GetAttribute("aria-describedby").Should().Be(alert.Id);
        card.Find("input[aria-label='Lowest number of employees']").GetAttribute("aria-invalid").Should().Be("true");
        card.Find("input[aria-label='Lowest revenue in million USD']").HasAttribute("aria-invalid").Should().BeFalse();
    }

    [Fact]
    public void Words_AddedAndTakenAway_ChangeTheDraft()
    {
        var editor = Editor();
        var card = Render<CriteriaCard>(p => p.Add(c => c.Editor, editor));
        card.Find("button[aria-label='Edit values of Keywords']").Click();

        card.Find("input[aria-label='Add to values of Keywords']").Input("agency, Reseller, broker");
        card.Find("input[aria-label='Add to values of Keywords']").KeyDown("Enter");
        card.Render();
        card.Find("button[aria-label='Remove staffing agency']").Click();

        editor.Draft.Criteria.Single(c => c.Kind == CriterionKind.Keyword).Values.Should().Equal("reseller", "recruitment agency", "agency", "broker");
    }

    [Fact]
    public void Personas_Removed_LeaveTheSlotsToo()
    {
        var editor = Editor();
        var card = Render<PersonasCard>(p => p.Add(c => c.Editor, editor));
        card.FindAll("button.opener").Single(b => b.TextContent.Contains("Finance lead", StringComparison.Ordinal)).Click();

        card.FindAll("button").Single(b => b.TextContent.Contains("Remove persona", StringComparison.Ordinal)).Click();

        editor.Draft.PersonaById("finance-lead").Should().BeNull();
        editor.Draft.Template.Single(s => s.Role == BuyingRole.BudgetInfluencer).PersonaIds.Should().BeEmpty();
        editor.Problems.Should().BeEmpty();
    }

    [Fact]
    public void Personas_New_IsOpenAndSaysWhatItNeeds()
    {
        var editor = Editor();
        var card = Render<PersonasCard>(p => p.Add(c => c.Editor, editor));

        card.Find("button[aria-label='Add a persona']").Click();

        card.FindAll("[role=alert]").Select(a => a.TextContent).Should().HaveCount(2).And.Contain(t => t.Contains("no name")).And.Contain(t => t.Contains("match nobody"));
    }

    [Fact]
    public void Template_MovedSlot_StandsInItsNewPlace()
    {
        var editor = Editor();
        var card = Render<TemplateCard>(p => p.Add(c => c.Editor, editor));
        card.Find("button[aria-label='Edit slot Champion']").Click();

        card.Find("button[aria-label='Move earlier']").Click();
        card.Find("input[aria-label='People needed']").Change("2");

        editor.Draft.Template.Select(s => s.Role).Should().Equal(BuyingRole.DecisionMaker, BuyingRole.TechnicalEvaluator, BuyingRole.Champion, BuyingRole.BudgetInfluencer);
        editor.Changes.Select(c => c.Words).Should().Contain("Slot Champion: needs 1 to 2");
    }

    [Fact]
    public void Bands_ThatDoNotFall_SayItBelowTheFields()
    {
        var editor = Editor();
        var card = Render<BandsCard>(p => p.Add(c => c.Editor, editor));

        card.Find("#strong").Change("40");
        card.Render();

        card.Find("[role=alert]").TextContent.Should().Contain("bands must fall");
        card.Find("#moderate").GetAttribute("aria-invalid").Should().Be("true");
    }

    [Fact]
    public void Draft_WrittenAndReadBack_IsTheSame_AndNonsenseIsNone()
    {
        var icp = DefaultIcp.Create();

        var read = IcpDraft.Read(IcpDraft.Write(7, icp));

        read!.Number.Should().Be(7);
        IcpJson.Same(read.Definition, icp).Should().BeTrue();
        IcpDraft.Read("not json").Should().BeNull();
        IcpDraft.Read("{}").Should().BeNull();
    }

    private static IcpEditor Editor() => new(new(1, 1, DefaultIcp.Create()), mayChange: true);
}
