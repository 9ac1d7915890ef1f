using ContactsApp.Features.Contacts.Across;
using ContactsApp.Features.Leads;

namespace ContactsApp.Features.Interchange;

/// <summary>What a row of an export is.</summary>
public enum ExportSubject
{
    /// <summary>A person at a lead that is not in trash; who left is among them, who was removed is not.</summary>
    Contacts,
    /// <summary>A lead that is not in trash, with its company.</summary>
    Leads,
}

/// <summary>The file that an export writes.</summary>
public enum ExportFormat
{
    /// <summary>Comma-separated, RFC 4180, UTF-8 with a byte order mark, so that spreadsheets read names right.</summary>
    Csv,
    /// <summary>A workbook; every text is a text, whatever it begins with.</summary>
    Xlsx,
    /// <summary>vCard 4.0 (RFC 6350). Contacts only.</summary>
    VCard,
    /// <summary>vCard 3.0 (RFC 2426), for older address books. Contacts only.</summary>
    VCard3,
}

/// <summary>Which leads or contacts are exported.</summary>
public abstract record ExportScope
{
    /// <summary>What the leads list shows with this filter, in its order, without the list's limit; an empty filter is everything.</summary>
    public sealed record Filtered(LeadFilter Filter) : ExportScope
    {
        /// <summary>Leads that were taken out of it by hand.</summary>
        public IReadOnlyCollection<Guid> Except { get; init; } = [];
    }

    /// <summary>All contacts that this filter of the contacts list lets through, without the list's limit, some taken out by hand.</summary>
    public sealed record FilteredContacts(ContactFilter Filter, IReadOnlyCollection<Guid> Except) : ExportScope;

    /// <summary>These leads, and of contacts those at them.</summary>
    public sealed record OfLeads(IReadOnlyList<Guid> LeadIds) : ExportScope;

    /// <summary>These contacts.</summary>
    public sealed record OfContacts(IReadOnlyList<Guid> ContactIds) : ExportScope;
}

/// <summary>An export, asked for.</summary>
public sealed record ExportRequest(ExportSubject Subject, ExportFormat Format, ExportScope Scope)
{
    /// <summary>Leads are no people: a card cannot hold one. Nor do contacts chosen one by one say which leads are meant.</summary>
    public bool MakesSense => Subject == ExportSubject.Contacts || (Format is ExportFormat.Csv or ExportFormat.Xlsx && Scope is not (ExportScope.OfContacts or ExportScope.FilteredContacts));
}

/// <summary>Names of formats and files.</summary>
public static class ExportFiles
{
    /// <summary>The media type of the file.</summary>
    public static string MediaType(ExportFormat format) => format switch
    {
        ExportFormat.Csv => "text/csv; charset=utf-8",
        ExportFormat.Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ExportFormat.VCard or ExportFormat.VCard3 => "text/vcard; charset=utf-8",
    };

    /// <summary>The file's name. It says what kind of file this is and when it was made, and nothing about who is in it.</summary>
    public static string Name(ExportRequest request, DateTime now)
    {
        var ending = request.Format switch
        {
            ExportFormat.Csv => "csv",
            ExportFormat.Xlsx => "xlsx",
            ExportFormat.VCard or ExportFormat.VCard3 => "vcf",
        };
        var subject = request.Subject == ExportSubject.Leads ? "leads" : "contacts";
        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"contactsapp-{subject}-{now:yyyy-MM-dd-HHmm}.{ending}");
    }

    /// <summary>The format's word in addresses and on the command line; null for any other word.</summary>
    public static ExportFormat? Parse(string? word) => word?.ToLowerInvariant() switch
    {
        "csv" => ExportFormat.Csv,
        "xlsx" => ExportFormat.Xlsx,
        "vcard" => ExportFormat.VCard,
        "vcard3" => ExportFormat.VCard3,
        _ => null,
    };
}
