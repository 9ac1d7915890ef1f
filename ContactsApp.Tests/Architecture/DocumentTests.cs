using System.Reflection;
using System.Text.RegularExpressions;
using ContactsApp.Components;

namespace ContactsApp.Architecture;

/// <summary>What the documents name exists: types, members, files and links. A renamed class turns its sentence red.</summary>
public sealed partial class DocumentTests
{
    private static readonly ILookup<string, Type> Types = new[] { typeof(Program).Assembly, typeof(DocumentTests).Assembly }
        .Concat(typeof(Program).Assembly.GetReferencedAssemblies().Where(IsFramework).Select(Assembly.Load))
        .SelectMany(a => a.GetTypes()).ToLookup(t => t.Name.Split('`')[0]);

    [Theory]
    [InlineData("README.md")]
    [InlineData("docs/ARCHITECTURE.md")]
    public void Document_NamesInCode_Exist(string document)
    {
        var names = Names(File.ReadAllText(Path.Combine(Sources.Root, document))).ToList();
        names.Should().NotBeEmpty();
        names.Where(n => !Exists(n)).Should().BeEmpty();
    }

    [Theory]
    [InlineData("ContactCommands", true)]
    [InlineData("ContactCommands.AddContactAsync", true)]
    [InlineData("Features/Contacts/", true)]
    [InlineData("ContactService", false)]
    [InlineData("ContactCommands.CreateContact", false)]
    [InlineData("Features/Services/ContactService.cs", false)]
    public void Rule_Sample_IsJudged(string name, bool exists)
    {
        Names($"The `{name}` is here.").Should().Equal(name);
        Exists(name).Should().Be(exists);
    }

    [Fact]
    public void Documents_Links_LeadToFiles()
    {
        var broken = Documents().SelectMany(d => Link().Matches(File.ReadAllText(d)).Select(m => m.Groups[1].Value)
            .Where(to => !to.StartsWith("http", StringComparison.Ordinal) && !Path.Exists(Path.Combine(Path.GetDirectoryName(d)!, to)))
            .Select(to => $"{Path.GetFileName(d)}: {to}"));
        broken.Should().BeEmpty();
    }

    [Fact]
    public void Decisions_AllOfThem_AreInTheIndex()
    {
        var folder = Path.Combine(Sources.Root, "docs", "decisions");
        var index = File.ReadAllText(Path.Combine(folder, "README.md"));
        var records = Directory.EnumerateFiles(folder, "0*.md").Select(f => Path.GetFileName(f)!).ToList();
        records.Should().NotBeEmpty();
        records.Where(r => !index.Contains($"({r})", StringComparison.Ordinal)).Should().BeEmpty();
    }

    private static IEnumerable<string> Documents() =>
        Directory.EnumerateFiles(Path.Combine(Sources.Root, "docs"), "*.md", SearchOption.AllDirectories).Append(Path.Combine(Sources.Root, "README.md"));

    /// <summary>Names of types and members, and paths, that stand in code marks; commands and code blocks are left out.</summary>
    private static IEnumerable<string> Names(string text) =>
        Code().Matches(Block().Replace(text, "")).Select(m => m.Groups[1].Value).Where(n => Name().IsMatch(n) || PathName().IsMatch(n)).Distinct();

    private static bool Exists(string name) => PathName().IsMatch(name)
        ? new[] { Sources.Root, AppFiles.Path(), Path.Combine(Sources.Root, "ContactsApp.Tests") }.Any(root => Path.Exists(Path.Combine(root, name)))
        : name.Split('.') is [var type, var member] ? Types[type].Any(t => t.GetMember(member).Length > 0) : Types[name].Any();

    private static bool IsFramework(AssemblyName name) =>
        name.Name!.StartsWith("System", StringComparison.Ordinal) || name.Name.StartsWith("Microsoft", StringComparison.Ordinal);

    [GeneratedRegex("```[\\s\\S]*?```")]
    private static partial Regex Block();

    [GeneratedRegex("`([^`\n]+)`")]
    private static partial Regex Code();

    [GeneratedRegex(@"^[A-Z]\w+(\.[A-Z]\w+)?$")]
    private static partial Regex Name();

    [GeneratedRegex(@"^[\w.][\w./-]*/[\w./-]*$")]
    private static partial Regex PathName();

    [GeneratedRegex(@"(?<!!\[[^\]]*)\]\(([^)#\s]+)")]
    private static partial Regex Link();
}
