namespace ContactsApp.Domain.Pasting;

/// <summary>One person while the text is being read.</summary>
internal sealed class PersonDraft(int line)
{
    /// <summary>As written; null while only an address is known.</summary>
    public string? Name { get; set; }

    /// <summary>Made from an address; used where no name is found.</summary>
    public string? GuessedName { get; set; }
    public string? Title { get; set; }
    public int TitleLine { get; set; }
    public List<string> Emails { get; } = [];
    public List<string> Phones { get; } = [];
    public string? Slug { get; set; }
    public string? Company { get; set; }
    public int FirstLine { get; private set; } = line;
    public int LastLine { get; private set; } = line;

    /// <summary>Lines after the name have given details: what follows is a signature and not a list.</summary>
    public bool IsSignature { get; private set; }

    /// <summary>What the person is known as, for comparing with addresses.</summary>
    public string KnownAs => Name ?? GuessedName ?? "";

    /// <summary>Notes that a line tells something about the person.</summary>
    public void Touch(int number)
    {
        IsSignature |= number > FirstLine && Name is not null;
        FirstLine = Math.Min(FirstLine, number);
        LastLine = Math.Max(LastLine, number);
    }

    public PastedPerson Done() => new(
        Name ?? GuessedName,
        Title,
        [.. Emails.Distinct()],
        [.. Phones.Distinct()],
        Slug is null ? null : Links.LinkedInUrl.Canonical(Slug),
        Company,
        Name is null && GuessedName is not null,
        FirstLine,
        LastLine);
}
