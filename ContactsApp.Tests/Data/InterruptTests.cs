using ContactsApp.Support;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Data;

public sealed class InterruptTests(SqliteDatabase database) : IClassFixture<SqliteDatabase>
{
    /// <summary>Works for hours before its first row.</summary>
    private const string Endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 100000000000) SELECT count(*) AS Value FROM n";

    [Fact]
    public async Task Query_CancelledWhileItWorks_StopsAtOnceAndLeavesTheConnectionUsable()
    {
        await using var db = database.NewContext();
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));

        var query = () => Task.Run(() => db.Database.SqlQueryRaw<long>(Endless).ToListAsync(cancel.Token));

        await query.Should().ThrowAsync<OperationCanceledException>();
        (await db.Companies.CountAsync()).Should().Be(0);
    }

    [Fact]
    public async Task Query_FinishedBeforeItsTokenIsCancelled_DisturbsNobody()
    {
        using var cancel = new CancellationTokenSource();
        await using var db = database.NewContext();
        await db.Database.OpenConnectionAsync();
        await db.Companies.ToListAsync(cancel.Token);
        var next = db.Companies.AsAsyncEnumerable().GetAsyncEnumerator();

        await cancel.CancelAsync();

        (await next.MoveNextAsync()).Should().BeFalse();
        await next.DisposeAsync();
    }
}
