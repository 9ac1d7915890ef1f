namespace ContactsApp.Domain.Pasting;

/// <summary>What was understood of a pasted text. Nothing is saved by it.</summary>
/// <param name="People">People in the order in which they stand in the text.</param>
/// <param name="Spans">What each part of the text was taken for, ascending and not overlapping; for highlighting.</param>
/// <param name="IgnoredLines">Lines with content that told nothing about anybody.</param>
public sealed record PasteResult(IReadOnlyList<PastedPerson> People, IReadOnlyList<PasteSpan> Spans, int IgnoredLines);

/// <summary>One person of a pasted text, as written there.</summary>
/// <param name="Name">Name with prefixes and credentials, in reading order; null where none could be made out.</param>
/// <param name="Title">Job title, or null.</param>
/// <param name="Emails">Addresses in compare form, as written order, without repetition.</param>
/// <param name="Phones">E.164 (with ";ext=" where there is one) where the number could be read, else as written.</param>
/// <param name="LinkedInUrl">Canonical profile address, or null.</param>
/// <param name="Company">Company as written, or null.</param>
/// <param name="NameFromAddress">True when the name was made from the e-mail address or profile address: low confidence.</param>
/// <param name="FirstLine">First line about the person, from 1.</param>
/// <param name="LastLine">Last line about the person.</param>
public sealed record PastedPerson(
    string? Name,
    string? Title,
    IReadOnlyList<string> Emails,
    IReadOnlyList<string> Phones,
    string? LinkedInUrl,
    string? Company,
    bool NameFromAddress,
    int FirstLine,
    int LastLine);

/// <summary>A part of the pasted text and what it was taken for.</summary>
/// <param name="Start">Index of the first character.</param>
/// <param name="Length">Number of characters.</param>
/// <param name="Kind">What it was taken for.</param>
public readonly record struct PasteSpan(int Start, int Length, PasteSpanKind Kind);

/// <summary>What a part of a pasted text was taken for.</summary>
public enum PasteSpanKind
{
    /// <summary>A person's name.</summary>
    Name,
    /// <summary>A job title.</summary>
    Title,
    /// <summary>An e-mail address.</summary>
    Email,
    /// <summary>A phone number.</summary>
    Phone,
    /// <summary>A LinkedIn profile.</summary>
    Link,
    /// <summary>A LinkedIn profile that fits nobody of the text and names nobody: for a person to place.</summary>
    Unclear,
    /// <summary>Something that tells nothing about the person: greetings, disclaimers, addresses, fax numbers.</summary>
    Ignored,
}
