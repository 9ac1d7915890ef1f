using ContactsApp.Data;
using Microsoft.Extensions.Configuration;

namespace ContactsApp.Web;

public sealed class MailSettingsTests
{
    private static readonly Dictionary<string, string?> Least = new()
    {
        ["ContactsApp:Mail:Host"] = "mail.example.com",
        ["ContactsApp:Mail:From"] = "ContactsApp <contacts@example.com>",
        ["ContactsApp:PublicUrl"] = "https://contacts.example.com",
    };

    [Fact]
    public void Read_Nothing_SendsNoMail() => Read(new() { ["ContactsApp:PublicUrl"] = "http://anything" }).Should().BeNull();

    [Fact]
    public void Read_TheLeast_IsEncryptedAndWithoutAUser()
    {
        var settings = Read(Least)!;

        settings.Should().Match<MailSettings>(s => s.Host == "mail.example.com" && s.Port == 587 && s.Tls == MailTls.StartTls && s.User == null && s.Password == null);
        settings.From.Address.Should().Be("contacts@example.com");
        settings.PublicUrl.AbsoluteUri.Should().Be("https://contacts.example.com/");
    }

    [Theory]
    [InlineData("Tls", 465)]
    [InlineData("starttls", 587)]
    [InlineData("None", 25)]
    public void Read_HowToEncrypt_SaysThePort(string tls, int port) => Read(With("Tls", tls))!.Port.Should().Be(port);

    [Fact]
    public void Read_PasswordOfAFile_IsItsOnlyLine()
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, "secret words \r\n");

            Read(With("User", "mailer", "PasswordFile", file))!.Password.Should().Be("secret words ");
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Theory]
    [InlineData("ContactsApp:Mail:Host", "Hots", "mail.example.com")]
    [InlineData("ContactsApp:Mail:Tls", "Tls", "yes")]
    [InlineData("ContactsApp:Mail:Tls", "Tls", "1")]
    [InlineData("ContactsApp:Mail:Port", "Port", "0")]
    [InlineData("ContactsApp:Mail:Port", "Port", "99999")]
    [InlineData("ContactsApp:Mail:From", "From", "")]
    [InlineData("ContactsApp:Mail:From", "From", "contacts")]
    [InlineData("ContactsApp:Mail:From", "From", "a@b.example\r\nBcc: c@d.example")]
    [InlineData("ContactsApp:Mail:User", "User", "mailer")]
    [InlineData("ContactsApp:Mail:Password", "Password", "secret")]
    [InlineData("ContactsApp:Mail:PasswordFile", "PasswordFile", "/nowhere/at/all")]
    public void Read_WhatMakesNoSense_StopsTheStartAndIsNamed(string named, string setting, string value) =>
        Trouble(With(setting, value)).Should().Contain(setting == "Hots" ? "ContactsApp:Mail:Hots" : named);

    [Theory]
    [InlineData(null)]
    [InlineData("contacts.example.com")]
    [InlineData("ftp://contacts.example.com")]
    [InlineData("https://contacts.example.com/below")]
    [InlineData("https://contacts.example.com/?a=b")]
    public void Read_WithoutAnAddressOfTheApp_StopsTheStart(string? url) =>
        Trouble(new(Least) { ["ContactsApp:PublicUrl"] = url }).Should().Contain("ContactsApp:PublicUrl").And.Contain("https://contacts.example.com");

    [Fact]
    public void Read_SettingsWithoutAHost_StopTheStart() =>
        Trouble(new() { ["ContactsApp:Mail:From"] = "a@b.example" }).Should().Contain("ContactsApp:Mail:Host");

    [Fact]
    public void Read_APasswordInTheClear_IsForThisMachineOnly()
    {
        Trouble(With("Tls", "None", "User", "mailer", "Password", "secret")).Should().Contain("unencrypted").And.NotContain("secret");

        foreach (var here in new[] { "localhost", "127.0.0.1", "::1" })
        {
            Read(new(With("Tls", "None", "User", "mailer", "Password", "secret")) { ["ContactsApp:Mail:Host"] = here })!.User.Should().Be("mailer");
        }
    }

    [Fact]
    public void Read_TwoPasswords_StopTheStart() => Trouble(With("User", "mailer", "Password", "secret", "PasswordFile", "/etc/hostname")).Should().Contain("Keep one of them");

    private static Dictionary<string, string?> With(params string[] more)
    {
        var all = new Dictionary<string, string?>(Least);
        foreach (var pair in more.Chunk(2))
        {
            all["ContactsApp:Mail:" + pair[0]] = pair[1];
        }

        return all;
    }

    private static string Trouble(Dictionary<string, string?> settings) => FluentActions.Invoking(() => Read(settings)).Should().Throw<StartupException>().Which.Message;

    private static MailSettings? Read(Dictionary<string, string?> settings) => MailSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
}
