using ContactsApp.Components.Shared;
using ContactsApp.Domain.Merging;
using ContactsApp.Features.Committee;
using Microsoft.AspNetCore.Components;

namespace ContactsApp.Features.Contacts;

/// <summary>
/// A person's row in a table whose values are edited where they stand. Until somebody presses one, a value is text: a page shows hundreds of
/// values, and hardly one of them is edited. The row hears of a press by <see cref="Act"/>.
/// </summary>
public abstract class EditableRow : ComponentBase
{
    private const string Role = "Role";
    private static readonly MarkupString Rename = Draw.Rename(nameof(ContactField.FullName));

    private HashSet<ContactField>? touched;
    private bool roleTouched;

    /// <summary>Whose row it is.</summary>
    protected abstract (Guid Id, string Name) Person { get; }

    /// <summary>Told when a value was saved.</summary>
    protected virtual EventCallback Saved => default;

    /// <summary>Hears what was pressed in the row (<c>@onact</c>): a value becomes its field.</summary>
    protected virtual void Act(ActEventArgs e)
    {
        if (e.Name == Role)
        {
            roleTouched = true;
        }
        else if (Enum.TryParse<ContactField>(e.Name, out var field))
        {
            (touched ??= []).Add(field);
        }
    }

    /// <summary>One value of a few, drawn as it is given until it is pressed.</summary>
    /// <param name="value">In the words of the screen: what an edit begins from.</param>
    protected RenderFragment Choice(ContactField field, string? value, MarkupString drawn) =>
        IsTouched(field) ? Field(field, value) : row => row.AddContent(10, Draw.InlineChoice(field.ToString(), FieldWords.Of(field), drawn));

    /// <summary>The job title, until it is pressed.</summary>
    protected RenderFragment TitleCell(string? title) =>
        IsTouched(ContactField.Title) ? Field(ContactField.Title, title) : row => row.AddContent(11, Draw.InlineText(nameof(ContactField.Title), FieldWords.Of(ContactField.Title), title));

    /// <summary>The name: it opens the person, and the pencil beside it renames them.</summary>
    /// <param name="key">The row's key for j and k; null where a table has none.</param>
    protected RenderFragment NameCell(string href, Guid? key = null) => IsTouched(ContactField.FullName)
        ? row =>
        {
            row.OpenComponent<NameCell>(20);
            row.AddComponentParameter(21, nameof(Contacts.NameCell.ContactId), Person.Id);
            row.AddComponentParameter(22, nameof(Contacts.NameCell.Name), Person.Name);
            row.AddComponentParameter(23, nameof(Contacts.NameCell.Href), href);
            row.AddComponentParameter(24, nameof(Contacts.NameCell.Row), key);
            row.AddComponentParameter(25, nameof(Contacts.NameCell.OnSaved), Saved);
            row.CloseComponent();
        }
    : row =>
    {
        row.AddContent(30, Draw.PersonName(Person.Name, href, key));
        row.AddContent(31, Rename);
    };

    /// <summary>The first role, changed where it stands. All of them in words are the tooltip of the cell around it.</summary>
    protected RenderFragment RoleCell(CellRole? role, int more) => roleTouched
        ? row =>
        {
            row.OpenComponent<RoleCell>(0);
            row.AddComponentParameter(1, nameof(Committee.RoleCell.ContactId), Person.Id);
            row.AddComponentParameter(2, nameof(Committee.RoleCell.Name), Person.Name);
            row.AddComponentParameter(3, nameof(Committee.RoleCell.Role), role);
            row.AddComponentParameter(4, nameof(Committee.RoleCell.More), more);
            row.AddComponentParameter(5, nameof(Committee.RoleCell.OnSaved), Saved);
            row.AddComponentParameter(6, nameof(Committee.RoleCell.StartsOpen), true);
            row.CloseComponent();
        }
    : row => row.AddContent(10, Draw.InlineChoice(Role, "Role", Committee.RoleCell.Drawn(role, more)));

    private RenderFragment Field(ContactField field, string? value) => row =>
    {
        row.OpenComponent<ContactCell>(0);
        row.AddComponentParameter(1, nameof(ContactCell.ContactId), Person.Id);
        row.AddComponentParameter(2, nameof(ContactCell.Name), Person.Name);
        row.AddComponentParameter(3, nameof(ContactCell.Field), field);
        row.AddComponentParameter(4, nameof(ContactCell.Value), value);
        row.AddComponentParameter(5, nameof(ContactCell.OnSaved), Saved);
        row.AddComponentParameter(6, nameof(ContactCell.StartsOpen), true);
        row.CloseComponent();
    };

    private bool IsTouched(ContactField field) => touched?.Contains(field) == true;
}
