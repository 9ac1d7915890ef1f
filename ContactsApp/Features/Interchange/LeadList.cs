using System.Runtime.CompilerServices;
using System.Text;
using ContactsApp.Domain.Companies;
using ContactsApp.Features.Interchange.Rows;

namespace ContactsApp.Features.Interchange;

/// <summary>
/// A list of leads: a table with a header (domain, name, industry, size, country), or lines that each hold a domain, a web address, a name,
/// or both. Either way its rows come as companies.
/// </summary>
public sealed class LeadList
{
    private readonly ContactFile? table;
    private readonly IReadOnlyList<string> lines;

    private LeadList(ContactFile? table, IReadOnlyList<string> lines) => (this.table, this.lines) = (table, lines);

    /// <summary>The table, with its mapping to show and change; null for plain lines.</summary>
    public ContactFile? Table => table;

    /// <summary>Reads what somebody pasted.</summary>
    public static async Task<LeadList> OfTextAsync(string text, CancellationToken ct)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var file = await ContactFile.OpenCompaniesAsync(() => new MemoryStream(bytes, writable: false), ct);
        var isTable = file.Problem is null && file.HasHeader && file.Columns.Count(c => c.Meaning is not null) >= (file.Columns.Count == 1 ? 1 : 2);
        return isTable ? new(file, []) : new(null, text.ReplaceLineEndings("\n").Split('\n'));
    }

    /// <summary>Reads a file; the same when the columns were taken for something else.</summary>
    public static LeadList OfTable(ContactFile table) => new(table, []);

    /// <summary>Its companies, in order; lines that are none come with the reason. A line with several domains gives several.</summary>
    public async IAsyncEnumerable<ContactRow> RowsAsync(RowRequest request, [EnumeratorCancellation] CancellationToken ct)
    {
        if (table is not null)
        {
            await foreach (var row in table.RowsAsync(request, ct))
            {
                yield return row;
            }

            yield break;
        }

        var number = 0;
        for (var i = 0; i < lines.Count; i++)
        {
            foreach (var row in Line(lines[i], i + 1))
            {
                if (++number > request.After)
                {
                    yield return row with { Number = number };
                }
            }
        }
    }

    private static IEnumerable<ContactRow> Line(string text, int line)
    {
        var list = CompanyListParser.Parse(text);
        var row = new ContactRow { Number = 0, Line = line, Cells = [text.Trim()], Verdict = RowVerdict.Take, IsCompany = true };
        return list.Entries.Select(e => row with { Company = new CompanyFacts { Name = e.Name, Domain = e.Domain } })
            .Concat(list.Notes.Where(n => n.Kind != CompanyListNoteKind.Duplicate).Take(list.Entries.Count == 0 ? 1 : 0).Select(n => row with
            {
                Verdict = RowVerdict.Skip,
                Reason = n.Kind == CompanyListNoteKind.FreeMail ? "The address is free mail, not a company's." : "The line is neither a domain nor a name.",
            }));
    }
}
