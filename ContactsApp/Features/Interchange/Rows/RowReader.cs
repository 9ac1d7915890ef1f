using ContactsApp.Domain;
using ContactsApp.Domain.Companies;
using ContactsApp.Domain.Merging;
using ContactsApp.Features.Interchange.Layouts;
using ContactsApp.Features.Interchange.Reading;
using ContactsApp.Intake;

namespace ContactsApp.Features.Interchange.Rows;

/// <summary>
/// Understands records of one file by its mapping. Pure and cheap to ask again: the preview reads a row anew when a person corrects a cell
/// or takes a column for something else.
/// </summary>
public sealed class RowReader
{
    private readonly ImportMapping mapping;
    private readonly RowCells cells;
    private readonly RowPerson people;
    private readonly RowCompany companies;

    /// <param name="mapping">What the columns mean.</param>
    public RowReader(ImportMapping mapping)
    {
        this.mapping = mapping;
        cells = new RowCells(mapping);
        people = new RowPerson(cells);
        companies = new RowCompany(cells);
    }

    /// <summary>Understands one record.</summary>
    /// <param name="record">The record.</param>
    /// <param name="number">Which data row it is, from 1.</param>
    /// <param name="domainOfCompany">Domain of a company by its name, for addresses that lack their ending; asked only for those.</param>
    public ContactRow Read(FileRecord record, int number, Func<string, string?>? domainOfCompany = null)
    {
        var notes = new List<CellNote>();
        if (record.Damage is { } damage)
        {
            notes.Add(new(-1, "", null, damage));
        }

        var links = RowLinks.Read(cells, record);
        var company = companies.Read(record, links, notes);
        var row = new ContactRow
        {
            Number = number,
            Line = record.Line,
            Cells = record.Cells,
            Verdict = RowVerdict.Take,
            Company = company,
            ExternalId = cells.Text(record, ColumnMeaning.ExternalId),
            ObservedOn = Date(record, ColumnMeaning.ObservedOn),
            Owner = cells.Text(record, ColumnMeaning.Owner),
            LeadStatus = cells.Text(record, ColumnMeaning.LeadStatus),
            Notes = cells.Text(record, ColumnMeaning.Notes),
            Tags = Tags(record),
        };
        if (IsHeader(record))
        {
            return row with { Verdict = RowVerdict.Skip, Reason = "The header of the file stands here once more." };
        }

        if (mapping.Rows == RowsAre.Contacts && cells.IsYes(record, ColumnMeaning.IsCompany))
        {
            return row with { Verdict = RowVerdict.Skip, Reason = "The row is marked as a company: it names no person." };
        }

        var kind = cells.Text(record, ColumnMeaning.RecordKind);
        return mapping.Rows == RowsAre.Companies || kind == "org"
            ? RowVerdicts.OfCompany(row with { IsCompany = true, FullName = kind is null ? null : cells.Text(record, ColumnMeaning.FullName) }, cells.IsYes(record, ColumnMeaning.Deleted), notes)
            : RowVerdicts.OfPerson(Person(row, record, links, notes, domainOfCompany), cells.IsYes(record, ColumnMeaning.Deleted), kind, notes);
    }

    // Files that were put together from several have the header of each.
    private bool IsHeader(FileRecord record) => record.Cells.Count >= 2 && record.Cells.Count == mapping.Columns.Count && record.Cells[0] == mapping.Columns[0].Header
        && record.Cells.Zip(mapping.Columns).All(c => c.First == c.Second.Header);

    private ContactRow Person(ContactRow row, FileRecord record, RowLinks links, List<CellNote> notes, Func<string, string?>? domainOfCompany)
    {
        var (raw, linkedIn) = people.Read(record, row.Company, links);
        raw = Date(record, ColumnMeaning.StartedOn) is { } started ? raw with { StartedOn = DateOnly.FromDateTime(started) } : raw;
        var person = PersonCleaner.Clean(raw);
        if (person.Notes.Count > 0)
        {
            // A second look only for rows with a problem: whose domain is it that lacks its ending?
            if (raw.CompanyDomain is null && row.Company.Name is { } name && person.Notes.Any(n => n.Problem is not null) && domainOfCompany?.Invoke(name) is { } known)
            {
                person = PersonCleaner.Clean(raw with { CompanyDomain = known });
            }

            notes.AddRange(person.Notes.Select(n => RowNotes.Of(n, record, linkedIn.Column)));
        }

        RowNotes.AddNames(notes, raw, person, cells, record);
        return WithFacts(row with
        {
            Person = person,
            IsNamedLikeItsCompany = IsCompanysName(raw, row.Company.Name),
            FullName = RowNotes.FullName(raw, cells.Has(ColumnMeaning.RecordKind)),
            Title = raw.Title,
            LinkedInUrl = person.Fields[ContactField.LinkedIn] is null ? null : linkedIn.Text,
            OptOut = OptOut(record),
            Roles = people.Roles(record),
            IsPrimary = cells.IsYes(record, ColumnMeaning.Primary),
            EndedOn = Date(record, ColumnMeaning.EndedOn) is { } ended ? DateOnly.FromDateTime(ended) : null,
            HasNoEnd = IsEndEmpty(record) && IsActive(record) != false,
            HasLeft = IsActive(record) == false,
            IsThere = IsActive(record) == true,
            EmailStatus = Status(record),
        });
    }

