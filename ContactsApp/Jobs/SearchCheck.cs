using ContactsApp.Data.Search;

namespace ContactsApp.Jobs;

/// <summary>Finds a search index that a killed fill left half done, soon after the start and then daily.</summary>
internal sealed class SearchCheck(SearchIndexes indexes) : IRecurringTask
{
    public string Name => "search index check";

    public TimeSpan Every => TimeSpan.FromDays(1);

    public Task RunAsync(CancellationToken ct) => indexes.CheckAsync(ct);
}
