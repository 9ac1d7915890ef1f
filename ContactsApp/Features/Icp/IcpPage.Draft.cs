using ContactsApp.Components.Shared;
using ContactsApp.Domain.Icp;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.JSInterop;

namespace ContactsApp.Features.Icp;

/// <summary>The unsaved draft outside the page: kept in the browser's tab, brought back, and asked about when the page is left.</summary>
public sealed partial class IcpPage : IAsyncDisposable
{
    private JsModule? module;
    private string? me;
    private string? told;
    private bool leaving;

    [Inject] public required IJSRuntime Js { get; init; }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (module is null && editor is { MayChange: true })
        {
            module = new(Js, "./Features/Icp/IcpPage.razor.js");
            if (await module.CallAsync<string?>("kept", me) is { Length: > 0 } kept)
            {
                await RestoreAsync(kept);
            }

            await PreviewAsync();
        }
    }

    // A draft from before a reload, a lost connection or a walk through other pages.
    private async Task RestoreAsync(string kept)
    {
        if (IcpDraft.Read(kept) is not { } draft)
        {
            await module!.CallAsync("forget", me);
            return;
        }

        var restored = draft.Number == editor!.Began.Number
            ? draft.Definition
            : (await Queries.VersionsAsync(draft.Number + 1, 1, closed.Token)) is [var began] ? IcpMerge.OnTop(began.Definition, draft.Definition, editor.Began.Definition) : null;
        if (restored is not null)
        {
            editor.Set(restored);
            told = !editor.IsChanged ? null
                : draft.Number == editor.Began.Number ? "Your unsaved draft from before is back."
                : $"Your unsaved draft is back, on top of version {editor.Began.Number}, which was saved meanwhile. Look at what it changes.";
        }

        StateHasChanged();
    }

    private async Task KeepAsync()
    {
        if (module is not null)
        {
            await (editor!.IsChanged ? module.CallAsync("keep", me, IcpDraft.Write(editor.Began.Number, editor.Draft)) : module.CallAsync("forget", me));
        }
    }

    private async Task AskAsync(LocationChangingContext context)
    {
        if (leaving || editor is not { MayChange: true, IsChanged: true } || busy)
        {
            return;
        }

        context.PreventNavigation();
        if (await LeaveIcpDialog.ShowAsync(Tools.Dialogs, Next) is { } keep)
        {
            leaving = true;
            await module!.CallAsync(keep ? "leave" : "forget", me);
            Tools.Navigation.NavigateTo(context.TargetLocation);
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        jobs?.Dispose();
        await closed.CancelAsync();
        Preview.Forget();
        if (module is not null)
        {
            try
            {
                await module.CallAsync("leave");
            }
            catch (Exception e) when (e is JSDisconnectedException or OperationCanceledException)
            {
                // The page is gone.
            }

            await module.DisposeAsync();
        }

        closed.Dispose();
    }
}
