namespace ContactsApp.Domain.Merging;

/// <summary>How far a source is believed when it does not say so itself: the one table (DESIGN.md).</summary>
public static class SourceConfidence
{
    /// <summary>The default confidence, 0 to 1.</summary>
    public static double Of(SourceKind source) => source switch
    {
        SourceKind.Manual => 1.0,
        SourceKind.Mailbox => 0.9,
        SourceKind.Website => 0.9,
        // A captured page is read by the same reader as a crawled one.
        SourceKind.Capture => 0.9,
        SourceKind.Press => 0.8,
        SourceKind.Partner => 0.8,
        SourceKind.Import => 0.7,
        SourceKind.Behaviour => 0.5,
        SourceKind.Guessed => 0.4,
    };
}
