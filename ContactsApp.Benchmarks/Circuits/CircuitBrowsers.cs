using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace ContactsApp.Benchmarks.Circuits;

/// <summary>
/// The browsers of the load, in a process of their own so that their memory is not taken for the server's. Reads a path a line from standard
/// input, opens it and says so; an empty line closes all.
/// </summary>
internal static partial class CircuitBrowsers
{
    public const string Verb = "circuit-browsers";
    public const string Password = "twelve quiet geese walk home";

    public static async Task<int> RunAsync(Uri server, string email, TextReader input, TextWriter output, CancellationToken ct)
    {
        var cookies = new CookieContainer();
        using var handler = new HttpClientHandler { CookieContainer = cookies };
        using var http = new HttpClient(handler) { BaseAddress = server };
        await SignInAsync(http, email, ct);
        var pages = new List<OpenPage>();
        try
        {
            while (await input.ReadLineAsync(ct) is { Length: > 0 } path)
            {
                var page = await OpenPage.OpenAsync(http, cookies, server, path, ct);
                pages.Add(page);
                await output.WriteLineAsync(page.Drawn.ToString(CultureInfo.InvariantCulture));
                await output.FlushAsync(ct);
            }
        }
        finally
        {
            foreach (var page in pages)
            {
                await page.DisposeAsync();
            }
        }

        return 0;
    }

    private static async Task SignInAsync(HttpClient http, string email, CancellationToken ct)
    {
        const string Login = "Account/Login";
        var form = LoginForm().Match(await http.GetStringAsync(Login, ct)).Value;
        var fields = HiddenField().Matches(form).ToDictionary(f => f.Groups[1].Value, f => WebUtility.HtmlDecode(f.Groups[2].Value));
        (fields["Input.Email"], fields["Input.Password"]) = (email, Password);
        using var content = new FormUrlEncodedContent(fields);
        using var answer = await http.PostAsync(Login, content, ct);
        if (answer.RequestMessage!.RequestUri!.AbsolutePath.Contains(Login, StringComparison.Ordinal))
        {
            throw new InvalidOperationException("The user of the load could not sign in.");
        }
    }

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline)]
    private static partial Regex LoginForm();

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\"")]
    private static partial Regex HiddenField();
}
