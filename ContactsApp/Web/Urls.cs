using System.Globalization;
using System.Text;
using ContactsApp.Domain;

namespace ContactsApp.Web;

/// <summary>
/// Every internal address, built here and nowhere else. Addresses are relative to the base address, so that they hold behind a path
/// prefix too. They carry public ids and filters only: never a name, an e-mail address or anything else about a person.
/// </summary>
public static class Urls
{
    public const string Home = "";
    public const string Setup = "setup";
    public const string LoginPage = "Account/Login";
    public const string Logout = "Account/Logout";
    public const string Lockout = "Account/Lockout";
    public const string AccessDenied = "Account/AccessDenied";
    public const string Account = "Account";
    public const string AccountSaved = "Account?saved=true";
    public const string ChangePassword = "Account/ChangePassword";
    public const string TwoStep = "Account/TwoStep";
    public const string SecondStepPage = "Account/SecondStep";
    public const string Passkeys = "Account/Passkeys";
    public const string PasskeyCreation = "Account/Passkeys/Creation";
    public const string PasskeyRequest = "Account/Passkeys/Request";
    public const string DigestPage = "Account/Digest";
    public const string DigestSaved = "Account/Digest?saved=true";
    public const string StopDigestPage = "Account/StopDigest";
    public const string StopDigestAtOnce = "Account/StopDigest/Now";
    public const string JoinPage = "Account/Join";
    public const string NewPasswordPage = "Account/NewPassword";
    public const string Users = "users";
    public const string AuditPage = "audit";
    public const string AuditFile = "audit/file";
    public const string Error = "error";
    public const string Live = "health/live";
    public const string Ready = "health/ready";
    public const string Trash = "trash";
    public const string Icp = "icp";
    public const string IcpVersions = "icp/versions";
    public const string Imports = "imports";
    public const string NewImport = "imports/new";
    public const string ExportPath = "export";
    public const string ProposalsPage = "proposals";
    public const string DuplicatesPage = "duplicates";

    /// <summary>The leads list with a filter's query values (defaults left out by the caller, order kept), and one lead shown beside it.</summary>
    public static string Leads(IEnumerable<KeyValuePair<string, string>>? query = null, Guid? preview = null) =>
        "leads" + Query([.. query?.Select(q => KeyValuePair.Create(q.Key, (string?)q.Value)) ?? [], new("preview", preview?.ToString())]);

