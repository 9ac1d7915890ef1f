using System.Text.RegularExpressions;

namespace ContactsApp.Architecture;

/// <summary>Words that must not stand in product code, with the reason and a sample that each rule sees.</summary>
public sealed class SourceRuleTests
{
    private static readonly Dictionary<string, (string Pattern, string Bad)> Rules = new()
    {
        ["query filters are lifted by name, so that a new filter is not lifted with them"] = (@"\.IgnoreQueryFilters\s*\(\s*\)", "db.Leads.IgnoreQueryFilters().ToListAsync(ct)"),
        ["time comes from TimeProvider, so that a test can set it"] = (@"\bDateTime(Offset)?\s*\.\s*(Now|UtcNow|Today)\b", "row.At = DateTime.UtcNow;"),
        ["an async void method loses its exception"] = (@"\basync\s+void\b", "private async void OnClick()"),
        ["what a user is told was done survives a power cut: bulk writes may not"] = (@"class\s+\w*Commands\b[\s\S]*WritePriority\.Bulk", "public sealed class LeadCommands { gate.BeginAsync(actor, WritePriority.Bulk, ct); }"),
        ["a thread that waits for a task can wait for ever"] = (@"\.GetAwaiter\(\)\.GetResult\(\)|\.Wait\(\)", "work.Wait();"),
    };

    public static TheoryData<string> Reasons => [.. Rules.Keys];

    [Theory]
    [MemberData(nameof(Reasons))]
    public void Source_OfTheApp_KeepsTheRule(string reason) =>
        Sources.Of("").Where(f => Regex.IsMatch(f.Text, Rules[reason].Pattern)).Select(f => f.Name).Should().BeEmpty(reason);

    [Theory]
    [MemberData(nameof(Reasons))]
    public void Rule_BadSample_IsSeen(string reason) => Rules[reason].Bad.Should().MatchRegex(Rules[reason].Pattern);
}
