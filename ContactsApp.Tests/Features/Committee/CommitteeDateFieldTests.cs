using Bunit;
using ContactsApp.Components.Shared;
using ContactsApp.Domain;
using ContactsApp.Support;
using ContactsApp.Web;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace ContactsApp.Features.Committee;

/// <summary>The fields in which a past day is typed: a year that is being typed goes nowhere, Enter and leaving the field do.</summary>
public sealed class CommitteeDateFieldTests(FeatureSqlite database) : FeatureUiTest(database), IClassFixture<FeatureSqlite>
{
    private string Address => Services.GetRequiredService<NavigationManager>().Uri;

    private DateOnly Today => Services.GetRequiredService<ViewerTime>().Today;

    [Fact]
    public async Task Timeline_TypedDay_OpensAtEnterAndNotBefore()
    {
        var lead = await LeadAsync("Typed");
        var cut = Render<CommitteeTimeline>(p => p.Add(c => c.LeadId, lead));
        var before = Address;

        cut.WaitForElement("input[type=date]").Change("2020-01-31");
        Address.Should().Be(before);
        cut.Find("input[type=date]").KeyDown("Tab");
        Address.Should().Be(before);
        cut.Find("input[type=date]").KeyDown("Enter");

        Address.Should().EndWith(Urls.Lead(lead, asOf: new(2020, 1, 31)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public async Task Timeline_TodayOrADayToCome_IsTheCommitteeOfNow(int days)
    {
        var lead = await LeadAsync("Now");
        var cut = Render<CommitteeTimeline>(p => p.Add(c => c.LeadId, lead));

        cut.WaitForElement("input[type=date]").Change(Iso(Today.AddDays(days)));
        cut.Find("input[type=date]").Blur();

        Address.Should().EndWith(Urls.Lead(lead));
        cut.Find("input[type=date]").GetAttribute("max").Should().Be(Iso(Today));
    }

    [Fact]
    public async Task PastPanel_TypedDay_OpensWhenTheFieldIsLeft_AndTheDayShownGoesNowhere()
    {
        var lead = await LeadAsync("Past");
        var cut = Render<PastCommitteePanel>(p => p.Add(c => c.LeadId, lead).Add(c => c.Day, new DateOnly(2020, 1, 31)));
        var before = Address;
        cut.WaitForElement("input[type=date]").GetAttribute("value").Should().Be("2020-01-31");

        cut.Find("input[type=date]").Change("2020-01-31");
        cut.Find("input[type=date]").Blur();
        Address.Should().Be(before);
        cut.Find("input[type=date]").Change("no day");
        cut.Find("input[type=date]").Blur();
        Address.Should().Be(before);
        cut.Find("input[type=date]").Change("2021-05-01");
        cut.Find("input[type=date]").Blur();

        Address.Should().EndWith(Urls.Lead(lead, asOf: new(2021, 5, 1)));
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private async Task<Guid> LeadAsync(string name) =>
        (await new LeadBuilder(Database, name).Person("Ingrid Solheim", "VP of Engineering").Role("Ingrid Solheim", BuyingRole.DecisionMaker, RoleState.Confirmed).SaveAsync()).Lead.PublicId;
}
