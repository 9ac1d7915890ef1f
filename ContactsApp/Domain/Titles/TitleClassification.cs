namespace ContactsApp.Domain.Titles;

/// <summary>What a job title says about a person.</summary>
/// <param name="Seniority">How much the person decides; Unknown when the title says nothing.</param>
/// <param name="Department">The function; null only when the title says nothing.</param>
/// <param name="Reasons">Why, in words, the deciding word first: "'Leiter' leads a function: Manager".</param>
public sealed record TitleClassification(Seniority Seniority, Department? Department, IReadOnlyList<string> Reasons);
