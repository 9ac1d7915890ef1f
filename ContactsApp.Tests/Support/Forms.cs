using System.Net;
using AngleSharp.Html.Parser;

namespace ContactsApp.Support;

/// <summary>Fills in static forms the way a browser does.</summary>
public static class Forms
{
    /// <summary>Gets the page, fills its form with that handler name, and posts it with the hidden fields it carries.</summary>
    public static async Task<HttpResponseMessage> SubmitFormAsync(this HttpClient client, string page, string handler, IReadOnlyDictionary<string, string> fields)
    {
        var html = await client.GetStringAsync(page);
        var form = new HtmlParser().ParseDocument(html).QuerySelectorAll("form")
            .Single(f => f.QuerySelector($"input[name=_handler][value={handler}]") is not null);
        var values = form.QuerySelectorAll("input[type=hidden]")
            .ToDictionary(i => i.GetAttribute("name")!, i => i.GetAttribute("value") ?? "");
        foreach (var (name, value) in fields)
        {
            form.QuerySelector($"[name='{name}']").Should().NotBeNull($"the form has a field {name}");
            values[name] = value;
        }

        return await client.PostAsync(new Uri(page, UriKind.Relative), new FormUrlEncodedContent(values));
    }

    /// <summary>Signs in through the sign-in page.</summary>
    public static Task<HttpResponseMessage> SignInAsync(this HttpClient client, string email, string password, string page = "/Account/Login") =>
        client.SubmitFormAsync(page, "login", new Dictionary<string, string> { ["Input.Email"] = email, ["Input.Password"] = password });

    /// <summary>Where an answer sends the browser, as path and query; null when it does not.</summary>
    public static string? RedirectsTo(this HttpResponseMessage answer) =>
        answer.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.SeeOther or HttpStatusCode.MovedPermanently && answer.Headers.Location is { } to
            ? (to.IsAbsoluteUri ? to.PathAndQuery : to.OriginalString)
            : null;
}
