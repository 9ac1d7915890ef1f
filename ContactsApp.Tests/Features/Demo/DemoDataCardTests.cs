using Bunit;
using ContactsApp.Domain;
using ContactsApp.Features.Demo;
using ContactsApp.Support;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Demo;

public sealed class DemoDataCardTests(FeatureSqlite database) : FeatureUiTest(database), IClassFixture<FeatureSqlite>
{
    [Fact]
    public async Task DemoData_Pressed_ShowsThatItIsAtWorkAndLoadsOnce()
    {
        Acts(UserRole.Admin);
        await Database.SignUpAsync(TestDatabase.Ann);
        var loaded = 0;
        var cut = Render<DemoDataCard>(p => p.Add(c => c.OnLoaded, () => loaded++));

        var first = cut.Find("button").ClickAsync(new());
        cut.Find("button").GetAttribute("aria-busy").Should().Be("true");
        cut.Find("button").HasAttribute("disabled").Should().BeTrue();
        cut.FindAll("[role=progressbar]").Should().ContainSingle();
        var second = cut.Find("button").ClickAsync(new());
        await Task.WhenAll(first, second);

        loaded.Should().Be(1);
        cut.Find("button").GetAttribute("aria-busy").Should().Be("false");
        await using var db = Database.NewContext();
        (await db.Leads.CountAsync(l => l.IsDemo)).Should().Be(DemoData.Companies.Count);
    }
}
