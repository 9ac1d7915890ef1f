using ContactsApp.Domain;

namespace ContactsApp.Features.Views;

/// <summary>A saved view as its list and the navigation show it.</summary>
/// <param name="Query">The list's query values, without "?".</param>
/// <param name="MayChange">The user may rename, update and delete it: an own one, or as a manager one of the team.</param>
public sealed record SavedViewRow(Guid Id, ViewSubject Subject, string Name, string Query, string? Text, bool IsTeam, bool IsPinned, bool MayChange);

/// <summary>A view to be saved.</summary>
/// <param name="Id">Made by the client: a double click saves one. Of a view that is there, it is changed.</param>
public sealed record SaveView(Guid Id, ViewSubject Subject, string Name, string Query, string? Text, bool IsTeam, bool IsPinned)
{
    /// <summary>It is to be made. Of one that is only to be changed: where somebody deleted it meanwhile, it is not made anew.</summary>
    public bool IsNew { get; init; } = true;
}
