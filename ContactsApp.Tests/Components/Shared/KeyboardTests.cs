using Bunit;
using Microsoft.Extensions.DependencyInjection;

namespace ContactsApp.Components.Shared;

public sealed class KeyboardTests : UiTest
{
    private Shortcuts Shortcuts => Services.GetRequiredService<Shortcuts>();

    [Fact]
    public async Task Press_OfARegisteredKey_DoesIt()
    {
        var pressed = 0;
        Render<Keyboard>(p => p.Add(k => k.Key, "a").Add(k => k.Text, "Add contact").Add(k => k.OnPress, () => pressed++));
        (await Shortcuts.PressAsync("A")).Should().BeTrue();
        pressed.Should().Be(1);
    }

    [Fact]
    public async Task Press_AfterItsComponentIsGone_DoesNothing()
    {
        Render<Keyboard>(p => p.Add(k => k.Key, "a").Add(k => k.Text, "Add contact"));
        await DisposeComponentsAsync();
        (await Shortcuts.PressAsync("a")).Should().BeFalse();
    }

    [Fact]
    public async Task Press_UnderAnOpenLayer_AnswersOnlyThatLayerAndWhatWorksEverywhere()
    {
        List<string> pressed = [];
        Shortcut Key(string key, string name, int layer = 0, bool everywhere = false) =>
            new(key, name, () => { pressed.Add(name); return Task.CompletedTask; }, layer, everywhere);
        Shortcuts.Register(Key("e", "page"));
        Shortcuts.Register(Key("z", "undo", everywhere: true));
        var layer = Shortcuts.OpenLayer();
        Shortcuts.Register(Key("e", "drawer", layer.Number));
        await Shortcuts.PressAsync("e");
        await Shortcuts.PressAsync("z");
        layer.Dispose();
        await Shortcuts.PressAsync("e");
        pressed.Should().Equal("drawer", "undo", "page");
    }

    [Fact]
    public async Task Press_OfAKeyRegisteredTwice_AnswersTheNewest()
    {
        List<string> pressed = [];
        Shortcuts.Register(new("z", "first", () => { pressed.Add("first"); return Task.CompletedTask; }));
        var second = Shortcuts.Register(new("z", "second", () => { pressed.Add("second"); return Task.CompletedTask; }));
        await Shortcuts.PressAsync("z");
        second.Dispose();
        await Shortcuts.PressAsync("z");
        pressed.Should().Equal("second", "first");
    }

    [Theory]
    [InlineData("a", "A")]
    [InlineData("Delete", "Del")]
    [InlineData("Ctrl+Enter", "Ctrl ↵")]
    [InlineData("?", "?")]
    [InlineData("/", "/")]
    public void Print_OfAKey_IsWhatKeyboardsSay(string key, string print) => Shortcut.PrintOf(key).Should().Be(print);

    [Fact]
    public async Task QuestionMark_Pressed_ShowsTheSheetAndAgainHidesIt()
    {
        Render<Keyboard>(p => p.Add(k => k.Key, "a").Add(k => k.Text, "Add contact"));
        var host = Render<KeyboardHost>();
        await host.InvokeAsync(() => Shortcuts.PressAsync("?"));
        host.Find("[role=dialog]").GetAttribute("aria-label").Should().Be("Keyboard shortcuts");
        host.FindAll("dt").Select(t => t.TextContent).Should().Contain(["Add contact", "Show these shortcuts"]);
        await host.InvokeAsync(() => Shortcuts.PressAsync("?"));
        host.FindAll("[role=dialog]").Should().BeEmpty();
    }

    [Fact]
    public void Host_WhenKeysChange_TellsTheScript()
    {
        var module = JSInterop.SetupModule("./Components/Shared/KeyboardHost.razor.js");
        module.Mode = JSRuntimeMode.Loose;
        Render<KeyboardHost>();
        var handle = Shortcuts.Register(new("j", "Next", () => Task.CompletedTask));
        module.VerifyInvoke("start");
        ((string[])module.VerifyInvoke("setKeys").Arguments[0]!).Should().Contain(["?", "j"]);
        handle.Dispose();
    }
}
