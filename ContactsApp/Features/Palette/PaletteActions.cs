using ContactsApp.Components.Layout;
using ContactsApp.Components.Shared;
using ContactsApp.Web;

namespace ContactsApp.Features.Palette;

/// <summary>The actions that the command palette offers: those of the page below it, and those that work everywhere.</summary>
internal static class PaletteActions
{
    public const string Here = "Here";
    public const string Everywhere = "Actions";
    public const string Pages = "Go to";

    /// <summary>The shortcuts that answer on the page, as lines to choose.</summary>
    public static IEnumerable<PaletteItem> OfPage(IEnumerable<Shortcut> shortcuts) => shortcuts.Where(s => !s.Moves).Select(s => new PaletteItem(Here, s.Text)
    {
        Icon = IconName.Bolt,
        Run = s.Press,
        Key = s.Print,
    });

    /// <summary>What can be done anywhere.</summary>
    /// <param name="press">Clicks something of the frame, by its CSS selector: what works without a circuit has no method to call.</param>
    /// <param name="shortcut">Presses a shortcut.</param>
    public static IEnumerable<PaletteItem> OfApp(Func<string, Task> press, Func<string, Task> shortcut) =>
    [
        .. NavEntry.All.Select(e => new PaletteItem(Pages, e.Label) { Icon = e.Icon, Href = e.Href }),
        new(Everywhere, "Import contacts") { Icon = IconName.Import, Href = Urls.NewImport },
        new(Everywhere, "Switch between light and dark") { Icon = IconName.Moon, Run = () => press("[data-theme-toggle]") },
        new(Everywhere, "Keyboard shortcuts") { Icon = IconName.Info, Run = () => shortcut("?"), Key = "?" },
        new(Everywhere, "Change password") { Icon = IconName.Key, Href = Urls.ChangePassword },
        new(Everywhere, "Sign out") { Icon = IconName.Exit, Run = () => press($"form[action='{Urls.Logout}'] button") },
    ];

    /// <summary>What can be done with a lead that was found.</summary>
    /// <param name="add">Opens the dialog that adds a contact.</param>
    public static IEnumerable<PaletteItem> OfLead(PaletteLead lead, Func<PaletteLead, Task> add) =>
    [
        new(Everywhere, $"Add contact to {lead.Name}") { Icon = IconName.Plus, Run = () => add(lead) },
        new(Everywhere, $"Who is missing at {lead.Name}?") { Icon = IconName.Target, Href = Urls.Lead(lead.LeadId) },
    ];

    /// <summary>All that can be done with one line: what Tab shows.</summary>
    public static IReadOnlyList<PaletteItem> On(PaletteItem subject, Func<PaletteLead, Task> add) => subject switch
    {
        { Lead: { } lead } =>
        [
            new(lead.Name, "Open") { Icon = IconName.Building, Href = Urls.Lead(lead.LeadId) },
            new(lead.Name, "Add contact") { Icon = IconName.Plus, Run = () => add(lead) },
            new(lead.Name, "Timeline") { Icon = IconName.Clock, Href = Urls.Lead(lead.LeadId, "timeline") },
            new(lead.Name, "History") { Icon = IconName.Note, Href = Urls.Lead(lead.LeadId, "history") },
        ],
        { Person: { InTrash: false } person } =>
        [
            new(person.Name, "Open") { Icon = IconName.User, Href = Urls.Lead(person.LeadId, contact: person.ContactId) },
            new(person.Name, $"Open {person.Company}") { Icon = IconName.Building, Href = Urls.Lead(person.LeadId) },
            new(person.Name, "Timeline") { Icon = IconName.Clock, Href = Urls.Lead(person.LeadId, "timeline", person: person.ContactId) },
            new(person.Name, "On a page of its own") { Icon = IconName.External, Href = Urls.Contact(person.ContactId) },
        ],
        _ => [],
    };
}
