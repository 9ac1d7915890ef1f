using Bunit;
using ContactsApp.Domain;
using ContactsApp.Support;
using FluentAssertions;

namespace ContactsApp.Features.Tags;

public sealed class TagEditorTests(FeatureSqlite database) : FeatureUiTest(database), IClassFixture<FeatureSqlite>
{
    [Fact]
    public void Editor_RefusedTag_KeepsWhatWasTypedAndSaysWhy()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        var cut = Render<TagEditor>(p => p
            .Add(e => e.Tags, ["Nordics"]).Add(e => e.Whose, "Mei Tanaka")
            .Add(e => e.OnAdd, _ => Task.FromResult(Outcome.Invalid("No comma.")))
            .Add(e => e.OnRemove, _ => Task.FromResult(Outcome.Done())));
        cut.Find("[aria-label='Add a tag to Mei Tanaka']").Click();

        cut.Find("input").Input("a,b");
        cut.Find("input").KeyDown("Enter");

        cut.Find("[role=alert]").TextContent.Should().Be("No comma.");
        cut.Find("input").GetAttribute("value").Should().Be("a,b");
    }

    [Fact]
    public void Chips_MoreThanTwo_AreCounted()
    {
        var cut = Render<TagChips>(p => p.Add(c => c.Tags, ["A", "B", "C", "D"]));

        cut.FindAll(".chip").Should().HaveCount(2);
        cut.Markup.Should().Contain("+2").And.Contain("A, B, C, D");
    }
}