    /// <summary>One lead, at a tab, with one contact's drawer open.</summary>
    /// <param name="person">The timeline of one contact only.</param>
    /// <param name="list">The list it was opened from, as <see cref="List"/> writes it: previous, next and back keep to that list.</param>
    /// <param name="asOf">The committee as it was on a day.</param>
    public static string Lead(Guid publicId, string? tab = null, Guid? contact = null, string? list = null, Guid? person = null, DateOnly? asOf = null) => $"leads/{publicId}" + Query(
        [new("tab", tab), new("contact", contact?.ToString()), new("list", list), new("person", person?.ToString()), new("asof", asOf?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))]);

    /// <summary>The list of contacts across leads with a filter's query values, and one contact's drawer open.</summary>
    public static string Contacts(IEnumerable<KeyValuePair<string, string>>? query = null, Guid? contact = null) =>
        "contacts" + Query([.. query?.Select(q => KeyValuePair.Create(q.Key, (string?)q.Value)) ?? [], new("contact", contact?.ToString())]);

    /// <summary>The list of a saved view: its whole filter, and which view it is.</summary>
    /// <param name="query">The filter's query values as <see cref="List"/> writes them.</param>
    public static string View(ViewSubject subject, Guid id, string query) =>
        Of(subject) + Query([new("view", id.ToString())]) + (query.Length > 0 ? $"&{query}" : "");

    /// <summary>A list as it is without any filter.</summary>
    public static string Of(ViewSubject subject) => subject switch
    {
        ViewSubject.Leads => "leads",
        ViewSubject.Contacts => "contacts",
        ViewSubject.Trash => Trash,
        ViewSubject.Audit => AuditPage,
    };

    /// <summary>The trash with a filter's query values, and one contact or lead of it shown beside it.</summary>
    public static string TrashList(IEnumerable<KeyValuePair<string, string>> query, Guid? contact = null, Guid? lead = null) =>
        Trash + Query([.. query.Select(q => KeyValuePair.Create(q.Key, (string?)q.Value)), new("contact", contact?.ToString()), new("preview", lead?.ToString())]);

    /// <summary>One contact on a page of its own.</summary>
    public static string Contact(Guid publicId) => $"contacts/{publicId}";

    /// <summary>A list's query values as one value of another address; null for the list as it is without any.</summary>
    public static string? List(IEnumerable<KeyValuePair<string, string>> query) =>
        Query(query.Select(q => KeyValuePair.Create(q.Key, (string?)q.Value))) is { Length: > 1 } text ? text[1..] : null;

    /// <summary>One import, at a step of its way, with a filter and place of the report.</summary>
    public static string Import(Guid publicId, string? step = null, string? rows = null) => $"imports/{publicId}" + Query([new("step", step), new("rows", rows)]);

    /// <summary>One bulk action: how far it is, and its report.</summary>
    public static string Bulk(Guid id) => $"bulk/{id}";

    /// <summary>The list of open proposals with a filter's query values.</summary>
    public static string Proposals(IEnumerable<KeyValuePair<string, string?>> filter) => ProposalsPage + Query(filter);

    /// <summary>The queue of duplicates with a filter's query values.</summary>
    public static string Duplicates(IEnumerable<KeyValuePair<string, string?>> filter) => DuplicatesPage + Query(filter);

    /// <summary>Two contacts side by side, to be merged.</summary>
    public static string MergeContacts(Guid left, Guid right) => $"{DuplicatesPage}/people/{left}/{right}";

    /// <summary>Two leads side by side, to be merged.</summary>
    public static string MergeLeads(Guid left, Guid right) => $"{DuplicatesPage}/companies/{left}/{right}";

    /// <summary>The file of the contacts or leads of a filtered list ("csv", "xlsx", "vcard", "vcard3").</summary>
    public static string Export(bool contacts, string format, IEnumerable<KeyValuePair<string, string>> filter) => ExportFile(
        contacts ? "contacts" : "leads", format, filter.Select(q => KeyValuePair.Create(q.Key, (string?)q.Value)));

    /// <summary>The file of one lead's contacts.</summary>
    public static string ExportContactsOf(Guid lead, string format) => ExportFile("contacts", format, [new("lead", lead.ToString())]);

    /// <summary>The file of chosen contacts.</summary>
    public static string ExportContacts(IEnumerable<Guid> contacts, string format) =>
        ExportFile("contacts", format, contacts.Select(c => KeyValuePair.Create("contact", (string?)c.ToString())));

    /// <summary>The file that a page has asked for (<c>ExportTickets</c>): what is in it stands in no address.</summary>
    public static string ExportTicket(Guid ticket) => $"{ExportPath}/tickets/{ticket}";

    /// <summary>The file of the rows that an import left behind.</summary>
    public static string ExportLeftBehind(Guid import) => $"{ExportPath}/imports/{import}";

    /// <summary>The sign-in page; afterwards the user is brought back where that is an address of ours.</summary>
    public static string Login(string? returnUrl = null) => LoginPage + Query([new("ReturnUrl", IsLocal(returnUrl) ? returnUrl : null)]);

    /// <summary>The second step of signing in, for those who chose one.</summary>
    /// <param name="keep">Stay signed in on this device.</param>
    /// <param name="recovery">Asks for a recovery code instead of one of the app.</param>
    public static string SecondStep(string? returnUrl, bool keep, bool recovery = false) => SecondStepPage + Query(
        [new("ReturnUrl", IsLocal(returnUrl) ? returnUrl : null), new("keep", keep ? "true" : null), new("recovery", recovery ? "true" : null)]);

    /// <summary>The page an invitation opens.</summary>
    public static string Join(string secret) => JoinPage + Query([new("link", secret)]);

    /// <summary>The page on which a link lets somebody choose another password.</summary>
    public static string NewPassword(string secret) => NewPasswordPage + Query([new("link", secret)]);

    /// <summary>The page on which a digest is stopped without signing in.</summary>
    /// <param name="key">Seals whose it is.</param>
    public static string StopDigest(string key) => StopDigestPage + Query([new("key", key)]);

    /// <summary>The address to which a mail program posts to stop a digest (RFC 8058).</summary>
    public static string StopDigestNow(string key) => StopDigestAtOnce + Query([new("key", key)]);

    /// <summary>The audit of everything, with a filter's query values, and one entry shown beside it.</summary>
    public static string Audit(IEnumerable<KeyValuePair<string, string>> filter, long? entry = null) =>
        AuditPage + Query([.. filter.Select(q => KeyValuePair.Create(q.Key, (string?)q.Value)), new("entry", entry?.ToString(CultureInfo.InvariantCulture))]);

    /// <summary>The filtered audit as a CSV file.</summary>
    /// <param name="zone">IANA name of the time zone in which the filter's days lie.</param>
    public static string AuditExport(IEnumerable<KeyValuePair<string, string>> filter, string? zone = null) =>
        AuditFile + Query([.. filter.Select(q => KeyValuePair.Create(q.Key, (string?)q.Value)), new("zone", zone)]);

    /// <summary>The page that says when a password is taken again.</summary>
    public static string LockedOut(DateTimeOffset until) => Lockout + Query([new("until", until.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture))]);

    /// <summary>The set-up page as the server log prints it.</summary>
    public static string SetupWith(string token) => Setup + Query([new("token", token)]);

    /// <summary>
    /// True for an address on this server: it starts with one slash and cannot be read as another host ("//evil", "/\evil") by any
    /// browser, control characters and backslashes included.
    /// </summary>
    public static bool IsLocal(string? url) =>
        url is { Length: > 0 and <= 2000 } && url[0] == '/'
        && (url.Length == 1 || url[1] != '/')
        && !url.Contains('\\', StringComparison.Ordinal)
        && !url.Any(char.IsControl);

    /// <summary>Where to go after signing in: the address asked for if it is ours and not an account page, else the first page.</summary>
    public static string AfterLogin(string? returnUrl) =>
        IsLocal(returnUrl) && !returnUrl!.StartsWith("/Account/", StringComparison.OrdinalIgnoreCase) ? returnUrl : "/";

    private static string ExportFile(string subject, string format, IEnumerable<KeyValuePair<string, string?>> values) =>
        $"{ExportPath}/{subject}" + Query(values.Prepend(new("format", format)));

    private static string Query(IEnumerable<KeyValuePair<string, string?>> values)
    {
        var text = new StringBuilder();
        foreach (var (key, value) in values)
        {
            if (!string.IsNullOrEmpty(value))
            {
                text.Append(text.Length == 0 ? '?' : '&').Append(Uri.EscapeDataString(key)).Append('=').Append(Uri.EscapeDataString(value));
            }
        }

        return text.ToString();
    }
}