    // What the row says of the person beside the values that were cleaned: part of what the source said, like these.
    private static ContactRow WithFacts(ContactRow row)
    {
        var fields = row.Person.Fields;
        var tags = TagText.All(row.Tags);
        return row with
        {
            Person = row.Person with
            {
                Fields = fields with
                {
                    OtherRoles = row.Roles.Count > 1 ? [.. row.Roles.Skip(1)] : null,
                    IsMainPerson = row.IsPrimary,
                    EndedOn = row.EndedOn,
                    HasNoEnd = row.HasNoEnd,
                    HasLeft = row.HasLeft,
                    IsThere = row.IsThere,
                    Tags = tags.Count > 0 ? [.. tags.Select(t => new ObservedItem(t))] : null,
                    Emails = row.EmailStatus == EmailStatus.Unknown ? fields.Emails : [.. fields.Emails.Select(e => e.Primary ? e with { Status = row.EmailStatus } : e)],
                },
            },
        };
    }

    // Address books hold companies among people: the parts of a name are empty, and the name shown is the company's.
    private bool IsCompanysName(RawPerson raw, string? company) =>
        raw is { FullName: not null, Given: null, Family: null } && cells.Has(ColumnMeaning.FamilyName) && CompanyName.Key(raw.FullName) is { Length: > 0 } key && key == CompanyName.Key(company);

    private DateTime? Date(FileRecord record, ColumnMeaning meaning)
    {
        foreach (var cell in cells.All(record, meaning))
        {
            if (RowDates.TryParse(cell.Text, mapping.Dates, out var date))
            {
                return date;
            }
        }

        return null;
    }

    private IReadOnlyList<string> Tags(FileRecord record) => !cells.Has(ColumnMeaning.Tags) ? []
        : [.. cells.All(record, ColumnMeaning.Tags).SelectMany(c => MultiValues.Words(c.Text)).Where(t => t is not ("myContacts" or "My Contacts")).Distinct(StringComparer.OrdinalIgnoreCase)];

    private DoNotContact OptOut(FileRecord record) =>
        cells.IsYes(record, ColumnMeaning.OptOut) ? DoNotContact.All
        : (cells.IsYes(record, ColumnMeaning.OptOutEmail) ? DoNotContact.Email : DoNotContact.None) | (cells.IsYes(record, ColumnMeaning.OptOutPhone) ? DoNotContact.Phone : DoNotContact.None);

    // Null where the row does not say.
    private bool? IsActive(FileRecord record) => cells.One(record, ColumnMeaning.Active) is { Column: >= 0 } active ? CellWords.IsYes(active.Text) : null;

    // A table has a place for what it does not say; a card has none, whatever other cards hold.
    private bool IsEndEmpty(FileRecord record) => cells.Has(ColumnMeaning.EndedOn) && !cells.Has(ColumnMeaning.RecordKind) && cells.Text(record, ColumnMeaning.EndedOn) is null;

    private EmailStatus Status(FileRecord record)
    {
        if (cells.IsYes(record, ColumnMeaning.Bounced) || cells.One(record, ColumnMeaning.Bounced).Text.Contains("bounce", StringComparison.OrdinalIgnoreCase))
        {
            return EmailStatus.Invalid;
        }

        return LayoutData.Key(cells.Text(record, ColumnMeaning.EmailStatus) ?? "") switch
        {
            "verified" or "valid" or "deliverable" or "ok" => EmailStatus.Verified,
            "likelytoengage" or "likely" or "probable" => EmailStatus.Likely,
            "extrapolated" or "guessed" => EmailStatus.Guessed,
            "catchall" or "acceptall" or "risky" or "role" or "disposable" => EmailStatus.Risky,
            "invalid" or "undeliverable" or "bounced" or "bounce" or "hardbounced" => EmailStatus.Invalid,
            _ => EmailStatus.Unknown,
        };
    }
}
