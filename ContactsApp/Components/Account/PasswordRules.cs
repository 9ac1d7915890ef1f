using ContactsApp.Data;
using Microsoft.AspNetCore.Identity;

namespace ContactsApp.Components.Account;

/// <summary>Refuses passwords that are little more than what everybody knows of their owner.</summary>
public sealed class PasswordRules : IPasswordValidator<AppUser>
{
    public const int MinLength = 12;

    /// <summary>Longer ones are refused, so that nobody can keep the server busy hashing novels.</summary>
    public const int MaxLength = 256;

    /// <summary>Characters that must be left of a password once the owner's name and address are taken out of it.</summary>
    private const int OwnCharacters = 6;

    /// <summary>The hint under every new-password field.</summary>
    public const string Hint = "At least 12 characters. A few unrelated words are fine; your name or e-mail address is not.";

    public Task<IdentityResult> ValidateAsync(UserManager<AppUser> manager, AppUser user, string? password) =>
        Task.FromResult(Judge(user.Email, user.DisplayName, password ?? ""));

    private static IdentityResult Judge(string? email, string name, string password)
    {
        if (password.Length > MaxLength)
        {
            return Refuse("PasswordTooLong", $"Use at most {MaxLength} characters.");
        }

        var own = KnownWords(email, name).Aggregate(password, (rest, word) => rest.Replace(word, "", StringComparison.OrdinalIgnoreCase));
        return own.Count(char.IsLetterOrDigit) < OwnCharacters
            ? Refuse("PasswordFromName", "This password is mostly your name or e-mail address. Choose words that have nothing to do with you.")
            : IdentityResult.Success;
    }

    /// <summary>Whole address, its parts and the words of the name, longest first; shorter than three letters says nothing.</summary>
    private static IEnumerable<string> KnownWords(string? email, string name) =>
        $"{email} {name} {name.Replace(" ", "", StringComparison.Ordinal)} {email?.Replace('@', ' ')} {email?.Replace('@', ' ').Replace('.', ' ').Replace('-', ' ').Replace('_', ' ')}"
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Where(w => w.Length >= 3)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .OrderByDescending(w => w.Length);

    private static IdentityResult Refuse(string code, string words) => IdentityResult.Failed(new IdentityError { Code = code, Description = words });
}
