namespace ContactsApp.Domain;

/// <summary>How much a person decides, derived from the title (data/titles rule in PRODUCT.md §2) and correctable by hand.</summary>
public enum Seniority
{
    /// <summary>No title, or a title that says nothing.</summary>
    Unknown,
    /// <summary>Individual contributor: everybody who leads nobody, however senior.</summary>
    IC,
    /// <summary>Heads of a function, directors, managers of people, team leads.</summary>
    Manager,
    /// <summary>C-level, founders, owners, partners, presidents, vice presidents, managing directors, board.</summary>
    Executive,
}

/// <summary>The function a person works in; the sixteen words of the product.</summary>
public enum Department
{
    Engineering,
    IT,
    Security,
    Data,
    Product,
    Design,
    Marketing,
    Sales,
    CustomerSuccess,
    Finance,
    Operations,
    People,
    Legal,
    Procurement,
    GeneralManagement,
    Other,
}

/// <summary>The part a person plays in a buying decision (PRODUCT.md, words).</summary>
public enum BuyingRole
{
    DecisionMaker,
    TechnicalEvaluator,
    BudgetInfluencer,
    Champion,
    ExecutiveSponsor,
    Influencer,
    EndUser,
    LegalAndProcurement,
    Blocker,
}

/// <summary>What is known of one person in one buying role.</summary>
public enum RoleState
{
    /// <summary>The machine thinks so, with reasons; nobody has said yes or no.</summary>
    Suggested,
    /// <summary>A person said so; the machine never changes it.</summary>
    Confirmed,
    /// <summary>A person said no; not suggested again until brought back.</summary>
    Declined,
    /// <summary>Was confirmed and ended: the person left, was removed or was replaced. Kept so that the seat can say why it reopened.</summary>
    Ended,
}

/// <summary>Band of a 0-100 score; the borders are settings of the ICP profile (75 / 50 / 25).</summary>
public enum ScoreBand
{
    /// <summary>Too little is known (confidence below 0.4).</summary>
    Unknown,
    NotAFit,
    Weak,
    Moderate,
    Strong,
}

/// <summary>The four stages of the funnel of open leads.</summary>
public enum JourneyStage
{
    Target,
    Education,
    Solution,
    Evaluation,
}

/// <summary>Where selling to a lead stands. Customer and Disqualified stand outside the funnel.</summary>
public enum SalesState
{
    NotContactedYet,
    OutreachInProgress,
    MeetingBooked,
    Customer,
    Disqualified,
}

/// <summary>Who says something about a person.</summary>
public enum SourceKind
{
    Manual,
    Import,
    Website,
    Press,
    Partner,
    Behaviour,
    Mailbox,
    Capture,
    Guessed,
}

/// <summary>How a touchpoint reached us.</summary>
public enum TouchpointChannel
{
    Website,
    Content,
    Advertising,
    Email,
    Meeting,
    Form,
    Document,
    Call,
    /// <summary>A note a user wrote: listed on the timeline, weighs nothing.</summary>
    Note,
}

/// <summary>The last 14 days of engagement against the 14 before.</summary>
public enum EngagementTrend
{
    /// <summary>Nothing in 28 days.</summary>
    Quiet,
    Cooling,
    Steady,
    LeaningIn,
}

/// <summary>Ways a person must not be contacted.</summary>
[Flags]
public enum DoNotContact
{
    None = 0,
    Email = 1,
    Phone = 2,
    LinkedIn = 4,
    All = Email | Phone | LinkedIn,
}

/// <summary>Why a contact was removed.</summary>
public enum RemovalReason
{
    NotSaid,
    LeftTheCompany,
    WrongPerson,
    NotRelevant,
    Duplicate,
    AskedNotToBeContacted,
}

/// <summary>What the road did with one observation.</summary>
public enum IntakeOutcome
{
    Created,
    Updated,
    Unchanged,
    /// <summary>The value differs from a locked one: kept as a proposal.</summary>
    Proposed,
    /// <summary>Somebody removed this person before: skipped by machines, asked of people.</summary>
    Suppressed,
    /// <summary>Perhaps somebody who is here already: a person decides.</summary>
    NeedsReview,
    Failed,
}

/// <summary>The three roles of users (PRODUCT.md §10).</summary>
public enum UserRole
{
    Rep,
    Manager,
    Admin,
}

/// <summary>The theme that somebody chose for all their browsers; none chosen means as the system has it.</summary>
public enum ThemeChoice
{
    Light,
    Dark,
}
