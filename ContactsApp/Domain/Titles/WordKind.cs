namespace ContactsApp.Domain.Titles;

/// <summary>What a known word or phrase does in a title; the names are those of the first column of the .tsv files, which explain them.</summary>
internal enum WordKind
{
    Topic,
    Top,
    Exec,
    SoftExec,
    First,
    Manager,
    Functional,
    Specialist,
    Aide,
    Degree,
    DoctorOrDirector,
    Chief,
    Head,
    Lead,
    Officer,
    ExecutiveWord,
    Of,
    At,
    And,
    Skip,
    Former,
    Slogan,
    AideTo,
    Office,
    Nothing,
}

/// <summary>One line's worth of knowledge about a word or phrase.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Department">The function it names, if any.</param>
/// <param name="Weight">How surely it names it, 1 to 9; 0 where it names none.</param>
/// <param name="Phrase">The folded words.</param>
internal sealed record TitleEntry(WordKind Kind, Department? Department, int Weight, string Phrase)
{
    /// <summary>True for words that stand for a person's role, false for functions and small words.</summary>
    public bool IsRole => Kind is >= WordKind.Top and <= WordKind.ExecutiveWord;
}

/// <summary>A known word or phrase where it stands in a title.</summary>
/// <param name="Entry">What is known; null for an unknown word.</param>
/// <param name="Before">What separates it from the words before.</param>
internal readonly record struct TitleItem(TitleEntry? Entry, TitleBreak Before);

/// <summary>What stands between two words of a title, weakest first.</summary>
internal enum TitleBreak
{
    None,
    Slash,
    Comma,
    Bar,
}
