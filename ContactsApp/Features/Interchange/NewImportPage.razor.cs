using System.Text;
using ContactsApp.Web;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace ContactsApp.Features.Interchange;

/// <summary>The first step of an import: the file. It is written to disk as it arrives.</summary>
public sealed partial class NewImportPage : IDisposable
{
    private CancellationTokenSource? upload;
    private string name = "";
    private string pasted = "";
    private string? problem;
    private bool busy;
    private long size;
    private long arrived;
    private int shown;

    [Inject] public required ImportUploads Uploads { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }

    private int Percent => size == 0 ? 0 : (int)(100 * arrived / size);

    private async Task UploadAsync(InputFileChangeEventArgs chosen)
    {
        if (chosen.FileCount == 0)
        {
            return;
        }

        if (chosen.File.Size > ImportFiles.MaxBytes)
        {
            problem = $"{chosen.File.Name} is larger than 1 GB. Nothing was uploaded; split it into parts.";
            return;
        }

        await SendAsync(new(Guid.CreateVersion7(), chosen.File.Name), chosen.File.Size, ct => chosen.File.OpenReadStream(ImportFiles.MaxBytes, ct));
    }

    private Task PasteAsync()
    {
        var bytes = Encoding.UTF8.GetBytes(pasted);
        return SendAsync(new(Guid.CreateVersion7(), "Pasted list") { IsListOfLeads = true }, bytes.Length, _ => new MemoryStream(bytes, writable: false));
    }

    private async Task SendAsync(ImportUpload what, long bytes, Func<CancellationToken, Stream> open)
    {
        if (busy)
        {
            return;
        }

        (busy, problem, name, size, arrived, shown) = (true, null, what.FileName, bytes, 0, 0);
        upload = new CancellationTokenSource();
        try
        {
            await using var content = open(upload.Token);
            var outcome = await Uploads.UploadAsync(what, content, Arrived, upload.Token);
            if (outcome.Ok)
            {
                Navigation.NavigateTo(Urls.Import(outcome.Value));
            }
            else
            {
                problem = outcome.Message;
            }
        }
        catch (OperationCanceledException)
        {
            problem = "The upload was cancelled. Nothing was kept.";
        }
        finally
        {
            busy = false;
            upload.Dispose();
            upload = null;
        }
    }

    // Drawn once a percent: each drawing goes over the same wire as the file.
    private void Arrived(long bytes)
    {
        arrived = bytes;
        if (Percent != shown)
        {
            shown = Percent;
            _ = InvokeAsync(StateHasChanged);
        }
    }

    private async Task CancelAsync()
    {
        if (upload is not null)
        {
            await upload.CancelAsync();
        }
    }

    /// <inheritdoc />
    public void Dispose() => upload?.Cancel();
}
