using Bunit;
using Microsoft.AspNetCore.Components.Web;

namespace ContactsApp.Components.Shared;

public sealed class InlineChoiceTests : UiTest
{
    private readonly List<TextEdit> saved = [];

    private IRenderedComponent<InlineChoice> Shown(string? value = "Manager") =>
        Render<InlineChoice>(p => p.Add(c => c.Label, "Seniority").Add(c => c.Value, value).Add(c => c.None, "None").Add(c => c.StartsOpen, true)
            .Add(c => c.Options, [("Director", "Director"), ("Manager", "Manager"), ("Staff", "Staff")])
            .Add(c => c.OnChoose, edit =>
            {
                saved.Add(edit);
                return Task.CompletedTask;
            }));

    [Fact]
    public void Choose_ByMouse_SavesWithoutAFurtherClick()
    {
        var cut = Shown();
        cut.Find("select").PointerDown();
        cut.Find("select").Change("Staff");
        saved.Should().Equal(new TextEdit("Staff", "Manager"));
        cut.FindAll("select").Should().BeEmpty();
    }

    [Fact]
    public void Arrows_ThroughTheClosedList_SaveNothingUntilEnter()
    {
        var cut = Shown();
        Press(cut, "ArrowUp", "Director");
        Press(cut, "ArrowUp", "");
        Press(cut, "ArrowDown", "Director");
        saved.Should().BeEmpty();
        cut.Find("select").GetAttribute("value").Should().Be("Director");
        cut.Find("select").KeyDown(Key.Enter);
        saved.Should().Equal(new TextEdit("Director", "Manager"));
        cut.FindAll("select").Should().BeEmpty();
    }

    [Fact]
    public void Leaving_AfterArrows_SavesOnce()
    {
        var cut = Shown();
        Press(cut, "ArrowDown", "Staff");
        cut.Find("select").Blur();
        saved.Should().Equal(new TextEdit("Staff", "Manager"));
    }

    [Fact]
    public void Escape_AfterArrows_TakesItBack()
    {
        var cut = Shown();
        Press(cut, "ArrowDown", "Staff");
        cut.Find("select").KeyDown(Key.Escape);
        saved.Should().BeEmpty();
        cut.FindAll("select").Should().BeEmpty();
    }

    [Fact]
    public void Arrows_ThereAndBack_SaveNothing()
    {
        var cut = Shown();
        Press(cut, "ArrowDown", "Staff");
        Press(cut, "ArrowUp", "Manager");
        cut.Find("select").KeyDown(Key.Enter);
        saved.Should().BeEmpty();
        cut.FindAll("select").Should().BeEmpty();
    }

    [Fact]
    public void ListOpenedByTheSpaceBar_ChoosingSaves()
    {
        var cut = Shown();
        Press(cut, " ", "Staff");
        saved.Should().ContainSingle();
    }

    [Fact]
    public void Choose_ValueChangedUnderTheOpenList_TellsWhatItBeganFrom()
    {
        var cut = Shown();
        cut.Render(p => p.Add(c => c.Value, "Director"));
        cut.Find("select").Change("Staff");
        saved.Should().Equal(new TextEdit("Staff", "Manager"));
    }

    private static void Press(IRenderedComponent<InlineChoice> cut, string key, string value)
    {
        cut.Find("select").KeyDown(key);
        cut.Find("select").Change(value);
    }
}
