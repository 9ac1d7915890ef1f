namespace ContactsApp.Data.Writing;

/// <summary>
/// A lock with two queues: interactive goes before bulk, each in the order of arrival. So that bulk work is slowed and never
/// starved, every so many interactive holders in a row let one bulk holder through.
/// </summary>
internal sealed class TwoLaneLock
{
    /// <summary>Interactive holders in a row after which waiting bulk work has its turn.</summary>
    internal const int InteractiveInARow = 20;

    private readonly Lock gate = new();
    private readonly LinkedList<TaskCompletionSource> interactive = [];
    private readonly LinkedList<TaskCompletionSource> bulk = [];
    private bool held;
    private int row;

    /// <summary>Somebody interactive waits for whoever holds the lock.</summary>
    public bool IsInteractiveWaiting
    {
        get
        {
            lock (gate)
            {
                return interactive.Count > 0;
            }
        }
    }

    public async Task EnterAsync(WritePriority priority, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var lane = priority == WritePriority.Interactive ? interactive : bulk;
        lock (gate)
        {
            if (!held)
            {
                held = true;
                return;
            }

            lane.AddLast(turn);
        }

        await using var registration = ct.Register(() => StepOut(lane, turn, ct));
        await turn.Task;
    }

    public void Exit()
    {
        lock (gate)
        {
            var next = Next();
            if (next is null)
            {
                held = false;
            }
            else
            {
                next.SetResult();
            }
        }
    }

    private TaskCompletionSource? Next()
    {
        var bulkTurn = interactive.Count == 0 || (bulk.Count > 0 && row >= InteractiveInARow);
        var lane = bulkTurn ? bulk : interactive;
        row = bulkTurn ? 0 : row + 1;
        if (lane.First is not { } first)
        {
            return null;
        }

        lane.RemoveFirst();
        return first.Value;
    }

    /// <summary>Who was given the lock meanwhile keeps it, and gives it back in the ordinary way.</summary>
    private void StepOut(LinkedList<TaskCompletionSource> lane, TaskCompletionSource turn, CancellationToken ct)
    {
        lock (gate)
        {
            if (lane.Remove(turn))
            {
                turn.SetCanceled(ct);
            }
        }
    }
}
