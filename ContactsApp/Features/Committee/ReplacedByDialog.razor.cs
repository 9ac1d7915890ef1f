using ContactsApp.Components.Shared;
using ContactsApp.Domain;
using ContactsApp.Domain.Committees;
using ContactsApp.Features.Contacts;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace ContactsApp.Features.Committee;

/// <summary>Asks who replaced somebody. Closes when it was saved.</summary>
public sealed partial class ReplacedByDialog : IDisposable
{
    private readonly CancellationTokenSource closed = new();
    private readonly AddContactForm form = new();
    private IReadOnlyList<Colleague>? others;
    private Guid lead;
    private Guid? chosen;
    private bool isNew;
    private bool busy;
    private string? refusal;

    [CascadingParameter] private IMudDialogInstance Dialog { get; set; } = default!;
    [Inject] public required CommitteeQueries Queries { get; init; }
    [Inject] public required ContactCommands Contacts { get; init; }
    [Inject] public required PersonActions Actions { get; init; }

    /// <summary>Who is replaced.</summary>
    [Parameter, EditorRequired] public ContactCard Person { get; set; } = default!;

    private string Consequence
    {
        get
        {
            var roles = Person.Held.Where(r => r.State == RoleState.Confirmed).Select(r => BuyingRoleWords.InSentence(r.Role)).ToList();
            var left = Person.LeftAt is null ? $"{Person.Name} left the company" : "";
            var taken = roles.Count > 0 ? $"the other one is {string.Join(" and ", roles)}" : "";
            return string.Join("; ", new[] { left, taken }.Where(t => t.Length > 0)) is { Length: > 0 } words ? $"{words}." : "";
        }
    }

    /// <summary>Opens the dialog.</summary>
    public static async Task ShowAsync(IDialogService dialogs, ContactCard person)
    {
        var parameters = new DialogParameters<ReplacedByDialog> { { d => d.Person, person } };
        var shown = await dialogs.ShowAsync<ReplacedByDialog>(null, parameters, DialogShell.Options());
        await shown.Result;
    }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        var found = await Queries.ColleaguesAsync(Person.PublicId, closed.Token);
        (lead, others) = (found?.LeadId ?? Guid.Empty, found?.Others ?? []);
        isNew = others.Count == 0;
    }

    private void Choose(Guid? who) => (chosen, isNew, refusal) = (who, who is null, null);

    private async Task SaveAsync()
    {
        if (busy || others is null)
        {
            return;
        }

        busy = true;
        try
        {
            refusal = await ReplaceAsync();
            if (refusal is null)
            {
                Dialog.Close();
            }
        }
        finally
        {
            busy = false;
        }
    }

    // The refusal, or null.
    private async Task<string?> ReplaceAsync()
    {
        if (!isNew && chosen is null)
        {
            return "Choose who takes the place. Nothing was changed.";
        }

        if (chosen is { } who)
        {
            var done = await Actions.ReplaceAsync(Person, who, others!.First(o => o.PublicId == who).Name);
            return done.Ok ? null : done.Message;
        }

        // A second try after a refusal of the second step finds the person by the form's id.
        var added = await Contacts.AddContactAsync(lead, form, closed.Token);
        if (!added.Ok || added.Value?.ContactId is not { } id)
        {
            return added.Ok ? $"{added.Value?.Reason} Nothing was changed; choose the person from the list, or add them first." : added.Message;
        }

        var replaced = await Actions.ReplaceAsync(Person, id, added.Value.Name);
        return replaced.Ok ? null : replaced.Message;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        closed.Cancel();
        closed.Dispose();
    }
}
