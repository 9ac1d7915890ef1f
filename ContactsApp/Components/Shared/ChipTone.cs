namespace ContactsApp.Components.Shared;

/// <summary>What a chip's or note's colour says. Colour only says something; it never decorates.</summary>
public enum ChipTone
{
    /// <summary>A plain state.</summary>
    Neutral,
    /// <summary>A state of little weight, or a value in an editor.</summary>
    Outline,
    /// <summary>Verified, leaning in.</summary>
    Good,
    /// <summary>Needs a look.</summary>
    Warn,
    /// <summary>Error, blocker, do not contact.</summary>
    Bad,
    /// <summary>Asks for attention in the product's own colour.</summary>
    Accent,
    /// <summary>Not said by a person yet: dashed, the words begin with "Likely".</summary>
    Suggested,
}
