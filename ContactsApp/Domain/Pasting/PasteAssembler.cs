using ContactsApp.Domain.Emails;
using ContactsApp.Domain.Names;

namespace ContactsApp.Domain.Pasting;

/// <summary>Puts the pieces of the lines together to people.</summary>
internal sealed class PasteAssembler(IReadOnlyList<PasteLine> lines)
{
    private readonly List<PersonDraft> people = [];
    private readonly Dictionary<string, List<PersonDraft>> byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PersonDraft> byAddress = new(StringComparer.Ordinal);
    private readonly HashSet<PasteItem> used = new(ReferenceEqualityComparer.Instance);
    private readonly bool isOnePerson =
        lines.SelectMany(l => l.Items).Where(i => i.Kind == PasteItemKind.Name).Select(i => PasteLexicon.Fold(i.Value)).Distinct().Count() == 1
        && lines.SelectMany(l => l.Items).Where(i => i.Kind == PasteItemKind.Email && !IsRole(i.Value)).Select(i => i.Value).Distinct().Count() <= 1;

    private PersonDraft? current;
    private PasteItem? waitingTitle;
    private PasteItem? waitingCompany;
    private readonly List<PasteItem> waitingPhones = [];
    private bool open;

    /// <summary>The people, in order.</summary>
    public IReadOnlyList<PastedPerson> People => [.. people.Select(p => p.Done())];

    /// <summary>Pieces that told something about somebody.</summary>
    public IReadOnlySet<PasteItem> Used => used;

    /// <summary>Reads all lines.</summary>
    public void Run()
    {
        for (var i = 0; i < lines.Count; i++)
        {
            ReadLine(lines[i], i + 1 < lines.Count ? lines[i + 1] : null);
        }
    }

    private void ReadLine(PasteLine line, PasteLine? next)
    {
        if (line.Length == 0)
        {
            open = false;
            return;
        }

        foreach (var group in Groups(line.Items))
        {
            var name = group.FirstOrDefault(i => i.Kind == PasteItemKind.Name);
            if (name is not null && IsReallyCompany(name, group, next))
            {
                AddCompany(name, line);
            }
            else if (name is not null)
            {
                StartPerson(name, group, line);
                AddAll(group.Where(i => i != name), line, sameLine: true);
            }
            else
            {
                AddAll(group, line, sameLine: false);
            }
        }

        open = line.EndsOpen;
    }

    /// <summary>Splits a line with several names: each name begins a group, with the title before it where titles come first.</summary>
    private static List<List<PasteItem>> Groups(IReadOnlyList<PasteItem> items)
    {
        var useful = items.Where(i => i.Kind is not (PasteItemKind.Noise or PasteItemKind.Word)).ToList();
        var names = useful.Count(i => i.Kind == PasteItemKind.Name);
        if (names < 2)
        {
            return [useful];
        }

        var leads = useful[0].Kind != PasteItemKind.Name && useful[^1].Kind == PasteItemKind.Name;
        var groups = new List<List<PasteItem>> { new() };
        foreach (var item in useful)
        {
            var hasName = groups[^1].Any(i => i.Kind == PasteItemKind.Name);
            if (hasName && (leads || item.Kind == PasteItemKind.Name))
            {
                groups.Add([]);
            }

            groups[^1].Add(item);
        }

        return groups;
    }

    /// <summary>
    /// "Halden Robotics" alone on a line of a signature: nothing beside it, no known name in it, and no title after it.
    /// </summary>
    private bool IsReallyCompany(PasteItem name, List<PasteItem> group, PasteLine? next) =>
        !name.Labelled && group.Count == 1 && current is { IsSignature: true, Name: not null }
        && !NameKnowledge.IsLikely(name.Value) && !NameKnowledge.HasPrefix(name.Value)
        && !(next is { Items: [{ Kind: PasteItemKind.Title or PasteItemKind.Email }, ..] });

    private void StartPerson(PasteItem name, List<PasteItem> group, PasteLine line)
    {
        var email = group.FirstOrDefault(i => i.Kind == PasteItemKind.Email)?.Value;
        var key = PasteLexicon.Fold(NameKnowledge.WithoutPrefixes(name.Value));
        var known = Known(name.Value, key, email);
        if (known is null)
        {
            known = new PersonDraft(line.Number);
            people.Add(known);
        }

        if (known.Name is null)
        {
            known.Name = name.Value;
            byName.TryAdd(key, []);
            byName[key].Add(known);
        }

        current = known;
        current.Touch(line.Number);
        used.Add(name);
        foreach (var part in group.Where(i => i.Kind == PasteItemKind.NamePart))
        {
            used.Add(part);
        }

        TakeWaiting(line);
    }

    private void TakeWaiting(PasteLine line)
    {
        if (waitingTitle is not null && current!.Title is null)
        {
            current.Title = waitingTitle.Value;
            current.TitleLine = line.Number;
            used.Add(waitingTitle);
        }

        if (waitingCompany is not null)
        {
            current!.Company ??= waitingCompany.Value;
        }

        foreach (var phone in waitingPhones)
        {
            current!.Phones.Add(phone.Value);
            used.Add(phone);
        }

        waitingPhones.Clear();
        (waitingTitle, waitingCompany) = (null, null);
    }

    // The same name again (a mail header and the signature below it), or the name to an address that came first.
    private PersonDraft? Known(string name, string key, string? email)
    {
        if (email is not null && byAddress.TryGetValue(email, out var holder) && holder.Name is null)
        {
            return holder;
        }

        var namesake = byName.GetValueOrDefault(key)?.Find(p => email is null || p.Emails.Count == 0 || p.Emails.Contains(email));
        var fits = namesake is null && email is null && current is { Name: null } && NameAddressFit.Fits(name, AddressPart(current));
        return fits ? current : namesake;
    }

