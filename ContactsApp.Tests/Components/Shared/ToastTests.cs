using Bunit;
using ContactsApp.Domain;
using Microsoft.Extensions.DependencyInjection;

namespace ContactsApp.Components.Shared;

public sealed class ToastTests : UiTest
{
    private Toasts Toasts => Services.GetRequiredService<Toasts>();

    private readonly List<string> done = [];

    private Func<Task<Outcome>> Does(string what, Outcome? outcome = null) => () =>
    {
        done.Add(what);
        return Task.FromResult(outcome ?? Outcome.Done());
    };

    [Fact]
    public async Task Undo_Clicked_RunsItOnceAndTheToastGoes()
    {
        var host = Render<ToastHost>();
        await host.InvokeAsync(() => Toasts.ShowUndo("Victor Hale was removed", Does("undo")));
        host.Find(".toast").TextContent.Should().Contain("Victor Hale was removed");
        host.Find("button.undo").Click();
        done.Should().Equal("undo");
        host.FindAll(".toast").Should().BeEmpty();
    }

    [Fact]
    public async Task Undo_ThatLeftSomething_SaysWhat()
    {
        var host = Render<ToastHost>();
        await host.InvokeAsync(() => Toasts.ShowUndo("5 leads were added", Does("undo", Outcome.Done(message: "2 leads stay: somebody has worked on them"))));

        host.Find("button.undo").Click();

        host.FindAll(".toast").Should().ContainSingle().Which.TextContent.Should().Contain("2 leads stay");
    }

    [Fact]
    public async Task Z_Pressed_UndoesTheNewest()
    {
        var host = Render<ToastHost>();
        await host.InvokeAsync(() => Toasts.ShowUndo("One", Does("one")));
        await host.InvokeAsync(() => Toasts.ShowUndo("Two", Does("two")));
        await host.InvokeAsync(() => Services.GetRequiredService<Shortcuts>().PressAsync("z"));
        await host.InvokeAsync(() => Services.GetRequiredService<Shortcuts>().PressAsync("z"));
        done.Should().Equal("two", "one");
    }

    [Fact]
    public async Task TenSeconds_Unwatched_TakeItAway()
    {
        var host = Render<ToastHost>();
        await host.InvokeAsync(() => Toasts.ShowUndo("Removed", Does("undo")));
        Clock.Advance(TimeSpan.FromSeconds(9));
        host.FindAll(".toast").Should().HaveCount(1);
        Clock.Advance(TimeSpan.FromSeconds(2));
        host.WaitForAssertion(() => host.FindAll(".toast").Should().BeEmpty());
    }

    [Fact]
    public async Task Hovered_Toast_WaitsAndGoesOnWithWhatWasLeft()
    {
        var host = Render<ToastHost>();
        await host.InvokeAsync(() => Toasts.ShowUndo("Removed", Does("undo")));
        Clock.Advance(TimeSpan.FromSeconds(6));
        host.Find(".toast").MouseEnter();
        Clock.Advance(TimeSpan.FromMinutes(1));
        host.FindAll(".toast").Should().HaveCount(1);
        host.Find(".toast").MouseLeave();
        Clock.Advance(TimeSpan.FromSeconds(3));
        host.FindAll(".toast").Should().HaveCount(1);
        Clock.Advance(TimeSpan.FromSeconds(2));
        host.WaitForAssertion(() => host.FindAll(".toast").Should().BeEmpty());
    }

    [Fact]
    public async Task Reason_Chosen_IsSavedAndMarkedWhileUndoStays()
    {
        var host = Render<ToastHost>();
        await host.InvokeAsync(() => Toasts.ShowUndo("Removed", Does("undo"), [new("Wrong person", Does("reason 0")), new("Duplicate", Does("reason 1"))]));
        host.FindAll(".why button")[1].Click();
        done.Should().Equal("reason 1");
        host.FindAll(".why button").Select(b => b.GetAttribute("aria-pressed")).Should().Equal("false", "true");
        host.FindAll("button.undo").Should().HaveCount(1);
    }

    [Fact]
    public async Task Offer_OfAReason_IsShownOnceItIsChosen_AndTakesTheToastAway()
    {
        var host = Render<ToastHost>();
        await host.InvokeAsync(() => Toasts.ShowUndo("Removed", Does("undo"), [new("Wrong person", Does("wrong")), new("Duplicate", Does("duplicate"), new("Merge instead with Mei Tanaka", Does("merge")))]));
        host.FindAll(".why button").Should().HaveCount(2);
        host.FindAll(".why button")[1].Click();

        host.FindAll(".why button")[2].Click();

        done.Should().Equal("duplicate", "merge");
        host.FindAll(".toast").Should().BeEmpty();
    }

    [Fact]
    public async Task Refusal_OnUndo_IsShownInItsWords()
    {
        var host = Render<ToastHost>();
        await host.InvokeAsync(() => Toasts.ShowUndo("Removed", Does("undo", Outcome.Conflict("Ann changed it meanwhile. Nothing was undone."))));
        host.Find("button.undo").Click();
        host.Find(".toast.failed").TextContent.Should().Contain("Ann changed it meanwhile");
    }

    [Fact]
    public async Task Failure_OnUndo_EndsInWordsWithANumber()
    {
        var host = Render<ToastHost>();
        await host.InvokeAsync(() => Toasts.ShowUndo("Removed", () => throw new InvalidOperationException("secret")));
        host.Find("button.undo").Click();
        host.FindAll(".toast")[^1].TextContent.Should().Contain("Undo did not finish").And.Contain("Error number").And.NotContain("secret");
    }

    [Fact]
    public async Task Shown_Toast_IsSaidPolitelyAndAFailureAtOnce()
    {
        var host = Render<ToastHost>();
        await host.InvokeAsync(() => Toasts.Say("Logged a call"));
        host.Find("[role=status]").TextContent.Should().Be("Logged a call");
        await host.InvokeAsync(() => Toasts.SayFailed("Not saved. Your text is kept."));
        host.Find("[role=alert]").TextContent.Should().Be("Not saved. Your text is kept.");
    }

    [Fact]
    public async Task Fourth_Toast_PushesTheOldestOut()
    {
        var host = Render<ToastHost>();
        foreach (var text in new[] { "1", "2", "3", "4" })
        {
            await host.InvokeAsync(() => Toasts.Say(text));
        }
        host.FindAll(".toast .grow").Select(t => t.TextContent).Should().Equal("2", "3", "4");
    }
}
