using ContactsApp.Features.Interchange.Reading;

namespace ContactsApp.Features.Interchange.Layouts;

/// <summary>Proposes what the columns of a file mean: by its layout, by the headers, by the values below them.</summary>
internal static class MappingProposal
{
    private const double Sure = 0.95;
    private const double Likely = 0.8;
    private const double Perhaps = 0.6;

    // Headers that are plain ASCII and not English.
    private static readonly HashSet<string> DayFirstHeaders = ["vorname", "nachname", "nombre", "apellidos", "nome", "cognome", "sobrenome", "voornaam", "achternaam", "fornavn", "etternavn", "efternavn", "firma", "telefon", "empresa", "azienda", "bedrijf"];

    private static readonly string[] NotThePerson = ["fax", "pager", "assistant", "assistent", "manager", "spouse", "referr", "createdby", "modifiedby", "reportsto"];

    /// <summary>The mapping of a file.</summary>
    /// <param name="headers">Its headers, one a column; made up where it has none.</param>
    /// <param name="rows">Data rows of its beginning.</param>
    /// <param name="hasHeader">The headers stand in the file.</param>
    /// <param name="known">What the rows are known to be; null to find out.</param>
    public static ImportMapping Of(IReadOnlyList<string> headers, IReadOnlyList<FileRecord> rows, bool hasHeader, RowsAre? known)
    {
        var layout = hasHeader ? Layout.Of(headers) : null;
        var columns = ColumnSample.Of(headers, rows);
        var keys = Layout.Keys(headers).ToList();
        var guesses = columns.Select((c, i) => layout is not null && layout.Meanings.TryGetValue(keys[i], out var meaning)
            ? new Guess(c, meaning, null, 1, $"{layout.Name} call it so.")
            : ByHeader(c, hasHeader, layout)).ToList();
        UnclearColumns.Decide(guesses, layout);
        DropDoubles(guesses);
        var rowsAre = known ?? layout?.Rows ?? KindOf(guesses);
        return new ImportMapping
        {
            Layout = layout?.Name,
            Rows = rowsAre,
            Columns = [.. guesses.Select(g => new MappedColumn(g.Column.Header, rowsAre == RowsAre.Companies ? AsCompany(g.Meaning) : g.Meaning, g.Meaning is null ? 0 : g.Confidence, g.Why))],
            Dates = RowDates.OrderOf(guesses.Where(g => g.Meaning is ColumnMeaning.ObservedOn or ColumnMeaning.StartedOn or ColumnMeaning.EndedOn).SelectMany(g => g.Column.Values), UsualOrder(headers)),
        };
    }

    private static Guess ByHeader(ColumnSample column, bool hasHeader, Layout? layout)
    {
        var word = hasHeader ? ColumnNames.Find(column.Header) : null;
        if (word is { IsLeftOut: true } || (word is null && IsNoReach(column.Header)))
        {
            return new(column, null, null, 0, "Nothing here uses it.");
        }

        if (word?.Unclear is { } unclear)
        {
            return new(column, null, unclear, Likely, "The header may mean two things.") { Seen = ValueShapes.Plain(column) };
        }

        if (word?.Meaning is { } meaning)
        {
            // The headers of a known layout are believed; those of anybody's own table are held against the values.
            var plain = layout is null ? ValueShapes.Plain(column) : null;
            if (meaning == ColumnMeaning.Website && plain is { Share: >= Likely, Meaning: ColumnMeaning.LinkedIn or ColumnMeaning.CompanyLinkedIn } profile)
            {
                return new(column, profile.Meaning, null, Sure, "By its header and values.");
            }

            if (!Contradicts(meaning, plain))
            {
                return new(column, meaning, null, word.IsWeak ? Perhaps : layout is null ? Sure : 1, "By its header.") { IsWeak = word.IsWeak };
            }
        }

        var seen = ValueShapes.Best(column);
        return seen is { } look && (!hasHeader || word is not null || IsPlain(look.Meaning, look.Share))
            ? new(column, look.Meaning, null, Math.Round(Perhaps * look.Share, 2), $"By its values: {Math.Round(look.Share * 100)} % look like it.") { IsByValues = true }
            : new(column, null, null, 0, "Neither its header nor its values tell.");
    }

    // A fax looks like a phone, and the name of an assistant like that of the person.
    private static bool IsNoReach(string header) => LayoutData.Key(header) is var key && Array.Exists(NotThePerson, w => key.Contains(w, StringComparison.Ordinal));

    // Below a header that says something unknown only what cannot be mistaken is taken.
    private static bool IsPlain(ColumnMeaning meaning, double share) => meaning switch
    {
        // Few companies write their legal form, and nothing else has one.
        ColumnMeaning.Company => true,
        ColumnMeaning.Email or ColumnMeaning.LinkedIn or ColumnMeaning.CompanyLinkedIn or ColumnMeaning.FullName or ColumnMeaning.Phone or ColumnMeaning.Website or ColumnMeaning.Title => share >= Likely,
        _ => false,
    };

