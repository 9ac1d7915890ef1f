using ContactsApp.Domain.Companies;
using ContactsApp.Domain.Emails;

namespace ContactsApp.Components.Account;

/// <summary>The team's own domains as they are typed: they can never become leads.</summary>
public static class OwnDomains
{
    /// <summary>The registrable domains without doubles; null when something typed has none. Web and e-mail addresses are cut down to theirs.</summary>
    public static List<string>? Parse(string typed)
    {
        var domains = new List<string>();
        foreach (var word in typed.Split([',', ';', ' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (!CompanyDomain.TryNormalize(word, out var domain))
            {
                return null;
            }

            domains.Add(domain);
        }

        return [.. domains.Distinct()];
    }

    /// <summary>The domain of somebody's e-mail address, unless a mail provider gives it to everybody.</summary>
    public static List<string> OfEmail(string email) =>
        CompanyDomain.TryNormalize(email, out var domain) && !EmailLists.IsFreeMailDomain(domain) ? [domain] : [];
}
