using Bunit;
using ContactsApp.Domain;
using Microsoft.AspNetCore.Components.Web;

namespace ContactsApp.Components.Shared;

public sealed class InlineEditTests : UiTest
{
    private readonly List<string> saved = [];
    private readonly List<string> began = [];

    private IRenderedComponent<InlineEdit> Shown(Func<string, Outcome>? answer = null, string? value = "Head of Finance", bool disabled = false) =>
        Render<InlineEdit>(p => p.Add(e => e.Label, "Title").Add(e => e.Value, value).Add(e => e.Disabled, disabled)
            .Add(e => e.OnSave, edit =>
            {
                saved.Add(edit.Text);
                began.Add(edit.Began);
                return Task.FromResult(answer?.Invoke(edit.Text) ?? Outcome.Done());
            }));

    [Fact]
    public void Click_OnTheValue_OpensAFieldWithIt()
    {
        var cut = Shown();
        cut.Find("button").Click();
        var input = cut.Find("input");
        input.GetAttribute("value").Should().Be("Head of Finance");
        input.GetAttribute("aria-label").Should().Be("Title");
    }

    [Fact]
    public void Enter_AfterTyping_SavesTrimmedAndCloses()
    {
        var cut = Shown();
        cut.Find("button").Click();
        cut.Find("input").Input("  CFO ");
        cut.Find("input").KeyDown(Key.Enter);
        saved.Should().Equal("CFO");
        cut.FindAll("input").Should().BeEmpty();
    }

    [Fact]
    public void Escape_AfterTyping_SavesNothing()
    {
        var cut = Shown();
        cut.Find("button").Click();
        cut.Find("input").Input("CFO");
        cut.Find("input").KeyDown(Key.Escape);
        saved.Should().BeEmpty();
        cut.Find("button").TextContent.Should().Contain("Head of Finance");
    }

    [Fact]
    public void Leaving_AfterTyping_Saves()
    {
        var cut = Shown();
        cut.Find("button").Click();
        cut.Find("input").Input("CFO");
        cut.Find("input").Blur();
        saved.Should().Equal("CFO");
    }

    [Fact]
    public void Typing_MarksTheField_SoThatAReloadDoesNotLoseIt()
    {
        var cut = Shown();
        cut.Find("button").Click();
        cut.Find("input").HasAttribute("data-unsaved").Should().BeFalse("nothing was typed yet");
        cut.Find("input").Input("CFO");
        cut.Find("input").HasAttribute("data-unsaved").Should().BeTrue();
    }

    [Fact]
    public void Enter_WithoutAChange_SavesNothing()
    {
        var cut = Shown();
        cut.Find("button").Click();
        cut.Find("input").KeyDown(Key.Enter);
        saved.Should().BeEmpty();
        cut.FindAll("input").Should().BeEmpty();
    }

    [Fact]
    public void Refusal_OnSave_KeepsTheTextAndSaysWhy()
    {
        var cut = Shown(_ => Outcome.Invalid("No mail reaches this address. Nothing was changed."));
        cut.Find("button").Click();
        cut.Find("input").Input("x@y");
        cut.Find("input").KeyDown(Key.Enter);
        cut.Find("[role=alert]").TextContent.Should().Contain("No mail reaches");
        var input = cut.Find("input");
        input.GetAttribute("value").Should().Be("x@y");
        input.GetAttribute("aria-invalid").Should().Be("true");
        input.GetAttribute("aria-describedby").Should().Be(cut.Find("[role=alert]").Id);
    }

    [Fact]
    public void Save_ValueChangedUnderTheOpenField_TellsWhatItBeganFrom()
    {
        var cut = Shown();
        cut.Find("button").Click();
        cut.Find("input").Input("CFO");
        cut.Render(p => p.Add(e => e.Value, "Finance Director"));
        cut.Find("input").KeyDown(Key.Enter);
        began.Should().Equal("Head of Finance");
    }

    [Fact]
    public void Conflict_KeepMine_SavesWhatWasTypedOverTheirs()
    {
        var cut = Shown(_ => saved.Count == 1 ? Outcome.Conflict("Marcus changed this to \"Finance Director\".", "Finance Director") : Outcome.Done());
        cut.Find("button").Click();
        cut.Find("input").Input("CFO");
        cut.Find("input").KeyDown(Key.Enter);
        cut.Find("[role=alert]").TextContent.Should().Contain("Finance Director");
        cut.Find("input").GetAttribute("value").Should().Be("CFO");

        cut.FindAll("button").Single(b => b.TextContent == "Keep mine").Click();

        saved.Should().Equal("CFO", "CFO");
        began.Should().Equal("Head of Finance", "Finance Director");
        cut.FindAll("input").Should().BeEmpty();
    }

    [Fact]
    public void Conflict_TakeTheirs_ClosesTheFieldAndSavesNothing()
    {
        var cut = Shown(_ => Outcome.Conflict("Marcus changed this.", "Finance Director"));
        cut.Find("button").Click();
        cut.Find("input").Input("CFO");
        cut.Find("input").KeyDown(Key.Enter);
        cut.Render(p => p.Add(e => e.Value, "Finance Director"));

        cut.FindAll("button").Single(b => b.TextContent == "Take theirs").Click();

        saved.Should().HaveCount(1);
        cut.Find("button").TextContent.Should().Contain("Finance Director");
    }

    [Fact]
    public void Leaving_AfterARefusal_NeitherSavesAgainNorLosesTheText()
    {
        var cut = Shown(_ => Outcome.Invalid("No."));
        cut.Find("button").Click();
        cut.Find("input").Input("x@y");
        cut.Find("input").KeyDown(Key.Enter);
        cut.Find("input").Blur();
        saved.Should().HaveCount(1);
        cut.Find("input").GetAttribute("value").Should().Be("x@y");
    }

    [Fact]
    public void Disabled_Value_CannotBeOpened() => Shown(disabled: true).Find("button").HasAttribute("disabled").Should().BeTrue();

    [Fact]
    public void Empty_Value_ShowsThePlaceholder() => Shown(value: null).Find("button").TextContent.Should().Contain("–");
}
