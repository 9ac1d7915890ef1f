using ContactsApp.Data.Writing;

namespace ContactsApp.Data;

public sealed class TwoLaneLockTests
{
    private readonly TwoLaneLock lanes = new();
    private readonly List<string> order = [];

    [Fact]
    public async Task Enter_WhileHeld_InteractiveGoesBeforeBulkEachInOrder()
    {
        await lanes.EnterAsync(WritePriority.Interactive, CancellationToken.None);
        var waiting = new[] { Hold("b1", WritePriority.Bulk), Hold("i1", WritePriority.Interactive), Hold("b2", WritePriority.Bulk), Hold("i2", WritePriority.Interactive) };

        lanes.Exit();
        await Task.WhenAll(waiting);

        order.Should().Equal("i1", "i2", "b1", "b2");
    }

    [Fact]
    public async Task Enter_BehindEndlessInteractiveWork_BulkHasItsTurnAllTheSame()
    {
        await lanes.EnterAsync(WritePriority.Interactive, CancellationToken.None);
        var bulk = Hold("bulk", WritePriority.Bulk);
        var interactive = Enumerable.Range(0, TwoLaneLock.InteractiveInARow * 2).Select(i => Hold($"i{i}", WritePriority.Interactive)).ToList();

        lanes.Exit();
        await Task.WhenAll(interactive.Append(bulk));

        order.IndexOf("bulk").Should().Be(TwoLaneLock.InteractiveInARow);
    }

    [Fact]
    public async Task Enter_CancelledWhileWaiting_LeavesTheQueueWhole()
    {
        await lanes.EnterAsync(WritePriority.Interactive, CancellationToken.None);
        using var cancel = new CancellationTokenSource();
        var given = lanes.EnterAsync(WritePriority.Interactive, cancel.Token);
        var next = Hold("next", WritePriority.Interactive);

        await cancel.CancelAsync();
        lanes.Exit();
        await next;

        await FluentActions.Awaiting(() => given).Should().ThrowAsync<OperationCanceledException>();
        await lanes.EnterAsync(WritePriority.Bulk, CancellationToken.None);
    }

    [Fact]
    public async Task Enter_ByManyThreads_OneIsInsideAtATime()
    {
        var inside = 0;
        var most = 0;
        await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Task.Run(async () =>
        {
            await lanes.EnterAsync(i % 3 == 0 ? WritePriority.Bulk : WritePriority.Interactive, CancellationToken.None);
            most = Math.Max(most, Interlocked.Increment(ref inside));
            await Task.Yield();
            Interlocked.Decrement(ref inside);
            lanes.Exit();
        })));

        most.Should().Be(1);
    }

    private async Task Hold(string name, WritePriority priority)
    {
        await lanes.EnterAsync(priority, CancellationToken.None);
        order.Add(name);
        lanes.Exit();
    }
}
