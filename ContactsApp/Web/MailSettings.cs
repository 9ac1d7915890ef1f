using System.Globalization;
using ContactsApp.Data;
using MimeKit;

namespace ContactsApp.Web;

/// <summary>How the way to the mail server is encrypted.</summary>
public enum MailTls
{
    /// <summary>Begun in the clear and encrypted before anything is said (STARTTLS); a server that does not offer it gets no mail.</summary>
    StartTls,

    /// <summary>Encrypted from the first byte.</summary>
    Tls,

    /// <summary>Not at all: for a server on this machine or in a network of one's own.</summary>
    None,
}

/// <summary>By which server mail is sent: the settings under <c>ContactsApp:Mail</c>.</summary>
/// <param name="User">Null to sign in nowhere.</param>
/// <param name="From">Whom mail comes from.</param>
/// <param name="PublicUrl">Where people open the app (<c>ContactsApp:PublicUrl</c>), with a slash at its end: the links in mails begin with it.</param>
public sealed record MailSettings(string Host, int Port, MailTls Tls, string? User, string? Password, MailboxAddress From, Uri PublicUrl)
{
    private const string Section = "ContactsApp:Mail";
    private static readonly string[] Known = ["Host", "Port", "Tls", "User", "Password", "PasswordFile", "From"];

    /// <summary>The server as sentences name it.</summary>
    public string Server => string.Create(CultureInfo.InvariantCulture, $"{Host}:{Port}");

    /// <summary>Null where no server is named: no mail is sent then.</summary>
    /// <exception cref="StartupException">A setting makes no sense, or one is missing.</exception>
    public static MailSettings? Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        if (section.GetChildren().Select(c => c.Key).FirstOrDefault(k => !Known.Contains(k, StringComparer.OrdinalIgnoreCase)) is { } unknown)
        {
            throw new StartupException($"There is no setting {Section}:{unknown}. Known are {string.Join(", ", Known)}.");
        }

        if (section["Host"] is not { Length: > 0 } host)
        {
            return Array.Find(Known, k => !string.IsNullOrEmpty(section[k])) is not { } other ? null
                : throw new StartupException($"The setting {Section}:{other} is there, but not {Section}:Host. Name the mail server, or take the settings under {Section} away to send no mail.");
        }

        var tls = ReadTls(section["Tls"]);
        var (user, password) = ReadUser(section, host, tls);
        return new(host, ReadPort(section["Port"], tls), tls, user, password, ReadFrom(section["From"]), ReadPublicUrl(configuration["ContactsApp:PublicUrl"]));
    }

    private static MailTls ReadTls(string? setting) => setting is null or "" ? MailTls.StartTls
        : Enum.TryParse<MailTls>(setting, ignoreCase: true, out var tls) && Enum.IsDefined(tls) && !char.IsDigit(setting[0]) ? tls
        : throw new StartupException($"The setting {Section}:Tls says '{setting}'. Give StartTls, Tls or None.");

    private static int ReadPort(string? setting, MailTls tls) => setting switch
    {
        null or "" => tls switch
        {
            MailTls.StartTls => 587,
            MailTls.Tls => 465,
            MailTls.None => 25,
        },
        _ when int.TryParse(setting, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= ushort.MaxValue => port,
        _ => throw new StartupException($"The setting {Section}:Port says '{setting}'. Give a port such as 587."),
    };

    private static (string? User, string? Password) ReadUser(IConfigurationSection section, string host, MailTls tls)
    {
        var (user, password, file) = (section["User"], section["Password"], section["PasswordFile"]);
        if (!string.IsNullOrEmpty(password) && !string.IsNullOrEmpty(file))
        {
            throw new StartupException($"Both {Section}:Password and {Section}:PasswordFile are set. Keep one of them.");
        }

        password = string.IsNullOrEmpty(file) ? password : ReadFile(file);
        if (string.IsNullOrEmpty(user) != string.IsNullOrEmpty(password))
        {
            throw new StartupException($"{Section}:User and its password ({Section}:Password or {Section}:PasswordFile) belong together, and one of them is missing.");
        }

        // Whoever is on the way would read it.
        if (!string.IsNullOrEmpty(user) && tls == MailTls.None && !IsThisMachine(host))
        {
            throw new StartupException($"{Section}:Tls says None, and with a user the password would go to {host} unencrypted. Give StartTls or Tls, or take the user away.");
        }

        return string.IsNullOrEmpty(user) ? (null, null) : (user, password);
    }

    private static bool IsThisMachine(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (System.Net.IPAddress.TryParse(host, out var address) && System.Net.IPAddress.IsLoopback(address));

    private static string ReadFile(string file)
    {
        try
        {
            return File.ReadAllText(file).TrimEnd('\r', '\n');
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new StartupException($"The file {file} of the setting {Section}:PasswordFile cannot be read. Name a file that the server's user may read, with the password on its only line.", e);
        }
    }

    private static MailboxAddress ReadFrom(string? setting) =>
        MailboxAddress.TryParse(setting ?? "", out var from) && from.Address.Contains('@', StringComparison.Ordinal) ? from
        : throw new StartupException($"The setting {Section}:From says '{setting}'. Give the address that mail comes from, such as contacts@example.com or ContactsApp <contacts@example.com>.");

    private static Uri ReadPublicUrl(string? setting) =>
        Uri.TryCreate(setting, UriKind.Absolute, out var url) && url is { AbsolutePath: "/", Query: "", Fragment: "", UserInfo: "" } && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp) ? url
        : throw new StartupException($"The setting ContactsApp:PublicUrl says '{setting}'. With {Section}:Host set it is needed for the links in mails: give the address that people use, such as https://contacts.example.com.");
}
