using ContactsApp.Jobs;
using ContactsApp.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ContactsApp.Features.Interchange;

public sealed class ImportFileCleanupTests : IAsyncLifetime
{
    private FeatureSqlite database = null!;

    public async Task InitializeAsync() => database = await FeatureSqlite.CreateAsync();

    public async Task DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task Cleanup_FilesThatNoImportNames_GoAfterADay()
    {
        var desk = new ImportDesk(database);
        await desk.SignInAsync();
        var import = await desk.UploadAsync(ImportDesk.LinkedIn);
        var own = ImportFiles.NameOf(import);
        await WriteAsync(own, TimeSpan.FromDays(3));
        var stray = await WriteAsync(ImportFiles.NameOf(Guid.CreateVersion7()), TimeSpan.FromDays(2));
        var broken = await WriteAsync($"{ImportFiles.NameOf(Guid.CreateVersion7())}.1.part", TimeSpan.FromDays(2));
        var young = await WriteAsync($"{ImportFiles.NameOf(Guid.CreateVersion7())}.2.part", TimeSpan.FromHours(23));

        await database.Services.GetServices<IRecurringTask>().OfType<ImportFileCleanup>().Single().RunAsync(CancellationToken.None);

        Directory.GetFiles(database.Folder.Imports).Select(Path.GetFileName).Should().BeEquivalentTo([own, young]).And.NotContain([stray, broken]);
    }

    private async Task<string> WriteAsync(string name, TimeSpan ago)
    {
        var path = Path.Combine(database.Folder.Imports, name);
        await File.AppendAllTextAsync(path, "");
        File.SetLastWriteTimeUtc(path, database.Now - ago);
        return name;
    }
}
