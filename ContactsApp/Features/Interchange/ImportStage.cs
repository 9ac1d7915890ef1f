namespace ContactsApp.Features.Interchange;

/// <summary>The steps of an import, as the page counts them.</summary>
public enum ImportStage
{
    File,
    Preview,
    Run,
    Report,
}
