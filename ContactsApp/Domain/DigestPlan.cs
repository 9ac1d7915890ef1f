using ContactsApp.Domain.Digests;

namespace ContactsApp.Domain;

/// <summary>How often a digest comes.</summary>
public enum DigestRhythm
{
    Daily,
    Weekly,
}

/// <summary>Where the digest of a user stands between two looks of the machine.</summary>
public enum DigestState
{
    /// <summary>Nothing is under way: what was due is told, had nothing to tell, or was given up.</summary>
    Idle,

    /// <summary>The mail server did not take it; it is tried again at <see cref="DigestPlan.TryAgainAt"/>.</summary>
    Waiting,

    /// <summary>Handed to the mail server since <see cref="DigestPlan.SendingSince"/>. What stays so was cut off, and nobody knows whether it arrived.</summary>
    Sending,
}

/// <summary>
/// The digest that one user wants, and how far theirs is told. Nobody has a row who wants none. One row for each user, so that nothing grows; the
/// machine's columns are written by conditional updates only, so that of two who look at once one sends.
/// </summary>
public sealed class DigestPlan
{
    /// <summary>The user's key, and the row's.</summary>
    public string UserId { get; set; } = "";
    public DigestRhythm Rhythm { get; set; }

    /// <summary>On which day a weekly one comes.</summary>
    public DayOfWeek Day { get; set; }

    /// <summary>At which hour of the user's day, 0 to 23.</summary>
    public int Hour { get; set; }

    /// <summary>Of every lead of the team; else of those the user owns.</summary>
    public bool AllLeads { get; set; }

    /// <summary>What was stored up to here has been told, or was before the digest was wanted.</summary>
    public DateTime ToldUntil { get; set; }

    /// <summary>The latest moment at which one was due and is taken care of.</summary>
    public DateTime HandledUntil { get; set; }
    public DigestState State { get; set; }

    /// <summary>How often the one under way was handed to the mail server.</summary>
    public int Tries { get; set; }

    /// <summary>Only while <see cref="DigestState.Waiting"/>.</summary>
    public DateTime? TryAgainAt { get; set; }

    /// <summary>Only while <see cref="DigestState.Sending"/>.</summary>
    public DateTime? SendingSince { get; set; }

    /// <summary>Why the latest one was not sent, for administrators; null when all is well. Names nobody.</summary>
    public string? Trouble { get; set; }

    public DigestTimes Times => new(Rhythm, Day, Hour);

    /// <summary>A first digest tells of the day or week before it was wanted.</summary>
    public static DigestPlan For(string userId, DigestRhythm rhythm, DateTime now) => new() { UserId = userId, ToldUntil = now - DigestSchedule.PeriodOf(rhythm) };

    /// <summary>What the user wants from now on. What was due before the choice is not sent after it.</summary>
    public void Choose(DigestTimes times, bool allLeads, DateTime now)
    {
        (Rhythm, Day, Hour, AllLeads, HandledUntil) = (times.Rhythm, times.Day, times.Hour, allLeads, now);
        if (State == DigestState.Waiting)
        {
            (State, Tries, TryAgainAt) = (DigestState.Idle, 0, null);
        }
    }
}
