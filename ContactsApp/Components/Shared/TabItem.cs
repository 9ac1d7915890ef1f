namespace ContactsApp.Components.Shared;

/// <summary>One link of <see cref="Tabs"/>.</summary>
/// <param name="Key">Compared with the current one.</param>
/// <param name="Label">Its word.</param>
/// <param name="Href">Its address, with the query that keeps the page's other state.</param>
/// <param name="Count">How much is behind it, where known.</param>
public sealed record TabItem(string Key, string Label, string Href, int? Count = null);
