using ContactsApp.Domain;
using ContactsApp.Jobs;
using Microsoft.AspNetCore.Components;

namespace ContactsApp.Features.Interchange;

/// <summary>One import at the step it has reached. Left and opened again, it shows how far the import is by then.</summary>
public sealed partial class ImportPage : IDisposable
{
    /// <summary>How often a page looks again at what another program does: nobody tells it.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource closed = new();
    private ImportView? import;
    private bool missing;
    private IDisposable? jobs;
    private ITimer? look;

    [Inject] public required ImportQueries Queries { get; init; }
    [Inject] public required JobFeed Jobs { get; init; }
    [Inject] public required TimeProvider Clock { get; init; }

    /// <summary>The import's public id.</summary>
    [Parameter] public Guid Id { get; set; }

    /// <summary>Which rows of the report are shown.</summary>
    [SupplyParameterFromQuery(Name = "rows")] private string? Rows { get; set; }

    private ImportStage Stage => import!.State switch
    {
        ImportState.Draft => ImportStage.Preview,
        // What stopped by itself shows why, and how to go on.
        ImportState.Running or ImportState.Undoing => import.Problem is null ? ImportStage.Run : ImportStage.Report,
        ImportState.Done or ImportState.Cancelled or ImportState.Failed or ImportState.Undone => ImportStage.Report,
    };

    /// <inheritdoc />
    protected override void OnInitialized() => jobs = Jobs.Subscribe(news =>
    {
        // A running job draws its own progress; its end changes the page.
        if (news.State != JobState.Running && news.PublicId == import?.JobId)
        {
            _ = InvokeAsync(ReloadAsync);
        }
    });

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        if (import?.Id != Id)
        {
            await LoadAsync();
        }
    }

    private async Task ReloadAsync()
    {
        await LoadAsync();
        StateHasChanged();
    }

    private async Task LookAgainAsync()
    {
        if (import is { IsUnderWay: true, JobId: null })
        {
            await ReloadAsync();
        }
    }

    private async Task LoadAsync()
    {
        try
        {
            import = await Queries.FindAsync(Id, closed.Token);
            missing = import is null;
            look ??= import is { IsUnderWay: true, JobId: null } ? Clock.CreateTimer(_ => _ = InvokeAsync(LookAgainAsync), null, Look, Look) : null;
        }
        catch (OperationCanceledException) when (closed.IsCancellationRequested)
        {
            // The page is gone.
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        look?.Dispose();
        jobs?.Dispose();
        closed.Cancel();
        closed.Dispose();
    }
}
