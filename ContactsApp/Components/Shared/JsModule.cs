using Microsoft.JSInterop;

namespace ContactsApp.Components.Shared;

/// <summary>A component's script, imported on first use and let go quietly when the browser is already gone.</summary>
/// <param name="js">The circuit's runtime.</param>
/// <param name="path">Relative to the base address: <c>./Components/Shared/X.razor.js</c>.</param>
internal sealed class JsModule(IJSRuntime js, string path) : IAsyncDisposable
{
    private Task<IJSObjectReference>? module;
    private bool gone;

    /// <summary>Calls an exported function; does nothing once its component has left the page.</summary>
    public async ValueTask CallAsync(string function, params object?[] args)
    {
        try
        {
            if (!gone)
            {
                await (await LoadAsync()).InvokeVoidAsync(function, args);
            }
        }
        catch (ObjectDisposedException) when (gone)
        {
            // It left while the script was on its way: what a menu's item did may have taken the menu away.
        }
    }

    /// <summary>Calls an exported function and takes its answer.</summary>
    public async ValueTask<T> CallAsync<T>(string function, params object?[] args) =>
        await (await LoadAsync()).InvokeAsync<T>(function, args);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        gone = true;
        if (module is null)
        {
            return;
        }
        try
        {
            await (await module).DisposeAsync();
        }
        catch (Exception e) when (e is JSDisconnectedException or OperationCanceledException or JSException)
        {
            // The tab was closed; there is nothing left to let go.
        }
    }

    private Task<IJSObjectReference> LoadAsync() => module ??= js.InvokeAsync<IJSObjectReference>("import", path).AsTask();
}
