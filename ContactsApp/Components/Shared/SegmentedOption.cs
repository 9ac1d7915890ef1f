namespace ContactsApp.Components.Shared;

/// <summary>One choice of a <see cref="Segmented{TValue}"/>.</summary>
/// <param name="Value">What choosing it means.</param>
/// <param name="Label">Its word.</param>
/// <param name="Icon">An icon before the word.</param>
/// <param name="Title">A tooltip.</param>
public sealed record SegmentedOption<TValue>(TValue Value, string Label, IconName? Icon = null, string? Title = null);
