using ContactsApp.Domain;
using ContactsApp.Intake;

namespace ContactsApp.Features.Interchange.Rows;

/// <summary>What can be done with a row, as far as the row alone tells.</summary>
public enum RowVerdict
{
    /// <summary>A person, or a company in a list of companies.</summary>
    Take,
    /// <summary>A person whose employer nobody names: somebody has to say where they work.</summary>
    Review,
    /// <summary>Not a person: left out, with the reason.</summary>
    Skip,
    /// <summary>Nothing usable is left because of bad cells; mending one may save the row.</summary>
    Fail,
}

/// <summary>One data row of a file, understood. Every data row gives one, whatever is wrong with it.</summary>
public sealed record ContactRow
{
    /// <summary>Which data row it is, from 1: where a job goes on after a stop.</summary>
    public required int Number { get; init; }

    /// <summary>Where it begins in the file: the line of a text, the row of a sheet, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>The cells as the file has them, corrections of a person put in; shorter or longer than the header where the file is.</summary>
    public required IReadOnlyList<string> Cells { get; init; }
    public required RowVerdict Verdict { get; init; }

    /// <summary>Why, in words; empty for <see cref="RowVerdict.Take"/>.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The row describes a company and no person.</summary>
    public bool IsCompany { get; init; }

    /// <summary>What stands for the person's name is the name of the company: the row names nobody by it.</summary>
    public bool IsNamedLikeItsCompany { get; init; }

    /// <summary>The name as the file writes it, prefix and suffix included; null without one.</summary>
    public string? FullName { get; init; }

    /// <summary>The title as the file writes it.</summary>
    public string? Title { get; init; }

    /// <summary>The LinkedIn profile as the file writes it; null where it is none.</summary>
    public string? LinkedInUrl { get; init; }

    /// <summary>The person through the cleaning station.</summary>
    public CleanedPerson Person { get; init; } = Nobody;
    public CompanyFacts Company { get; init; } = CompanyFacts.None;

    /// <summary>The record's key in the tool the file comes from.</summary>
    public string? ExternalId { get; init; }

    /// <summary>The row's own date, UTC; null when it has none: the file's date then counts.</summary>
    public DateTime? ObservedOn { get; init; }
    public DateOnly? EndedOn { get; init; }

    /// <summary>The file has a column for the end of the employment, and the cell is empty.</summary>
    public bool HasNoEnd { get; init; }

    /// <summary>The row says that the person works there no more.</summary>
    public bool HasLeft { get; init; }

    /// <summary>The row says that the person works there still.</summary>
    public bool IsThere { get; init; }
    public DoNotContact OptOut { get; init; }

    /// <summary>Parts the row names; the first one is in <see cref="PersonFields.Role"/> too.</summary>
    public IReadOnlyList<BuyingRole> Roles { get; init; } = [];
    public bool IsPrimary { get; init; }

    /// <summary>What the tool knows about the main address; <see cref="EmailStatus.Unknown"/> when it says nothing.</summary>
    public EmailStatus EmailStatus { get; init; }
    public string? Notes { get; init; }
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The colleague who owns the record, as the tool names them.</summary>
    public string? Owner { get; init; }
    public string? LeadStatus { get; init; }

    /// <summary>Cleaned values and problems, in the order of the columns.</summary>
    public IReadOnlyList<CellNote> CellNotes { get; init; } = [];

    /// <summary>Some cell needs a fix.</summary>
    public bool HasProblem => CellNotes.Any(n => n.IsProblem);

    private static CleanedPerson Nobody { get; } = PersonCleaner.Clean(new RawPerson());
}
