using Bunit;
using ContactsApp.Components;
using ContactsApp.Components.Shared;
using ContactsApp.Features.Leads;
using FluentAssertions;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace ContactsApp.Features.Leads;

public sealed class LeadPlaceNavTests : UiTest
{
    private static readonly Guid Above = Guid.Parse("0198c0de-0000-7000-8000-000000000001");
    private static readonly Guid Below = Guid.Parse("0198c0de-0000-7000-8000-000000000002");

    [Fact]
    public void Neighbours_FromAFilteredList_KeepTheListAndTheTab()
    {
        var cut = Nav(new LeadPlace(Above, Below, 2, 206, TotalIsCapped: false));

        cut.Find("nav").TextContent.Trim().Should().Be("2 of 206");
        cut.Find("a[aria-label='Previous lead']").GetAttribute("href").Should().Be($"leads/{Above}?tab=timeline&list=stage%3DSolution");
        cut.Find("a[aria-label='Next lead']").GetAttribute("href").Should().Be($"leads/{Below}?tab=timeline&list=stage%3DSolution");
    }

    [Fact]
    public void First_OfTheList_HasNobodyBefore() =>
        Nav(new LeadPlace(null, Below, 1, 10_000, TotalIsCapped: true)).FindAll("a").Should().ContainSingle().Which.GetAttribute("aria-label").Should().Be("Next lead");

    [Fact]
    public async Task Key_J_GoesToTheNextLead()
    {
        Nav(new LeadPlace(Above, Below, 2, 206, TotalIsCapped: false));

        await Services.GetRequiredService<Shortcuts>().PressAsync("j");

        Services.GetRequiredService<NavigationManager>().Uri.Should().EndWith($"leads/{Below}?tab=timeline&list=stage%3DSolution");
    }

    private IRenderedComponent<LeadPlaceNav> Nav(LeadPlace place) => Render<LeadPlaceNav>(p => p
        .Add(n => n.Place, place).Add(n => n.Tab, "timeline").AddCascadingValue("List", "stage=Solution"));
}
