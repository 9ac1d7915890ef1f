using System.Globalization;
using System.Text.Json;
using ContactsApp.Domain.Names;
using ContactsApp.Support;

namespace ContactsApp.Features.Interchange;

/// <summary>Exports of real tools beside the repository: every person is found, nobody is made up.</summary>
public sealed class ImportSamplesTests
{
    [SharedDataFact]
    public async Task Samples_OfRealTools_GiveEveryPersonAndNobodyElse()
    {
        var folder = Path.Combine(SharedData.Folder!, "exports");
        var wrong = new List<string>();
        foreach (var truth in Directory.EnumerateFiles(folder, "*.truth.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var name = truth[..^".truth.json".Length];
            var people = JsonDocument.Parse(await File.ReadAllTextAsync(truth)).RootElement.GetProperty("contacts").EnumerateArray().Select(Person.Of).ToList();
            var file = await ContactFile.OpenAsync(name, CancellationToken.None);
            var rows = (await file.TrialAsync()).Where(r => r.Outcome is not ("skipped" or "failed")).ToList();
            wrong.AddRange(people.Where(p => p.IsNamed && !rows.Exists(p.IsIn)).Select(p => $"{Path.GetFileName(name)} lacks {p}"));
            wrong.AddRange(rows.Skip(people.Count).Select(r => string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(name)} makes up line {r.Row}")));
        }

        wrong.Should().BeEmpty();
    }

    private sealed record Person(string Name, string? Email, bool IsPerson)
    {
        public bool IsNamed => IsPerson && (Name.Length > 0 || Email is not null);

        public static Person Of(JsonElement truth)
        {
            string? Text(string key) => truth.TryGetProperty(key, out var v) ? v.ValueKind == JsonValueKind.Array ? v.GetArrayLength() > 0 ? v[0].GetString() : null : v.ValueKind == JsonValueKind.String ? v.GetString() : null : null;
            bool Is(string key, JsonValueKind kind) => truth.TryGetProperty(key, out var v) && v.ValueKind == kind;
            var name = Text("full") ?? Text("FN") ?? string.Join(' ', new[] { Text("first"), Text("last") }.OfType<string>());
            return new(name, (Text("email") ?? Text("EMAIL"))?.ToLowerInvariant(), !Is("is_person", JsonValueKind.False) && !Is("deleted", JsonValueKind.True));
        }

        public bool IsIn(ImportedRow row) =>
            (Email is not null && row.Emails.Contains(Email)) || (Name.Length > 0 && Words(Name).IsSubsetOf(Words($"{row.Full} {row.First} {row.Last}")));

        private static HashSet<string> Words(string text) => [.. string.Concat(NameFolding.Fold(text).Select(c => char.IsLetterOrDigit(c) ? c : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries)];
    }
}
