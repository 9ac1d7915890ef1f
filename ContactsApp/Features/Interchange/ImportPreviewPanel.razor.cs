using System.Globalization;
using ContactsApp.Domain;
using ContactsApp.Features.Interchange.Layouts;
using Microsoft.AspNetCore.Components;

namespace ContactsApp.Features.Interchange;

/// <summary>The preview of an import: how the file is read, what each row would do, and what can be decided about that before the run.</summary>
public sealed partial class ImportPreviewPanel : IDisposable
{
    private static readonly IReadOnlyList<RowFilter> Tabs = [.. RowFilter.All.Where(f => f.Label is not ("New" or "Unchanged"))];

    private readonly Guid job = Guid.CreateVersion7();
    private readonly CancellationTokenSource closed = new();
    private CancellationTokenSource? looking;
    private ImportForecast forecast = new();
    private DraftFile? file;
    private RowFilter filter = RowFilter.All[0];
    private string? problem;
    private bool allColumns;
    private bool busy;
    private bool gone;
    private bool stopped;

    [Inject] public required ImportCommands Commands { get; init; }
    [Inject] public required ImportDraftCommands Drafts { get; init; }
    [Inject] public required ImportForecaster Forecaster { get; init; }

    /// <summary>The draft.</summary>
    [Parameter, EditorRequired] public ImportView Import { get; set; } = default!;

    /// <summary>It was started, or its options changed.</summary>
    [Parameter] public EventCallback OnRun { get; set; }

    private int Left => file?.Columns.Count(c => c.Meaning is null) ?? 0;

    /// <inheritdoc />
    protected override Task OnInitializedAsync() => LookAsync();

    private string Count(RowFilter tab) => (tab.Outcomes.Count == 0 ? forecast.Done : forecast.Counts.Of(tab.Outcomes)).ToString("N0", CultureInfo.CurrentCulture);

    private Task MapAsync((int Column, ColumnMeaning? Meaning) chosen) => DecideAsync(ct => Drafts.MapAsync(Import.Id, chosen.Column, chosen.Meaning, ct));

    private Task FixAsync((CellFix Fix, bool AndLike) fix) => DecideAsync(ct => Drafts.FixAsync(Import.Id, fix.Fix, fix.AndLike, ct));

    // Each decision changes what the rows do: they are looked at anew.
    private async Task DecideAsync(Func<CancellationToken, Task<Outcome>> decide)
    {
        StopLooking();
        var outcome = await decide(closed.Token);
        problem = outcome.Ok ? null : outcome.Message;
        await OnRun.InvokeAsync();
        await LookAsync();
    }

    private async Task LookAsync()
    {
        StopLooking();
        stopped = false;
        var mine = looking = CancellationTokenSource.CreateLinkedTokenSource(closed.Token);
        try
        {
            file = await Forecaster.OpenAsync(Import.Id, mine.Token);
            gone = file is null;
            var next = new ImportForecast();
            await using var rows = Forecaster.RunAsync(Import.Id, mine.Token).GetAsyncEnumerator(mine.Token);
            // Away from the page's own thread, so that it stays quick while a million rows are looked at.
            while (await Task.Run(() => rows.MoveNextAsync().AsTask(), mine.Token))
            {
                foreach (var row in rows.Current)
                {
                    next.Add(row);
                }

                forecast = next;
                StateHasChanged();
            }

            forecast = next;
        }
        catch (OperationCanceledException)
        {
            // Stopped by the user, or begun anew.
        }
        catch (FileNotFoundException)
        {
            gone = true;
        }
        finally
        {
            if (looking == mine)
            {
                looking = null;
            }

            mine.Dispose();
        }
    }

    private void StopLooking()
    {
        stopped = looking is not null;
        looking?.Cancel();
        looking = null;
    }

    private async Task RunAsync()
    {
        StopLooking();
        busy = true;
        var outcome = await Commands.RunAsync(Import.Id, job, CancellationToken.None);
        busy = false;
        problem = outcome.Ok ? null : outcome.Message;
        if (outcome.Ok)
        {
            await OnRun.InvokeAsync();
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        closed.Cancel();
        closed.Dispose();
    }
}
