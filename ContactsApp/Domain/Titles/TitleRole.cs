namespace ContactsApp.Domain.Titles;

/// <summary>The words of one role of a title: "VP Sales" in "Founder, VP Sales at Acme".</summary>
internal sealed class TitleRole
{
    /// <summary>Words up to the first preposition; the role word is among them.</summary>
    public List<TitleEntry> Core { get; } = [];

    /// <summary>What the role is about: behind "of", and what "and" adds to it.</summary>
    public List<TitleEntry> About { get; } = [];

    /// <summary>What follows a comma, a dash or a bracket.</summary>
    public List<TitleEntry> Trailing { get; } = [];

    /// <summary>Held in the past.</summary>
    public bool Former { get; set; }

    /// <summary>The core holds a word that stands for a person's role.</summary>
    public bool HasRoleWord => Core.Exists(entry => entry.IsRole);

    /// <summary>The only role words are degrees: "John, MBA" says nothing about what he does.</summary>
    public bool OnlyDegrees => HasRoleWord && Core.TrueForAll(entry => !entry.IsRole || entry.Kind is WordKind.Degree or WordKind.DoctorOrDirector);
}

/// <summary>A part of a title between two breaks.</summary>
internal sealed class TitleChunk(TitleBreak before, bool joined)
{
    /// <summary>What separates it from the part before.</summary>
    public TitleBreak Before { get; } = before;

    /// <summary>Joined to the part before by "and" or a slash.</summary>
    public bool Joined { get; } = joined;

    /// <summary>The words of the part, sorted into core and about.</summary>
    public TitleRole Role { get; } = new();

    /// <summary>Ends in "at ...": what follows, up to the next role, is an employer.</summary>
    public bool EndsInEmployer { get; set; }

    /// <summary>Ends in a slogan: what follows, up to the next bar, is no title.</summary>
    public bool EndsInSlogan { get; set; }

    /// <summary>Ends in "assistant to": who follows, up to the next bar, is somebody else.</summary>
    public bool EndsInSomebody { get; set; }

    /// <summary>The first word that says something is a role word.</summary>
    public bool StartsWithRole { get; set; }

    /// <summary>Number of words in it, known or not.</summary>
    public int Words { get; set; }
}
