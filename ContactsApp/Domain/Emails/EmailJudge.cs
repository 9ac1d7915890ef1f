using ContactsApp.Domain.Companies;

namespace ContactsApp.Domain.Emails;

/// <summary>What syntax and lists alone say about an address. Mail server checks and partner verdicts come on top.</summary>
/// <param name="Status">The verdict.</param>
/// <param name="Reason">Why, in words for the user.</param>
public readonly record struct EmailJudgement(EmailStatus Status, string Reason);

/// <summary>Judges addresses by what can be known without asking anybody (PRODUCT.md §2).</summary>
public static class EmailJudge
{
    /// <summary>
    /// Invalid where the top-level domain does not exist; risky for disposable, role and free mailboxes, in this order;
    /// likely at one of the company's domains; else unknown.
    /// </summary>
    /// <param name="email">The address.</param>
    /// <param name="companyDomains">Normalised domains of the person's company, may be empty.</param>
    public static EmailJudgement Judge(EmailAddress email, IReadOnlySet<string> companyDomains)
    {
        if (email.Domain.Length == 0 || !PublicSuffixList.Instance.HasKnownTopLevel(email.Domain))
        {
            return new(EmailStatus.Invalid, "No such top-level domain");
        }

        if (EmailLists.IsDisposable(email))
        {
            return new(EmailStatus.Risky, $"{email.Domain} gives out throw-away addresses");
        }

        if (EmailLists.IsRoleMailbox(email))
        {
            return new(EmailStatus.Risky, $"{email.Local}@ is a shared mailbox, not a person's");
        }

        if (companyDomains.Any(d => CompanyDomain.IsWithin(email.Domain, d)))
        {
            return new(EmailStatus.Likely, "At the company's own domain");
        }

        return EmailLists.IsFreeMail(email)
            ? new(EmailStatus.Risky, $"{email.Domain} is free mail, not the company's")
            : new(EmailStatus.Unknown, companyDomains.Count == 0 ? "Not checked yet" : "Not at a known domain of the company");
    }
}
