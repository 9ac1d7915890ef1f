using ContactsApp.Components.Shared;
using ContactsApp.Domain.Merging;
using ContactsApp.Features.Committee;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace ContactsApp.Features.Contacts;

/// <summary>
/// A person's row in a table whose values are edited where they stand. Until somebody clicks one, a value is a button and no component of its
/// own: a page shows hundreds of values, and hardly one of them is edited.
/// </summary>
public abstract class EditableRow : ComponentBase
{
    private readonly HashSet<ContactField> touched = [];
    private bool roleTouched;

    /// <summary>Whose row it is.</summary>
    protected abstract (Guid Id, string Name) Person { get; }

    /// <summary>Told when a value was saved.</summary>
    protected virtual EventCallback Saved => default;

    /// <summary>One value: drawn as it is given, until it is clicked.</summary>
    /// <param name="value">In the words of the screen: what an edit begins from.</param>
    protected RenderFragment Cell(ContactField field, string? value, MarkupString drawn) => touched.Contains(field)
        ? row =>
        {
            row.OpenComponent<ContactCell>(0);
            row.AddComponentParameter(1, nameof(ContactCell.ContactId), Person.Id);
            row.AddComponentParameter(2, nameof(ContactCell.Name), Person.Name);
            row.AddComponentParameter(3, nameof(ContactCell.Field), field);
            row.AddComponentParameter(4, nameof(ContactCell.Value), value);
            row.AddComponentParameter(5, nameof(ContactCell.OnSaved), Saved);
            row.AddComponentParameter(6, nameof(ContactCell.StartsOpen), true);
            row.CloseComponent();
        }
    : Button($"{FieldWords.Of(field)} of {Person.Name}", drawn, () => touched.Add(field), field == ContactField.Title ? "inline-value truncate" : "inline-value choice");

    /// <summary>The name: it opens the person, and the pencil beside it renames them.</summary>
    /// <param name="key">The row's key for j and k; null where a table has none.</param>
    protected RenderFragment NameCell(string href, Guid? key = null) => touched.Contains(ContactField.FullName) ? Renaming(href, key) : row =>
    {
        row.OpenElement(20, "a");
        row.AddAttribute(21, "class", "truncate medium name person-name");
        row.AddAttribute(22, "data-row", key);
        row.AddAttribute(23, "href", href);
        row.AddAttribute(24, "title", Person.Name);
        row.AddAttribute(25, "dir", "auto");
        row.AddContent(26, Person.Name);
        row.CloseElement();
        row.OpenElement(27, "span");
        row.AddAttribute(28, "class", "rename");
        row.AddContent(29, Button($"{FieldWords.Of(ContactField.FullName)} of {Person.Name}", default, () => touched.Add(ContactField.FullName)));
        row.CloseElement();
    };

    /// <summary>The first role, changed where it stands.</summary>
    protected RenderFragment RoleCell(CellRole? role, int more, string? title) => roleTouched
        ? row =>
        {
            row.OpenComponent<RoleCell>(0);
            row.AddComponentParameter(1, nameof(Committee.RoleCell.ContactId), Person.Id);
            row.AddComponentParameter(2, nameof(Committee.RoleCell.Name), Person.Name);
            row.AddComponentParameter(3, nameof(Committee.RoleCell.Role), role);
            row.AddComponentParameter(4, nameof(Committee.RoleCell.More), more);
            row.AddComponentParameter(5, nameof(Committee.RoleCell.Title), title);
            row.AddComponentParameter(6, nameof(Committee.RoleCell.OnSaved), Saved);
            row.AddComponentParameter(7, nameof(Committee.RoleCell.StartsOpen), true);
            row.CloseComponent();
        }
    : Button($"Role of {Person.Name}", Committee.RoleCell.Drawn(role, more, title), () => roleTouched = true);

    private RenderFragment Renaming(string href, Guid? key) => row =>
    {
        row.OpenComponent<NameCell>(0);
        row.AddComponentParameter(1, nameof(Contacts.NameCell.ContactId), Person.Id);
        row.AddComponentParameter(2, nameof(Contacts.NameCell.Name), Person.Name);
        row.AddComponentParameter(3, nameof(Contacts.NameCell.Href), href);
        row.AddComponentParameter(4, nameof(Contacts.NameCell.Row), key);
        row.AddComponentParameter(5, nameof(Contacts.NameCell.OnSaved), Saved);
        row.CloseComponent();
    };

    private RenderFragment Button(string label, MarkupString drawn, Action open, string look = "inline-value choice") => row =>
    {
        row.OpenElement(10, "button");
        row.AddAttribute(11, "type", "button");
        row.AddAttribute(12, "class", look);
        row.AddAttribute(13, "title", "Click to edit");
        row.AddAttribute(14, "onclick", EventCallback.Factory.Create<MouseEventArgs>(this, open));
        row.AddContent(15, Draw.InlineValue(label, drawn));
        row.CloseElement();
    };
}
