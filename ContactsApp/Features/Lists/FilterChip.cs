namespace ContactsApp.Features.Lists;

/// <summary>One filter in force, as words, and how to let it go.</summary>
public sealed record FilterChip(string Key, string Op, string Value, Func<Task> Remove);
