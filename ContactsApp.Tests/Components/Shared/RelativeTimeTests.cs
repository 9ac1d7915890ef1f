using Bunit;
using Microsoft.Extensions.DependencyInjection;

namespace ContactsApp.Components.Shared;

public sealed class RelativeTimeTests : UiTest
{
    [Theory]
    [InlineData(0, "now")]
    [InlineData(59, "now")]
    [InlineData(60, "1 min")]
    [InlineData(38 * 60, "38 min")]
    [InlineData(3600, "1 h")]
    [InlineData(86399, "23 h")]
    [InlineData(2 * 86400, "2 d")]
    [InlineData(90 * 86400, "90 d")]
    [InlineData(104 * 86400, "3 mo")]
    [InlineData(365 * 86400, "1 y")]
    [InlineData(800 * 86400, "2 y")]
    [InlineData(-7200, "in 2 h")]
    public void Relative_OfAnAge_IsShort(int secondsAgo, string text) =>
        Services.GetRequiredService<ViewerTime>().Relative(Now.AddSeconds(-secondsAgo)).Should().Be(text);

    [Fact]
    public void Shown_Time_IsExactForMachinesAndOnHover()
    {
        Services.GetRequiredService<ViewerTime>().UseZone("Europe/Stockholm");
        var time = Render<RelativeTime>(p => p.Add(t => t.Value, Now.AddHours(-2)).Add(t => t.Ago, true)).Find("time");
        time.TextContent.Should().Be("2 h ago");
        time.GetAttribute("datetime").Should().Be("2026-11-23T12:00:00Z");
        time.GetAttribute("title").Should().Be("23 Nov 2026, 13:00");
    }

    [Fact]
    public void Shown_NoTime_IsADash() => Render<RelativeTime>(p => p.Add(t => t.Value, null)).Find("span").TextContent.Should().Be("–");

    [Fact]
    public void Shown_Time_GrowsOlderByItself()
    {
        var cut = Render<RelativeTime>(p => p.Add(t => t.Value, Now));
        cut.Find("time").TextContent.Should().Be("now");
        Clock.Advance(TimeSpan.FromMinutes(3));
        cut.WaitForAssertion(() => cut.Find("time").TextContent.Should().Be("3 min"));
    }

    [Fact]
    public void UseZone_Unknown_ChangesNothing()
    {
        var viewer = Services.GetRequiredService<ViewerTime>();
        var before = viewer.Zone;
        viewer.UseZone("Mars/Olympus");
        viewer.UseZone(null);
        viewer.Zone.Should().Be(before);
    }

    [Theory]
    [InlineData("Pacific/Auckland", 24)]
    [InlineData("America/New_York", 23)]
    public void Today_IsTheDayOfTheViewer(string zone, int day)
    {
        var viewer = Services.GetRequiredService<ViewerTime>();
        viewer.UseZone(zone);
        viewer.Today.Should().Be(new DateOnly(2026, 11, day));
    }

    [Fact]
    public void Day_OfThisAndAnotherYear_NamesTheYearOnlyThen()
    {
        var viewer = Services.GetRequiredService<ViewerTime>();
        viewer.Day(Now.AddDays(-11)).Should().Be("12 Nov");
        viewer.Day(Now.AddYears(-1)).Should().Be("23 Nov 2025");
    }
}
