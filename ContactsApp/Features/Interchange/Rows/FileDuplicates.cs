using ContactsApp.Domain.Companies;
using ContactsApp.Domain.Emails;
using ContactsApp.Domain.Merging;
using ContactsApp.Domain.Names;

namespace ContactsApp.Features.Interchange.Rows;

/// <summary>How a row repeats an earlier one.</summary>
public enum RepeatKind
{
    /// <summary>The same record, said once more.</summary>
    Same,
    /// <summary>The same person or company, with other values.</summary>
    Differs,
    /// <summary>One address under two names: a person has to decide.</summary>
    Ask,
}

/// <summary>A row that repeats an earlier one of its file.</summary>
/// <param name="Line">The line of the earlier row.</param>
/// <param name="By">What they share, in words: "the address ann@halden.example".</param>
public sealed record Repeat(RepeatKind Kind, int Line, string By);

/// <summary>
/// Tells which rows of one file repeat earlier ones: by LinkedIn profile, e-mail address, id of the tool, or name and company. Keeps hashes of
/// 64 bits and no text: about 60 bytes a key, three keys a row.
/// </summary>
public sealed class FileDuplicates
{
    private enum Strength
    {
        Address,
        Id,
        Name,
    }

    private readonly record struct Seen(int Line, long Content, long Name, bool HasAddress);

    private readonly Dictionary<long, Seen> seen = [];

    /// <summary>The earlier row that this one repeats, or null; the row is remembered either way. Rows that are left out are not asked about.</summary>
    public Repeat? Check(ContactRow row)
    {
        var keys = row.IsCompany ? CompanyKeys(row) : PersonKeys(row);
        var now = new Seen(row.Line, Content(row), Hash(NameFolding.Fold(row.Person.Fields[ContactField.FullName] ?? "")), !row.IsCompany && (row.Person.Fields.Emails.Count > 0 || row.LinkedInUrl is not null));
        Repeat? repeat = null;
        foreach (var (key, by, strength) in keys)
        {
            if (!seen.TryAdd(key, now) && repeat is null)
            {
                var earlier = seen[key];
                var kind = KindOf(row, now, earlier);
                // Two people of one name with addresses of their own are two; one id under two names is the id of something else.
                var isNone = strength switch
                {
                    Strength.Address => false,
                    Strength.Id => kind == RepeatKind.Ask,
                    Strength.Name => now.HasAddress && earlier.HasAddress,
                };
                repeat = isNone ? null : new(kind, earlier.Line, by);
            }
        }

        return repeat;
    }

    private static RepeatKind KindOf(ContactRow row, Seen now, Seen earlier) =>
        now.Content == earlier.Content ? RepeatKind.Same : row.IsCompany || now.Name == earlier.Name || row.Person.NameFromAddress ? RepeatKind.Differs : RepeatKind.Ask;

    private static IEnumerable<(long Key, string By, Strength Strength)> PersonKeys(ContactRow row)
    {
        if (row.Person.Fields[ContactField.LinkedIn] is { } profile)
        {
            yield return (Hash("l:" + profile), $"the LinkedIn profile {profile[(profile.LastIndexOf('/') + 1)..]}", Strength.Address);
        }

        foreach (var email in row.Person.Fields.Emails)
        {
            if (EmailAddress.TryParse(email.Value, out var address) && !EmailLists.IsRoleMailbox(address))
            {
                yield return (Hash("e:" + address.Address), $"the address {address.Address}", Strength.Address);
            }
        }

        if (row.ExternalId is { } id)
        {
            yield return (Hash("i:" + id), $"the id {id}", Strength.Id);
        }

        if (row.Person.Fields[ContactField.FullName] is { } name && row.Company.IsNamed)
        {
            yield return (Hash($"n:{NameFolding.Fold(name)}@{CompanyKey(row.Company)}"), "name and company", Strength.Name);
        }
    }

    private static IEnumerable<(long Key, string By, Strength Strength)> CompanyKeys(ContactRow row)
    {
        if (row.Company.Domain is { } domain)
        {
            yield return (Hash("d:" + domain), $"the domain {domain}", Strength.Address);
        }

        if (row.Company.Domain is null && row.Company.Name is { } name)
        {
            yield return (Hash("c:" + CompanyName.Key(name)), "the name", Strength.Address);
        }
    }

    private static string CompanyKey(CompanyFacts company) => company.Domain ?? CompanyName.Key(company.Name);

    private static long Content(ContactRow row)
    {
        var hash = Start;
        foreach (var cell in row.Cells)
        {
            hash = Add(Add(hash, cell), "\u001f");
        }

        return hash;
    }

    private const long Start = unchecked((long)14695981039346656037);

    private static long Hash(string text) => Add(Start, text);

    // FNV-1a in 64 bits: the chance of two different keys in a million rows is below one in a million.
    private static long Add(long hash, string text)
    {
        foreach (var c in text)
        {
            hash = unchecked((hash ^ c) * 1099511628211);
        }

        return hash;
    }
}
