using Bunit;

namespace ContactsApp.Components.Shared;

public sealed class CopyButtonTests : UiTest
{
    private const string Script = "./Components/Shared/CopyButton.razor.js";

    [Fact]
    public void Click_WhenTheBrowserAllows_SaysCopiedAndForgetsIt()
    {
        var module = JSInterop.SetupModule(Script);
        module.Setup<bool>("copy", "mei@halden.example").SetResult(true);
        var told = false;
        var cut = Render<CopyButton>(p => p.Add(b => b.Text, "mei@halden.example").Add(b => b.Label, "Copy e-mail").Add(b => b.OnCopied, () => told = true));
        cut.Find("button").Click();
        cut.Find("button > span").TextContent.Should().Be("Copied");
        cut.Find("[role=status]").TextContent.Should().Be("Copied mei@halden.example");
        told.Should().BeTrue();
        Clock.Advance(TimeSpan.FromSeconds(2));
        cut.WaitForAssertion(() => cut.Find("button > span").TextContent.Should().Be("Copy e-mail"));
    }

    [Fact]
    public void Click_WhenTheBrowserForbids_SaysHowElse()
    {
        var module = JSInterop.SetupModule(Script);
        module.Setup<bool>("copy", _ => true).SetResult(false);
        var cut = Render<CopyButton>(p => p.Add(b => b.Text, "x"));
        cut.Find("button").Click();
        cut.Find("button > span").TextContent.Should().Be("Select and copy by hand");
    }

    [Fact]
    public void NothingToCopy_Button_IsDisabled() => Render<CopyButton>(p => p.Add(b => b.Text, null)).Find("button").HasAttribute("disabled").Should().BeTrue();

    [Fact]
    public void IconOnly_Button_HasItsWordsAsName() =>
        Render<CopyButton>(p => p.Add(b => b.Text, "x").Add(b => b.Label, "Copy e-mail").Add(b => b.IconOnly, true)).Find("button").GetAttribute("aria-label").Should().Be("Copy e-mail");
}