    private static string AddressPart(PersonDraft person) => person.Emails.Count > 0 ? Local(person.Emails[0]) : person.Slug ?? "";

    private void AddAll(IEnumerable<PasteItem> items, PasteLine line, bool sameLine)
    {
        foreach (var item in items)
        {
            switch (item.Kind)
            {
                case PasteItemKind.Title: AddTitle(item, line, sameLine); break;
                case PasteItemKind.Email: AddEmail(item, line, sameLine); break;
                case PasteItemKind.Phone: AddPhone(item, line); break;
                case PasteItemKind.Link: AddLink(item, line, sameLine); break;
                case PasteItemKind.Company: AddCompany(item, line); break;
                case PasteItemKind.Name or PasteItemKind.NamePart or PasteItemKind.Word or PasteItemKind.Noise: break;
            }
        }
    }

    private void AddTitle(PasteItem item, PasteLine line, bool sameLine)
    {
        var belongs = current is not null && (sameLine || current.Title is null || current.TitleLine == line.Number - 1);
        if (!belongs || (current!.Title is null && !sameLine && current.LastLine < line.Number - 6))
        {
            waitingTitle = current is null ? item : null;
            return;
        }

        current.Title = current.Title is null ? item.Value : $"{current.Title}, {item.Value}";
        current.TitleLine = line.Number;
        Use(item, line);
    }

    private void AddEmail(PasteItem item, PasteLine line, bool sameLine)
    {
        var local = Local(item.Value);
        if (current is not null && Belongs(item, local, current.Emails.Count == 0, sameLine, IsRole(item.Value)))
        {
            current.Emails.Add(item.Value);
            byAddress.TryAdd(item.Value, current);
            Use(item, line);
        }
        else if (byAddress.TryGetValue(item.Value, out var known))
        {
            current = known;
            Use(item, line);
        }
        else if (!IsRole(item.Value))
        {
            var guess = Guess(local);
            Begin(new PersonDraft(line.Number) { GuessedName = guess }, line);
            current!.Emails.Add(item.Value);
            byAddress.TryAdd(item.Value, current);
            Use(item, line);
        }
    }

    private void AddPhone(PasteItem item, PasteLine line)
    {
        if (current is not null)
        {
            current.Phones.Add(item.Value);
            Use(item, line);
        }
        else
        {
            waitingPhones.Add(item);
        }
    }

    private void AddLink(PasteItem item, PasteLine line, bool sameLine)
    {
        if (byAddress.TryGetValue(item.Value, out var known))
        {
            current = known;
            Use(item, line);
        }
        else if (Holder(item, sameLine) is { } holder)
        {
            current = holder;
            holder.Slug = item.Value;
            byAddress.TryAdd(item.Value, holder);
            Use(item, line);
        }
        else if (SlugNames(item.Value) || people.TrueForAll(p => p.Name is null))
        {
            var person = new PersonDraft(line.Number) { GuessedName = Guess(SlugName(item.Value)), Slug = item.Value };
            byAddress.TryAdd(item.Value, person);
            Begin(person, line);
            Use(item, line);
        }
    }

    /// <summary>
    /// Whose profile it is: of the person being read where the slug fits the name, of another one whom it fits; where it names nobody
    /// ("datawizard"), of the person whose signature it stands in. A profile that names a stranger is never given to the person above it.
    /// </summary>
    private PersonDraft? Holder(PasteItem item, bool sameLine)
    {
        if (current is { Slug: null, Name: null } && current.FirstLine == current.LastLine && sameLine)
        {
            return current;
        }

        if (current is { Slug: null, Name: not null }
            && (NameAddressFit.FitsSlug(current.Name, item.Value)
                || (!SlugNames(item.Value) && (sameLine || open || isOnePerson || current.IsSignature || item.Labelled))))
        {
            return current;
        }

        return people.FindLast(p => p is { Slug: null, Name: not null } && NameAddressFit.FitsSlug(p.Name, item.Value));
    }

    /// <summary>Whether an address belongs to the person being read; one that fits neither name nor place begins another person.</summary>
    private bool Belongs(PasteItem item, string addressPart, bool isFirst, bool sameLine, bool isRole) =>
        current!.Name is null
            ? current.FirstLine == current.LastLine && sameLine
            : (sameLine && isFirst)
                || NameAddressFit.Fits(current.Name, addressPart)
                || (isFirst && (open || isOnePerson || isRole || current.IsSignature || item.Labelled));

    private void AddCompany(PasteItem item, PasteLine line)
    {
        if (current is null)
        {
            waitingCompany = item;
            used.Add(item);
            return;
        }

        if (current.Company is null)
        {
            current.Company = item.Value;
            Use(item, line);
        }
    }

    private void Begin(PersonDraft person, PasteLine line)
    {
        people.Add(person);
        current = person;
        TakeWaiting(line);
    }

    private void Use(PasteItem item, PasteLine line)
    {
        used.Add(item);
        current!.Touch(line.Number);
    }

    private static string Local(string address) => address[..address.IndexOf('@', StringComparison.Ordinal)];

    private static string? Guess(string addressPart) => NameFromEmail.Guess(addressPart) is { IsEmpty: false } name ? name.Display : null;

    private static string SlugName(string slug) => string.Join('.', NameAddressFit.SlugWords(slug));

    // A given name that is more than an initial, and a family name can be read from it.
    private static bool SlugNames(string slug) => NameFromEmail.Guess(SlugName(slug)) is { Given.Length: > 2, Family: not null };

    private static bool IsRole(string address) => EmailAddress.TryParse(address, out var email) && EmailLists.IsRoleMailbox(email);
}
