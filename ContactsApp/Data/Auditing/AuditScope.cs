using ContactsApp.Domain;

namespace ContactsApp.Data.Auditing;

/// <summary>Who writes the audit rows of a context's saves.</summary>
public enum AuditBy
{
    /// <summary>The interceptor: one row for each changed record.</summary>
    Interceptor,
    /// <summary>Intake itself, one row for a whole batch; the interceptor writes none.</summary>
    Intake,
}

/// <summary>What a context's saves are audited as. Part of <see cref="AppDbContext"/>, so that the interceptor keeps no state.</summary>
public sealed class AuditScope
{
    private readonly Dictionary<string, string> verbs = new(StringComparer.Ordinal);

    public AuditBy By { get; set; }

    /// <summary>When the changes count as made, where that is not now: the demo's history lies in the past.</summary>
    public DateTime? At { get; set; }

    /// <summary>The source that the changes come from.</summary>
    public SourceKind Source { get; set; }

    /// <summary>The observation that the changes come from, where there is one.</summary>
    public long? ObservationId { get; set; }

    /// <summary>The lead that all changes belong to; where it is not set, the interceptor finds it through the company.</summary>
    public long? LeadId { get; set; }

    /// <summary>What the save under way will write; null between saves.</summary>
    internal PendingAudit? Pending { get; set; }

    internal void Name(string verb)
    {
        var dot = verb.IndexOf('.', StringComparison.Ordinal);
        if (dot <= 0)
        {
            throw new ArgumentException($"'{verb}' is not of the form noun.verb.", nameof(verb));
        }

        verbs[verb[..dot]] = verb;
    }

    internal string VerbFor(string noun, string usual) => verbs.GetValueOrDefault(noun) ?? $"{noun}.{usual}";

    /// <summary>A verb is for one save.</summary>
    internal void ForgetVerbs() => verbs.Clear();

    internal void Reset()
    {
        verbs.Clear();
        (By, At, Source, ObservationId, LeadId, Pending) = (AuditBy.Interceptor, null, SourceKind.Manual, null, null, null);
    }
}
