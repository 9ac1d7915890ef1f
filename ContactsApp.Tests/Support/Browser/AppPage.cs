using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace ContactsApp.Support.Browser;

/// <summary>One page in a browser profile of its own. Notes what the browser complains about.</summary>
public sealed class AppPage : IAsyncDisposable
{
    private static readonly AxeRunOptions WcagRules = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"] },
    };

    private readonly IBrowserContext context;
    private readonly List<string> complaints = [];

    public AppPage(IBrowserContext context, IPage page)
    {
        this.context = context;
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

    /// <summary>Switches the theme the way a system setting does.</summary>
    public Task UseDarkAsync(bool dark) => Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light });

    /// <summary>Runs axe over the page as it is and lists what breaks WCAG 2.2 AA: rule, elements, help.</summary>
    /// <param name="except">Elements (CSS selectors) left out; each needs the issue of whoever makes them beside it.</param>
    public async Task<IReadOnlyList<string>> AxeAsync(params string[] except)
    {
        var scope = except.Length == 0 ? null : new AxeRunContext { Exclude = [.. except.Select(e => new AxeSelector(e))] };
        var result = scope is null ? await Page.RunAxe(WcagRules) : await Page.RunAxe(scope, WcagRules);
        return [.. result.Violations.Select(v => $"{v.Id}: {v.Help} [{string.Join(" | ", v.Nodes.Select(n => n.Html))}]")];
    }

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

    public async ValueTask DisposeAsync() => await context.DisposeAsync();

    private void Note(string? complaint)
    {
        if (complaint is not null)
        {
            lock (complaints)
            {
                complaints.Add(complaint);
            }
        }
    }
}
