namespace ContactsApp.Domain;

/// <summary>How a command ended. Expected refusals are values, not exceptions; the message says what happened, what was kept, what to do.</summary>
public enum OutcomeKind
{
    Done,
    /// <summary>Nothing was to do; the state asked for is there already (a double click, a repeat).</summary>
    AlreadyDone,
    Invalid,
    NotFound,
    Forbidden,
    /// <summary>Somebody changed it meanwhile; what the user typed is kept on the page.</summary>
    Conflict,
    /// <summary>The server cannot write now; it will again. What the user typed is kept on the page.</summary>
    Unavailable,
}

/// <summary>Result of a command.</summary>
/// <param name="Message">For the user; empty when it went as asked.</param>
/// <param name="UndoId">The undo record that takes it back, where there is one.</param>
/// <param name="Theirs">Of a conflict: what stands there now, for the user to choose between that and what they typed; null where there is nothing to choose.</param>
public sealed record Outcome(OutcomeKind Kind, string Message = "", Guid? UndoId = null, string? Theirs = null)
{
    public bool Ok => Kind is OutcomeKind.Done or OutcomeKind.AlreadyDone;
    public static Outcome Done(Guid? undoId = null, string message = "") => new(OutcomeKind.Done, message, undoId);
    public static readonly Outcome AlreadyDone = new(OutcomeKind.AlreadyDone);
    public static Outcome Invalid(string message) => new(OutcomeKind.Invalid, message);
    public static Outcome NotFound(string message) => new(OutcomeKind.NotFound, message);
    public static Outcome Forbidden(string message = "You may not do this. Nothing was changed; ask a manager or an admin.") => new(OutcomeKind.Forbidden, message);
    public static Outcome Unavailable(string message) => new(OutcomeKind.Unavailable, message);
    public static Outcome Conflict(string message, string? theirs = null) => new(OutcomeKind.Conflict, message, null, theirs);
}

/// <summary>Result of a command that makes or finds something.</summary>
public sealed record Outcome<T>(OutcomeKind Kind, T? Value, string Message = "", Guid? UndoId = null)
{
    public bool Ok => Kind is OutcomeKind.Done or OutcomeKind.AlreadyDone;
    public static implicit operator Outcome<T>(Outcome refusal) => new(refusal.Kind, default, refusal.Message, refusal.UndoId);
}
