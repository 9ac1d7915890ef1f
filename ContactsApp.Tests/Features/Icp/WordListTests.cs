using Bunit;
using ContactsApp.Components;
using ContactsApp.Features.Icp;
using FluentAssertions;

namespace ContactsApp.Features.Icp;

public sealed class WordListTests : UiTest
{
    [Fact]
    public async Task Words_MoreThanFit_OpenOnAClickAndCloseAgain()
    {
        var cut = List(12);
        cut.FindAll(".word").Should().HaveCount(8);
        cut.Find("button").TextContent.Should().Be("+4");
        cut.Find("button").GetAttribute("aria-label").Should().Be("Show 4 more: Country");

        await cut.Find("button").ClickAsync(new());
        cut.FindAll(".word").Should().HaveCount(12);

        await cut.Find("button").ClickAsync(new());
        cut.FindAll(".word").Should().HaveCount(8);
    }

    [Fact]
    public void Words_OneTooMany_AreShownRatherThanCounted()
    {
        var cut = List(9);

        cut.FindAll(".word").Should().HaveCount(9);
        cut.FindAll("button").Should().BeEmpty();
    }

    private IRenderedComponent<WordList> List(int words) =>
        Render<WordList>(p => p.Add(l => l.Label, "Country").Add(l => l.Words, [.. Enumerable.Range(1, words).Select(n => $"Word {n}")]));
}
