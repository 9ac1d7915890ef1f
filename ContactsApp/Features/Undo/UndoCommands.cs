using ContactsApp.Domain;

namespace ContactsApp.Features.Undo;

/// <summary>Takes an action back on the server, with an audit row of its own; works after navigation and reload.</summary>
public sealed class UndoCommands
{
    public Task<Outcome> UndoAsync(Guid undoId, CancellationToken ct) => throw new NotImplementedException();
}

/// <summary>What can be undone.</summary>
public sealed class UndoQueries
{
    /// <summary>Recent actions on a lead that can still be undone, newest first.</summary>
    public Task<IReadOnlyList<UndoRow>> RecentAsync(Guid leadId, int take, CancellationToken ct) => throw new NotImplementedException();
}

/// <summary>One action that can be undone.</summary>
public sealed record UndoRow(Guid UndoId, string Words, DateTime At, string? ByName);
