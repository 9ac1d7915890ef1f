using ContactsApp.Domain;

namespace ContactsApp.Features.Admin;

/// <summary>A user as lists show one.</summary>
/// <param name="Locked">By an administrator; a pause after wrong passwords does not count.</param>
public sealed record UserRow(string Id, string Email, string Name, UserRole? Role, bool Locked, DateTime CreatedAt);

/// <summary>A new user.</summary>
/// <param name="GeneratedPassword">Set when none was given: shown once, stored as a hash only.</param>
public sealed record AddedUser(string Id, string? GeneratedPassword);
