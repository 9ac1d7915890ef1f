namespace ContactsApp.Domain.Companies;

/// <summary>What a pasted list of companies holds.</summary>
/// <param name="Entries">The companies, each once, in the order of their lines.</param>
/// <param name="Notes">What was left out and why, in the order of the first line concerned.</param>
public sealed record CompanyList(IReadOnlyList<CompanyListEntry> Entries, IReadOnlyList<CompanyListNote> Notes);

/// <summary>One company of a pasted list.</summary>
/// <param name="Line">Line number, from 1.</param>
/// <param name="Kind">What the line gave.</param>
/// <param name="Domain">Registrable domain, where there is one.</param>
/// <param name="Name">Name as written, where there is one; a domain alone gives none.</param>
public sealed record CompanyListEntry(int Line, CompanyListKind Kind, string? Domain, string? Name);

/// <summary>What a line of a company list is.</summary>
public enum CompanyListKind
{
    /// <summary>A domain, web address or e-mail address, perhaps with a name beside it.</summary>
    Domain,
    /// <summary>A name alone.</summary>
    Name,
}

/// <summary>Lines of a company list that do not become companies.</summary>
/// <param name="Kind">The reason.</param>
/// <param name="Lines">Line numbers, from 1, ascending.</param>
/// <param name="SameAsLine">The line that already has the company, for duplicates.</param>
/// <param name="Text">The note in words for the user.</param>
public sealed record CompanyListNote(CompanyListNoteKind Kind, IReadOnlyList<int> Lines, int? SameAsLine, string Text);

/// <summary>Why a line does not become a company.</summary>
public enum CompanyListNoteKind
{
    /// <summary>An earlier line is the same company.</summary>
    Duplicate,
    /// <summary>An address at a free mail provider, which says nothing about a company.</summary>
    FreeMail,
    /// <summary>The workspace's own domain, which can never be a lead.</summary>
    OwnDomain,
    /// <summary>Neither a domain nor a name.</summary>
    NotUnderstood,
}
