namespace ContactsApp.Domain.Pasting;

/// <summary>What a piece of a line is.</summary>
internal enum PasteItemKind
{
    Name,
    NamePart,
    Title,
    Email,
    Phone,
    Link,
    Company,
    /// <summary>Short text that is none of the others by itself: a single word, a region, a city.</summary>
    Word,
    /// <summary>Understood and of no use: labels, fax numbers, street addresses, web addresses.</summary>
    Noise,
}

/// <summary>One piece of a line with its place in the whole text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Index in the whole text.</param>
/// <param name="Length">Characters in the text.</param>
/// <param name="Value">Its content in the form in which it is handed out.</param>
internal sealed record PasteItem(PasteItemKind Kind, int Start, int Length, string Value)
{
    /// <summary>A label before it says what it is ("E-mail:", "Name:").</summary>
    public bool Labelled { get; init; }

    public int End => Start + Length;
}

/// <summary>One line of the text after scanning.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Start">Where its content starts in the whole text.</param>
/// <param name="Length">Length of the content without surrounding space.</param>
/// <param name="Items">Its pieces in order.</param>
/// <param name="EndsOpen">It ends in a comma, so that the next line goes on with the same person.</param>
internal sealed record PasteLine(int Number, int Start, int Length, IReadOnlyList<PasteItem> Items, bool EndsOpen);
