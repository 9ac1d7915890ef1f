namespace ContactsApp.Components.Shared;

/// <summary>One edit of a text in place.</summary>
/// <param name="Text">What is wanted, trimmed.</param>
/// <param name="Began">The value the edit began from: where another one is stored by now, somebody else was faster.</param>
public readonly record struct TextEdit(string Text, string Began);
