namespace ContactsApp.Domain;

/// <summary>A company that this team sells to: owner, ICP fit, journey stage, sales state.</summary>
public sealed class Lead
{
    public long Id { get; set; }
    public Guid PublicId { get; set; }
    public long CompanyId { get; set; }
    public Company Company { get; set; } = null!;

    /// <summary>Id of the user who owns the lead; null when nobody does.</summary>
    public string? OwnerId { get; set; }
    public SalesState SalesState { get; set; }

    /// <summary>From the list of reasons, with free text in <see cref="DisqualifiedNote"/>; set only while Disqualified.</summary>
    public string? DisqualifiedReason { get; set; }
    public string? DisqualifiedNote { get; set; }
    public JourneyStage Stage { get; set; }
    public bool StagePinned { get; set; }
    public DateTime StageSince { get; set; }

    /// <summary>0-100, null while Unknown. Computed by <c>IcpFit</c> with the profile version in <see cref="IcpVersionId"/>.</summary>
    public int? FitScore { get; set; }
    public ScoreBand FitBand { get; set; }

    /// <summary>Weights known divided by all weights, 0-1.</summary>
    public double FitConfidence { get; set; }
    public string FitReasonsJson { get; set; } = "[]";
    public long? IcpVersionId { get; set; }
    public string? Notes { get; set; }

    /// <summary>The team's own words for the lead, in the order they were given.</summary>
    public List<string> Tags { get; set; } = [];
    public DateTime CreatedAt { get; set; }
    public string? CreatedById { get; set; }
    public bool IsDemo { get; set; }

    /// <summary>When the lead went to trash; restorable for <see cref="Trash.Days"/> days. Null while it is live.</summary>
    public DateTime? RemovedAt { get; set; }
    public string? RemovedById { get; set; }

    /// <summary>The lead that this one was merged into. Its row stays in no list, so that its address leads on and the merge can be undone.</summary>
    public long? MergedIntoId { get; set; }
    public int Version { get; set; }
    public LeadSummary? Summary { get; set; }

    /// <summary>A new contact at this lead's company; the road (Intake) fills its values from observations.</summary>
    public Contact AddContact(Guid publicId, string fullName, DateTime now, string? byUserId) => new()
    {
        PublicId = publicId,
        CompanyId = CompanyId,
        FullName = fullName,
        CreatedAt = now,
        CreatedById = byUserId,
        IsDemo = IsDemo,
    };

    /// <summary>Adds a tag. False where the lead has it already, however it is written.</summary>
    public bool AddTag(string tag)
    {
        if (Tags.Exists(t => TagText.Same(t, tag)))
        {
            return false;
        }

        Tags = [.. Tags, tag];
        return true;
    }

    /// <summary>Takes a tag away. False where the lead has no such tag.</summary>
    public bool RemoveTag(string tag)
    {
        var left = Tags.FindAll(t => !TagText.Same(t, tag));
        var had = left.Count < Tags.Count;
        Tags = left;
        return had;
    }

    public void MoveToTrash(DateTime now, string? byUserId)
    {
        RemovedAt = now;
        RemovedById = byUserId;
    }

    public void Restore()
    {
        RemovedAt = null;
        RemovedById = null;
    }

    /// <summary>The same company as that of <paramref name="survivor"/>, which has everything from now on.</summary>
    public void MergeInto(Lead survivor, DateTime now, string? byUserId)
    {
        MoveToTrash(now, byUserId);
        MergedIntoId = survivor.Id;
    }

    /// <summary>A lead of its own again.</summary>
    public void Unmerge()
    {
        Restore();
        MergedIntoId = null;
    }

    public void Disqualify(string reason, string? note)
    {
        SalesState = SalesState.Disqualified;
        DisqualifiedReason = reason;
        DisqualifiedNote = note;
    }

    public void ChangeState(SalesState state)
    {
        SalesState = state;
        DisqualifiedReason = null;
        DisqualifiedNote = null;
    }
}

/// <summary>How long the trash keeps things.</summary>
public static class Trash
{
    /// <summary>Days after which a removed lead or contact is purged (PRODUCT.md §1, §2).</summary>
    public const int Days = 30;
}

/// <summary>
/// One row per lead with all that the leads list shows, sorts and filters by, kept current by Intake and the touchpoint road,
/// so that a list of 50,000 leads never touches a million contacts.
/// </summary>
public sealed class LeadSummary
{
    /// <summary><see cref="OwnerName"/> of a lead that nobody owns: a value, so that keyset paging needs no null rule.</summary>
    public const string Nobody = "";

