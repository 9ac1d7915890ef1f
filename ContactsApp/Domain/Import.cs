namespace ContactsApp.Domain;

/// <summary>What the rows of an import are.</summary>
public enum ImportKind
{
    /// <summary>People, each with the company they work at.</summary>
    Contacts,
    /// <summary>Companies to sell to.</summary>
    Leads,
}

/// <summary>How far an import is.</summary>
public enum ImportState
{
    /// <summary>The file is here; nothing of it is saved yet.</summary>
    Draft,
    Running,
    /// <summary>Every row has its outcome.</summary>
    Done,
    /// <summary>A user stopped it: what was imported stays, and it can go on.</summary>
    Cancelled,
    /// <summary>It stopped by itself for <see cref="Import.Problem"/>: what was imported stays, and it can go on.</summary>
    Failed,
    Undoing,
    Undone,
}

/// <summary>What became of one row of a file.</summary>
public enum ImportOutcome
{
    Created,
    Updated,
    /// <summary>It differs from a value that a person typed: kept as a proposal.</summary>
    Proposed,
    Unchanged,
    /// <summary>Perhaps somebody who is here already: a person decides.</summary>
    Review,
    /// <summary>Somebody removed this person before.</summary>
    Suppressed,
    /// <summary>Left out on purpose: nobody in it, marked as deleted, one of the team's own.</summary>
    Skipped,
    /// <summary>It cannot be imported as it is; corrected, it can.</summary>
    Failed,
}

/// <summary>What an undo did with one row.</summary>
public enum UndoOutcome
{
    /// <summary>The person or lead that the row made is gone.</summary>
    Gone,
    /// <summary>The values from before are back.</summary>
    Back,
    /// <summary>Somebody did something with it since: it stays as it is.</summary>
    Stays,
    /// <summary>The row had changed nothing.</summary>
    Nothing,
}

/// <summary>
/// One file on its way in: draft, running, done, perhaps undone. The file itself lies in the data folder under
/// <see cref="StoredName"/> until the import is deleted, so that the report can show its rows and give back those that failed.
/// </summary>
public sealed class Import
{
    public long Id { get; set; }

    /// <summary>Made by the client, so that a double upload makes one import.</summary>
    public Guid PublicId { get; set; }

    /// <summary>What the user calls the file. Shown, and never part of a path.</summary>
    public string FileName { get; set; } = "";

    /// <summary>Name of the stored file inside the folder of imports.</summary>
    public string StoredName { get; set; } = "";

    /// <summary>SHA-256 of the file, hex: the same file again is recognised by it.</summary>
    public string ContentHash { get; set; } = "";
    public long Bytes { get; set; }
    public ImportKind Kind { get; set; }

    /// <summary>The layout in words: "HubSpot contacts".</summary>
    public string Layout { get; set; } = "";

    /// <summary>What each column means, where a user chose it; empty while the layout's own reading holds.</summary>
    public string MappingJson { get; set; } = "";

    /// <summary>The cells that were corrected before the run, and other decisions about rows (<c>ImportFixes</c>).</summary>
    public string FixesJson { get; set; } = "";

    /// <summary>When the content was true, for rows without a date of their own.</summary>
    public DateTime TakenAt { get; set; }

    /// <summary>Domain of the one company that all rows belong to; null where each row names its own.</summary>
    public string? Company { get; set; }

    /// <summary>Companies that are not here yet become leads; without it their people are skipped.</summary>
    public bool CreateMissingCompanies { get; set; } = true;

    /// <summary>The file never takes the place of a value that is here.</summary>
    public bool OnlyFillEmpty { get; set; }

    /// <summary>A row with an e-mail address that is none comes in without it; else it waits to be corrected.</summary>
    public bool LeaveOutBadCells { get; set; }

    /// <summary>Who owns the leads that it makes; null for nobody.</summary>
    public string? OwnerId { get; set; }
    public ImportState State { get; set; }

    /// <summary>Why it stopped, in words for the user; null unless it failed.</summary>
    public string? Problem { get; set; }

    /// <summary>The job that does the work now or did it last.</summary>
    public Guid? JobPublicId { get; set; }

    /// <summary>Data rows of the file; 0 until they were counted.</summary>
    public int Rows { get; set; }

    /// <summary>Rows by outcome, kept in the transaction of the rows.</summary>
    public ImportCounts Counts { get; set; } = new();

    /// <summary>Leads that were made for companies that were not here.</summary>
    public int LeadsMade { get; set; }

    /// <summary>The undo is through with the people of the rows up to this one; its next step starts behind it.</summary>
    public int UndoneThrough { get; set; }

    /// <summary>The same of companies and leads, which an undo looks at when it is through with all people.</summary>
    public int LeadsUndoneThrough { get; set; }
    public long? SourceDocumentId { get; set; }
    public DateTime CreatedAt { get; set; }
    public string? CreatedById { get; set; }
    public string CreatedByName { get; set; } = "";

    /// <summary>Who started it or took it up last: it acts as that user.</summary>
    public string? StartedById { get; set; }
    public string StartedByName { get; set; } = "";
    public DateTime? StartedAt { get; set; }
    public DateTime? EndedAt { get; set; }
    public DateTime? UndoneAt { get; set; }

    /// <summary>Running or being undone.</summary>
    public bool IsUnderWay => State is ImportState.Running or ImportState.Undoing;

