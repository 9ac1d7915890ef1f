using ContactsApp.Domain;

namespace ContactsApp.Features.Interchange;

/// <summary>What holds for all rows of an import.</summary>
/// <param name="Layout">The tool that the file comes from: ids of rows mean something inside it only.</param>
/// <param name="TakenAt">When the content was true, for rows without a date of their own; never the time of the import.</param>
/// <param name="Company">Domain that all rows belong to, whatever they say; null: each row's own.</param>
/// <param name="CreateMissingCompanies">Companies that are not here yet become leads; else their people are skipped.</param>
/// <param name="OnlyFillEmpty">The file never takes the place of a value that is here.</param>
/// <param name="OwnerId">Who owns the leads that are made; null for nobody.</param>
public sealed record ImportOptions(string Layout, DateTime TakenAt, string? Company = null, bool CreateMissingCompanies = true, bool OnlyFillEmpty = false, string? OwnerId = null)
{
    /// <summary>A row with an e-mail address that is none comes in without it; else it stays behind.</summary>
    public bool LeaveOutBadCells { get; init; }

    /// <summary>The options that an import was given.</summary>
    public static ImportOptions Of(Import import) =>
        new(import.Layout, import.TakenAt, import.Company, import.CreateMissingCompanies, import.OnlyFillEmpty, import.OwnerId) { LeaveOutBadCells = import.LeaveOutBadCells };
}

/// <summary>What a user chooses before the run.</summary>
/// <param name="TakenAt">When the file was true, for rows without a date of their own, UTC.</param>
public sealed record ImportChoices(bool CreateMissingCompanies, bool OnlyFillEmpty, bool LeaveOutBadCells, string? OwnerId, DateTime TakenAt);