    /// <summary><see cref="EngagementLog2"/> of a lead that nobody engaged with: below every real value.</summary>
    public const double NeverEngaged = -1e9;

    /// <summary><see cref="LastTouchAt"/> of a lead that was never touched.</summary>
    public static readonly DateTime NeverTouched = DateTime.UnixEpoch;

    /// <summary>Same value as the lead's own key.</summary>
    public long LeadId { get; set; }

    public Guid LeadPublicId { get; set; }
    public string Name { get; set; } = "";

    /// <summary>Folded name; the sort key of the company column.</summary>
    public string SortName { get; set; } = "";
    public string? Domain { get; set; }
    public string? Industry { get; set; }
    public string? Country { get; set; }
    public int? Employees { get; set; }
    public string? OwnerId { get; set; }

    /// <summary>Empty while nobody owns the lead: the two databases sort nulls differently, and keyset paging needs no null rule.</summary>
    public string OwnerName { get; set; } = "";
    public SalesState SalesState { get; set; }
    public JourneyStage Stage { get; set; }

    /// <summary>-1 while unknown, so that keyset paging needs no null rule.</summary>
    public int FitScore { get; set; } = -1;
    public ScoreBand FitBand { get; set; }
    public int ContactCount { get; set; }

    /// <summary>0-100: mean over the required slots of min(confirmed / needed, 1), in percent.</summary>
    public int Completeness { get; set; }
    public int CompletenessWithSuggestions { get; set; }

    /// <summary>JSON list of slot states in template order, for the committee dots (<c>CommitteeChips</c>).</summary>
    public string SlotsJson { get; set; } = "[]";

    /// <summary>Distinct people with a touchpoint in 30 days, as of <see cref="ComputedAt"/>; <see cref="NextChangeAt"/> says when it rots.</summary>
    public int EngagedCount { get; set; }

    /// <summary>JSON list of up to three {name} of engaged people, for the avatars.</summary>
    public string EngagedJson { get; set; } = "[]";

    /// <summary>Unix epoch (1970) while never touched, so that keyset paging needs no null rule.</summary>
    public DateTime LastTouchAt { get; set; }

    /// <summary>log2 of the decayed sum (<c>EngagementMath</c>): its order does not change with the clock. Very small while there is none.</summary>
    public double EngagementLog2 { get; set; }
    public EngagementTrend Trend { get; set; }

    /// <summary>JSON list of the engagement level on each of the 28 days up to <see cref="ComputedAt"/> (<c>EngagementLevels</c>), oldest first; read through <c>EngagementLevels.After</c> it moves on by itself.</summary>
    public string DailyJson { get; set; } = "[]";

    /// <summary>JSON list of signals (kind, words, tone), most urgent first.</summary>
    public string SignalsJson { get; set; } = "[]";

    /// <summary>Number of signals: the sort key of the signals column.</summary>
    public int SignalCount { get; set; }

    /// <summary>When the lead was added: the funnel counts the new ones.</summary>
    public DateTime CreatedAt { get; set; }
    public DateTime ComputedAt { get; set; }

    /// <summary>When a windowed fact (engaged in 30 days, trend, stale) changes next; a small job sweeps rows that are due.</summary>
    public DateTime? NextChangeAt { get; set; }

    /// <summary>Mirrors the lead's trash state, so that list indexes can be partial.</summary>
    public bool IsRemoved { get; set; }

    public List<LeadFlag> Flags { get; set; } = [];
}

/// <summary>One thing a lead can be filtered by that is neither a column nor exclusive: "missing:DecisionMaker", "signal:Surge", "tag:nordics".</summary>
public sealed class LeadFlag
{
    /// <summary>The flag of leads whose committee lacks a role.</summary>
    public static string Missing(BuyingRole role) => $"missing:{role}";

    /// <summary>The flag of leads with a signal of this kind.</summary>
    public static string Signal(string kind) => $"signal:{kind}";

    /// <summary>The flag of leads with this tag.</summary>
    public static string Tag(string tag) => $"tag:{TagText.Key(tag)}";

    public long LeadId { get; set; }
    public string Flag { get; set; } = "";
}

/// <summary>When a user last opened a lead; what changed since is marked new for that user.</summary>
public sealed class LeadSeen
{
    public string UserId { get; set; } = "";
    public long LeadId { get; set; }
    public DateTime SeenAt { get; set; }
}