    /// <summary>The user brought the file, or took the import up last.</summary>
    public bool IsOf(string userId) => CreatedById == userId || StartedById == userId;

    /// <summary>Begins the import, or goes on with it.</summary>
    /// <param name="jobPublicId">The job that does it; null for the command line, which does it itself.</param>
    public void Run(Guid? jobPublicId, Actor by, DateTime now)
    {
        (State, Problem, JobPublicId, EndedAt) = (ImportState.Running, null, jobPublicId, null);
        (StartedById, StartedByName) = (by.UserId, by.Name);
        StartedAt ??= now;
    }

    /// <summary>Every row has its outcome.</summary>
    public void Finish(DateTime now) => (State, Problem, EndedAt) = (ImportState.Done, null, now);

    /// <summary>It stopped before its end; what was imported stays.</summary>
    /// <param name="problem">Why, in words for the user; null when a user stopped it.</param>
    public void Stop(string? problem, DateTime now) =>
        (State, Problem, EndedAt) = (problem is null ? ImportState.Cancelled : ImportState.Failed, problem, now);

    /// <summary>Begins to take everything back, or goes on with that.</summary>
    public void Undo(Guid jobPublicId, Actor by) => (State, Problem, JobPublicId, StartedById, StartedByName) = (ImportState.Undoing, null, jobPublicId, by.UserId, by.Name);

    /// <summary>Everything that nobody touched since is as it was before.</summary>
    public void FinishUndo(DateTime now) => (State, UndoneAt) = (ImportState.Undone, now);
}

/// <summary>How many rows came to which outcome.</summary>
public sealed class ImportCounts
{
    public int Created { get; set; }
    public int Updated { get; set; }
    public int Proposed { get; set; }
    public int Unchanged { get; set; }
    public int Review { get; set; }
    public int Suppressed { get; set; }
    public int Skipped { get; set; }
    public int Failed { get; set; }

    public int Total => Created + Updated + Proposed + Unchanged + Review + Suppressed + Skipped + Failed;

    /// <summary>Rows with this outcome.</summary>
    public int Of(ImportOutcome outcome) => outcome switch
    {
        ImportOutcome.Created => Created,
        ImportOutcome.Updated => Updated,
        ImportOutcome.Proposed => Proposed,
        ImportOutcome.Unchanged => Unchanged,
        ImportOutcome.Review => Review,
        ImportOutcome.Suppressed => Suppressed,
        ImportOutcome.Skipped => Skipped,
        ImportOutcome.Failed => Failed,
    };

    /// <summary>Counts one more row.</summary>
    public void Add(ImportOutcome outcome)
    {
        switch (outcome)
        {
            case ImportOutcome.Created: Created++; break;
            case ImportOutcome.Updated: Updated++; break;
            case ImportOutcome.Proposed: Proposed++; break;
            case ImportOutcome.Unchanged: Unchanged++; break;
            case ImportOutcome.Review: Review++; break;
            case ImportOutcome.Suppressed: Suppressed++; break;
            case ImportOutcome.Skipped: Skipped++; break;
            case ImportOutcome.Failed: Failed++; break;
        }
    }
}

/// <summary>
/// What became of one data row of a file. Holds no words of the row itself: those are read back from the stored file. Written in
/// the transaction of what the row changed, so that the highest row here is also how far the import is.
/// </summary>
public sealed class ImportRow
{
    public long ImportId { get; set; }

    /// <summary>Number of the data row, from 1.</summary>
    public int Row { get; set; }

    /// <summary>Line in the file, from 1, as a text editor counts.</summary>
    public int Line { get; set; }
    public ImportOutcome Outcome { get; set; }

    /// <summary>Why, in words; null where the observation says it, which may name a person.</summary>
    public string? Reason { get; set; }

    /// <summary>The contact the row is about. No foreign key: the report outlives the person, and shows no link then.</summary>
    public long? ContactId { get; set; }

    /// <summary>The lead that the row made; of an import of leads the lead it is about, and of a row that waits for review the lead it waits at.</summary>
    public long? LeadId { get; set; }

    /// <summary>The row made the lead of <see cref="LeadId"/>.</summary>
    public bool MadeLead { get; set; }

    /// <summary>What the row said about the person; null where it said nothing new.</summary>
    public long? ObservationId { get; set; }

    /// <summary>The ways of contact that the row forbids.</summary>
    public DoNotContact OptOut { get; set; }

    /// <summary>Those of <see cref="OptOut"/> that were allowed before it.</summary>
    public DoNotContact OptOutSet { get; set; }

    /// <summary>What else an undo must put back, as JSON (<c>ImportMemory</c>); null for nothing.</summary>
    public string? MemoryJson { get; set; }

    /// <summary>What an undo did; null before it came by.</summary>
    public UndoOutcome? Undone { get; set; }

    /// <summary>Why something stays, in words; null elsewhere.</summary>
    public string? UndoReason { get; set; }
}

/// <summary>What the columns of a layout mean, as somebody chose it: proposed again for a file with the same headers.</summary>
public sealed class RememberedMapping
{
    public long Id { get; set; }

    /// <summary>Fingerprint of the headers, hex.</summary>
    public string Headers { get; set; } = "";
    public string MappingJson { get; set; } = "";
    public DateTime ChosenAt { get; set; }
    public string? ChosenById { get; set; }
    public string ChosenByName { get; set; } = "";
}