    // A header lies where its values are of a kind that it can never have.
    private static bool Contradicts(ColumnMeaning meaning, (ColumnMeaning Meaning, double Share)? seen) => seen is { Share: >= Likely, Meaning: var look } && look switch
    {
        ColumnMeaning.Email => meaning is not (ColumnMeaning.Email or ColumnMeaning.WorkEmail or ColumnMeaning.PersonalEmail or ColumnMeaning.Owner or ColumnMeaning.Notes or ColumnMeaning.ExternalId or ColumnMeaning.CompanyDomain),
        ColumnMeaning.LinkedIn => meaning is not (ColumnMeaning.LinkedIn or ColumnMeaning.Website or ColumnMeaning.PersonalWebsite or ColumnMeaning.Notes or ColumnMeaning.ExternalId),
        ColumnMeaning.CompanyLinkedIn => meaning is ColumnMeaning.LinkedIn or ColumnMeaning.CompanyDomain,
        ColumnMeaning.Phone => meaning is ColumnMeaning.Email or ColumnMeaning.FullName or ColumnMeaning.Title or ColumnMeaning.Company or ColumnMeaning.LinkedIn,
        ColumnMeaning.NamePrefix => meaning is ColumnMeaning.GivenName or ColumnMeaning.Title,
        ColumnMeaning.ObservedOn => meaning is ColumnMeaning.Email or ColumnMeaning.FullName or ColumnMeaning.Phone or ColumnMeaning.Title,
        _ => false,
    };

    // A second name, title or company that only the values suggest is somebody else's.
    private static void DropDoubles(IReadOnlyList<Guess> guesses)
    {
        foreach (var guess in guesses.Where(g => g.IsByValues))
        {
            ColumnMeaning[] same = guess.Meaning is ColumnMeaning.FullName or ColumnMeaning.GivenName ? [ColumnMeaning.FullName, ColumnMeaning.GivenName, ColumnMeaning.FamilyName] : [guess.Meaning!.Value];
            if (guess.Meaning is ColumnMeaning.FullName or ColumnMeaning.GivenName or ColumnMeaning.Title or ColumnMeaning.Company or ColumnMeaning.ObservedOn
                && guesses.Any(g => g != guess && g.Meaning is { } m && same.Contains(m) && (!g.IsByValues || g.Column.Index < guess.Column.Index)))
            {
                guess.Be(null, 0, "Another column says it plainly.");
            }
        }
    }

    // A table with facts of companies and nothing of a person is a list of companies.
    private static RowsAre KindOf(IReadOnlyList<Guess> guesses)
    {
        bool Any(params ColumnMeaning[] meanings) => guesses.Any(g => g.Meaning is { } m && meanings.Contains(m));
        var hasPerson = Any(ColumnMeaning.GivenName, ColumnMeaning.FamilyName, ColumnMeaning.Title, ColumnMeaning.Headline, ColumnMeaning.LinkedIn, ColumnMeaning.Seniority, ColumnMeaning.BuyingRole, ColumnMeaning.Email, ColumnMeaning.WorkEmail, ColumnMeaning.PersonalEmail);
        var hasFacts = Any(ColumnMeaning.CompanyDomain, ColumnMeaning.Website, ColumnMeaning.Industry, ColumnMeaning.Employees, ColumnMeaning.Revenue, ColumnMeaning.CompanyLinkedIn, ColumnMeaning.Founded, ColumnMeaning.Company);
        var isNamed = Any(ColumnMeaning.Company) && Any(ColumnMeaning.FullName);
        return !hasPerson && hasFacts && !isNamed ? RowsAre.Companies : RowsAre.Contacts;
    }

    // In a list of companies the plain words are about the company.
    private static ColumnMeaning? AsCompany(ColumnMeaning? meaning) => meaning switch
    {
        ColumnMeaning.FullName => ColumnMeaning.Company,
        ColumnMeaning.City or ColumnMeaning.Location => ColumnMeaning.CompanyCity,
        ColumnMeaning.Region => ColumnMeaning.CompanyRegion,
        ColumnMeaning.Country => ColumnMeaning.CompanyCountry,
        ColumnMeaning.Website => ColumnMeaning.CompanyDomain,
        _ => meaning,
    };

    // Slashes below English headers are American until a number says otherwise.
    private static DateOrder UsualOrder(IReadOnlyList<string> headers) =>
        headers.Any(h => !System.Text.Ascii.IsValid(h) || DayFirstHeaders.Contains(LayoutData.Key(h))) ? DateOrder.DayFirst : DateOrder.MonthFirst;
}

/// <summary>What a column is taken for so far.</summary>
internal sealed class Guess(ColumnSample column, ColumnMeaning? meaning, UnclearHeader? unclear, double confidence, string why)
{
    public ColumnSample Column { get; } = column;
    public ColumnMeaning? Meaning { get; private set; } = meaning;
    public UnclearHeader? Unclear { get; } = unclear;
    public double Confidence { get; private set; } = confidence;
    public string Why { get; private set; } = why;
    public bool IsWeak { get; init; }

    /// <summary>The header says nothing; the values look so.</summary>
    public bool IsByValues { get; init; }

    /// <summary>What the values look like.</summary>
    public (ColumnMeaning Meaning, double Share)? Seen { get; init; }

    /// <summary>Settles it.</summary>
    public void Be(ColumnMeaning? what, double how, string because) => (Meaning, Confidence, Why) = (what, how, because);
}
