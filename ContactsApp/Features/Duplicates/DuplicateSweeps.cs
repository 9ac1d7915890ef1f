using ContactsApp.Jobs;

namespace ContactsApp.Features.Duplicates;

/// <summary>Looks for duplicates among people who are new or have changed.</summary>
public sealed class DuplicateSweep(DuplicateSearch search) : IRecurringTask
{
    public string Name => "Search for duplicate people";

    public TimeSpan Every => TimeSpan.FromSeconds(20);

    public async Task RunAsync(CancellationToken ct)
    {
        while (await search.StepAsync(ct))
        {
        }
    }
}

/// <summary>Looks for duplicates among companies.</summary>
public sealed class CompanyDuplicateSweep(CompanyDuplicateSearch search) : IRecurringTask
{
    public string Name => "Search for duplicate companies";

    public TimeSpan Every => TimeSpan.FromMinutes(2);

    public Task RunAsync(CancellationToken ct) => search.RunAsync(ct);
}
