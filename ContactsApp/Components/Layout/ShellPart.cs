namespace ContactsApp.Components.Layout;

/// <summary>A component that stands beside every page of whoever is signed in, registered by the feature that has it.</summary>
/// <param name="InSidebar">It stands below the navigation; else it is above the page.</param>
public sealed record ShellPart(Type Component, bool InSidebar = false);
