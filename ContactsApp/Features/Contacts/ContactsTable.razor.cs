using ContactsApp.Components.Shared;
using ContactsApp.Domain;
using ContactsApp.Domain.Names;
using ContactsApp.Domain.Titles;
using ContactsApp.Features.Committee;
using Microsoft.AspNetCore.Components;

namespace ContactsApp.Features.Contacts;

/// <summary>The contacts of one lead as a table. A lead has tens of people, a few hundred at most: sorted and filtered here.</summary>
public sealed partial class ContactsTable
{
    private static readonly (string Key, string Label, string? Class)[] Columns =
    [
        ("name", "Name", null), ("title", "Title", "wide"), ("seniority", "Seniority", "wide"), ("department", "Department", "wide roomy"), ("role", "Role", null),
        ("relevance", "Relevance", "wide"), ("trend", "Trend", "wide"), ("touch", "Last touch", "num wide"),
    ];

    private ElementReference search;
    private string text = "";
    private Seniority? seniority;
    private string sort = "relevance";
    private bool ascending;
    private bool showLeft;
    private int gone;

    /// <summary>The lead of the page.</summary>
    [Parameter, EditorRequired] public Guid LeadId { get; set; }

    /// <summary>Everybody at the company, those who left included.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<ContactCard> People { get; set; } = [];

    /// <summary>Somebody asked to add a contact.</summary>
    [Parameter] public EventCallback OnAdd { get; set; }

    private IReadOnlyList<ContactCard> Present { get; set; } = [];

    private IReadOnlyList<ContactCard> Shown
    {
        get
        {
            var folded = NameFolding.Fold(text.Trim());
            var rows = (showLeft ? People : Present)
                .Where(p => seniority is null || p.Seniority == seniority)
                .Where(p => folded.Length == 0 || NameFolding.Fold($"{p.Name} {p.Title} {p.Email}").Contains(folded, StringComparison.Ordinal));
            return Sorted(rows);
        }
    }

    /// <summary>Everybody as the table lists them at first: those who are here by relevance, then those who left.</summary>
    public static IEnumerable<ContactCard> InOrder(IEnumerable<ContactCard> people) => people
        .OrderBy(p => p.LeftAt is not null).ThenByDescending(p => p.Relevance ?? -1).ThenBy(p => p.Name, StringComparer.CurrentCulture).ThenBy(p => p.Id);

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        Present = [.. People.Where(p => p.LeftAt is null)];
        gone = People.Count - Present.Count;
    }

    private List<ContactCard> Sorted(IEnumerable<ContactCard> rows)
    {
        var sorted = sort switch
        {
            "name" => Order(rows, p => NameFolding.Fold(p.Name)),
            "title" => Order(rows, p => NameFolding.Fold(p.Title ?? "")),
            "seniority" => Order(rows, p => p.Seniority),
            "department" => Order(rows, p => p.Department is { } d ? DepartmentNames.Name(d) : ""),
            "role" => Order(rows, p => RoleWeight(p)),
            "trend" => Order(rows, p => p.EngagementScore),
            "touch" => Order(rows, p => p.LastTouchAt ?? DateTime.MinValue),
            _ => Order(rows, p => p.Relevance ?? -1),
        };
        return [.. sorted.ThenBy(p => p.Name, StringComparer.CurrentCulture).ThenBy(p => p.Id)];
    }

    private IOrderedEnumerable<ContactCard> Order<TKey>(IEnumerable<ContactCard> rows, Func<ContactCard, TKey> key) =>
        ascending ? rows.OrderBy(key) : rows.OrderByDescending(key);

    // Confirmed before suggested, in the order of the roles.
    private static int RoleWeight(ContactCard p) => p.Roles
        .Select(r => r.State == RoleState.Confirmed ? 200 - (int)r.Role : r.State == RoleState.Suggested ? 100 - (int)r.Role : 0).DefaultIfEmpty(0).Max();

    private void SortBy(string key)
    {
        ascending = sort == key ? !ascending : key is "name" or "title" or "department";
        sort = key;
    }

    private void Clear()
    {
        text = "";
        seniority = null;
    }
}
