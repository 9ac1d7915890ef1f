using Bunit;

namespace ContactsApp.Components.Shared;

/// <summary>Notes, empty states, errors, skeletons.</summary>
public sealed class MessageTests : UiTest
{
    [Fact]
    public void EmptyState_WithAction_SaysWhatWhyAndWhatToDo()
    {
        var cut = Render<EmptyState>(p => p.Add(e => e.Title, "No touchpoints yet").Add(e => e.Text, "Calls can be logged by hand.").AddChildContent("<button>Log</button>"));
        cut.Find("h3").TextContent.Should().Be("No touchpoints yet");
        cut.Find("p").TextContent.Should().Be("Calls can be logged by hand.");
        cut.FindAll("button").Should().HaveCount(1);
    }

    [Fact]
    public void ErrorNote_Shown_IsSaidAtOnceWithItsNumber()
    {
        var cut = Render<ErrorNote>(p => p.Add(e => e.Title, "Not saved").Add(e => e.Text, "Your text is kept.").Add(e => e.Reference, "ab12cd34"));
        cut.Find("[role=alert]").TextContent.Should().Contain("Not saved").And.Contain("Your text is kept.").And.Contain("ab12cd34");
    }

    [Fact]
    public void Note_Live_IsAStatus() =>
        Render<Note>(p => p.Add(n => n.Live, true).Add(n => n.Tone, ChipTone.Warn).AddChildContent("Changed by Ann")).Find("[role=status]").TextContent.Should().Contain("Changed by Ann");

    [Fact]
    public void Note_Still_IsNotAnnounced() =>
        Render<Note>(p => p.AddChildContent("A hint")).FindAll("[role]").Should().BeEmpty();

    [Fact]
    public void RowSkeleton_Shown_SaysLoadingAndHidesItsShapes()
    {
        var cut = Render<RowSkeleton>(p => p.Add(s => s.Rows, 2));
        cut.Find("[role=status]").TextContent.Should().Be("Loading");
        cut.FindAll(".line").Should().HaveCount(2).And.OnlyContain(l => l.GetAttribute("aria-hidden") == "true");
    }
}
