using System.Text.Json;
using System.Text.RegularExpressions;
using ContactsApp.Domain;

namespace ContactsApp.Features.Leads;

/// <summary>Audit rows as lines a user reads.</summary>
public static partial class HistoryWords
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>One audit row as a history line.</summary>
    /// <param name="subject">Whom or what the row is about, where the page does not say it already.</param>
    public static HistoryRow Of(AuditEntry entry, string subject) => new(
        entry.At, entry.ActorName, entry.Verb, Sentence(entry.Verb, subject),
        JsonSerializer.Deserialize<List<HistoryChange>>(entry.ChangesJson, Json)!.ConvertAll(c => c with { Field = Spaced(c.Field) }),
        entry.Source, null);

    private static string Sentence(string verb, string subject)
    {
        var dot = verb.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0)
        {
            return verb == "undo" ? "took an action back" : verb;
        }

        var noun = Spaced(verb[..dot]).ToLowerInvariant();
        var what = noun switch
        {
            "role" => "a buying role",
            "email" => "an e-mail address",
            "employment" => "an employment",
            "contact" or "lead" or "company" or "workspace" => $"the {noun}",
            _ => $"a {noun}",
        };
        var said = Spaced(verb[(dot + 1)..]).ToLowerInvariant();
        return subject.Length == 0 ? $"{said} {what}" : $"{said} {what}: {subject}";
    }

    private static string Spaced(string word)
    {
        var spaced = WordStart().Replace(word.Replace('-', ' '), " $1").Trim();
        return spaced.Length == 0 ? spaced : char.ToUpperInvariant(spaced[0]) + spaced[1..].ToLowerInvariant();
    }

    [GeneratedRegex("(?<=[a-z0-9])([A-Z])")]
    private static partial Regex WordStart();
}
