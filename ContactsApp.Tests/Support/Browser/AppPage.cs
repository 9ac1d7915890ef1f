using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace ContactsApp.Support.Browser;

/// <summary>One page of a browser. Notes what the browser complains about.</summary>
public sealed class AppPage : IAsyncDisposable
{
    private const string Settle = """
        async () => {
          // A page that the browser does not draw gets no frames: what moves on it never ends, and a picture of it is never drawn.
          const atMost = wait => new Promise(over => setTimeout(over, wait));
          for (const until = performance.now() + 5000; performance.now() < until;) {
            const moving = document.getAnimations().filter(a => a.playState === "running");
            if (moving.length === 0) break;
            await Promise.race([Promise.allSettled(moving.map(a => a.finished)), atMost(5000)]);
          }
          await Promise.race([new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn))), atMost(2000)]);
        }
        """;

    private const string RunAxe = """
        async except => {
          const found = await axe.run({ exclude: except.map(e => [e]) }, {
            runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"] }, resultTypes: ["violations"],
          });
          return found.violations.map(v => `${v.id}: ${v.help} [${v.nodes.map(n => n.html).join(" | ")}]`);
        }
        """;

    private static readonly string AxeScript = new BundledAxeScriptProvider().GetScript();

    private readonly IBrowserContext? profile;
    private readonly List<string> complaints = [];

    /// <param name="profile">The browser profile that goes with the page; null where it stays for other pages.</param>
    public AppPage(IPage page, IBrowserContext? profile = null)
    {
        this.profile = profile;
        Page = page;
        page.Console += (_, message) => Note(message.Type == "error" ? message.Text : null);
        page.PageError += (_, error) => Note(error);
    }

    public IPage Page { get; }

    /// <summary>Errors in the browser's console so far, content-security violations and script failures among them.</summary>
    public IReadOnlyList<string> Complaints
    {
        get
        {
            lock (complaints)
            {
                return [.. complaints];
            }
        }
    }

    /// <summary>A complaint that belongs to the journey: a page that answers 404 is one.</summary>
    public string? Expected { get; set; }

    /// <summary>Path and query of where the page is.</summary>
    public string Where => new Uri(Page.Url).PathAndQuery;

    /// <summary>Opens an address (relative to the base) and waits until clicks are heard.</summary>
    public async Task GoAsync(string url)
    {
        await Page.GotoAsync(url);
        await InteractiveAsync();
    }

    /// <summary>Opens a static page: account pages and errors.</summary>
    public Task GoStaticAsync(string url) => Page.GotoAsync(url);

    /// <summary>Waits for the circuit: a click before it is lost.</summary>
    public Task InteractiveAsync() => Page.Locator("[data-interactive=true]").WaitForAsync();

    /// <summary>Waits until the page is at this path (query aside).</summary>
    public Task AtAsync(string path) => Page.WaitForURLAsync(url => new Uri(url).AbsolutePath == path);

    /// <summary>A button by the words on it.</summary>
    public ILocator Button(string words) => Page.GetByRole(AriaRole.Button, new() { Name = words, Exact = true });

    /// <summary>A link by its words.</summary>
    public ILocator Link(string words) => Page.GetByRole(AriaRole.Link, new() { Name = words, Exact = true });

    /// <summary>A field by its label.</summary>
    public ILocator Field(string label) => Page.GetByLabel(label, new() { Exact = true });

    /// <summary>The page's own heading.</summary>
    public ILocator Heading => Page.GetByRole(AriaRole.Heading, new() { Level = 1 });

    /// <summary>The dialog or drawer on top.</summary>
    public ILocator Dialog => Page.Locator(".mud-dialog, body:not(:has(.mud-dialog)) .drawer").Last;

    /// <summary>The message that says this.</summary>
    public ILocator Toast(string words) => Page.Locator(".toast", new() { HasText = words });

    /// <summary>The seat of a role in the buying committee.</summary>
    public ILocator Seat(string role) => Page.GetByRole(AriaRole.Group, new() { Name = role, Exact = true });

    /// <summary>Somebody's row among the contacts.</summary>
    public ILocator Row(string name) => Page.GetByRole(AriaRole.Row).Filter(new() { Has = Page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true }) });

    /// <summary>Opens a menu by its button's label and chooses from it.</summary>
    public async Task ChooseAsync(ILocator within, string menu, string item)
    {
        await within.GetByRole(AriaRole.Button, new() { Name = menu }).ClickAsync();
        await Page.GetByRole(AriaRole.Menuitem, new() { Name = item, Exact = true }).ClickAsync();
    }

    /// <summary>Presses a shortcut as soon as the page listens for it.</summary>
    public async Task PressAsync(string key)
    {
        await Page.Locator($"body[data-keys~='{key.ToLowerInvariant()}']").WaitForAsync();
        await Page.Keyboard.PressAsync(key.Replace("Ctrl", "Control", StringComparison.Ordinal));
    }

    /// <summary>Switches the theme the way a system setting does.</summary>
    public async Task UseDarkAsync(bool dark)
    {
        await Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light });
        await Page.Locator($"html[data-theme={(dark ? "dark" : "light")}]").WaitForAsync();
    }

    /// <summary>Runs axe over the page as it is and lists what breaks WCAG 2.2 AA: rule, elements, help.</summary>
    /// <param name="except">Elements (CSS selectors) left out; each needs the issue of whoever makes them beside it.</param>
    public async Task<IReadOnlyList<string>> AxeAsync(params string[] except)
    {
        // Once a document and in one call: the package's own runner brings the script along each time, which is most of its time.
        if (!await Page.EvaluateAsync<bool>("typeof axe === 'object'"))
        {
            await Page.EvaluateAsync(AxeScript);
        }

        // A colour half-way to another is nobody's colour.
        await SettledAsync();
        return await Page.EvaluateAsync<string[]>(RunAxe, except);
    }

    /// <summary>Waits until nothing moves any more and what there is has been drawn.</summary>
    public Task SettledAsync() => Page.EvaluateAsync(Settle);

    /// <summary>Fails where the browser complained or axe finds something, in light and in dark.</summary>
    public async Task ShouldBeCleanAsync(params string[] except)
    {
        foreach (var dark in new[] { false, true })
        {
            await UseDarkAsync(dark);
            (await AxeAsync(except)).Should().BeEmpty($"axe on {Where}, {(dark ? "dark" : "light")}");
        }

        Complaints.Should().BeEmpty($"the console on {Where}");
    }

    public async ValueTask DisposeAsync()
    {
        await LetGoAsync(Page.CloseAsync());
        if (profile is not null)
        {
            await LetGoAsync(profile.CloseAsync());
        }
    }

    // The browser was seen to close a page and never say so; a whole run must not hang on that.
    private static async Task LetGoAsync(Task closing)
    {
        if (await Task.WhenAny(closing, Task.Delay(TimeSpan.FromSeconds(10))) == closing)
        {
            await closing;
        }
    }

    private void Note(string? complaint)
    {
        if (complaint is not null && (Expected is null || !complaint.Contains(Expected, StringComparison.Ordinal)))
        {
            lock (complaints)
            {
                complaints.Add(complaint);
            }
        }
    }
}
