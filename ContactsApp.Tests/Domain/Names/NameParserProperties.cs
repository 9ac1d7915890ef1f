using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace ContactsApp.Domain.Names;

public sealed class NameParserProperties
{
    private static readonly string[] GivenNames = ["Nora", "Tobias", "Greta", "Amelia", "Rahul", "Ngozi", "Ingrid", "Pavel", "Yusuf", "Hannah"];
    private static readonly string[] FamilyNames = ["Quill", "Wexford", "Halvorsen", "Thorpe", "Kallenbach", "van der Zanden", "O'Hare", "Ashby-Cole", "McAllen", "Marchbanks"];

    // What people, spreadsheets and scrapers leave in a name field.
    private static readonly string[] Debris = [",", ", ,", "(", ")", "\"", "'", "|", " - ", "Dr.", "PhD", "Jr.", "van", "de", "y", "@", "...", "\u0000", "\ud83d", "🙂", "ß", "李", "박", "Иван", "ジ", "س", "née ", "(she/her)", ".", "\t", "\u200d", "-", "’"];

    [Property(MaxTest = 500)]
    public Property Parse_AnyText_NeverThrowsAndPartsAreNullOrText() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string?>(), text => HasCleanParts(NameParser.Parse(text)));

    [Property(MaxTest = 1000)]
    public Property Parse_NamesWithDebris_NeverThrowsAndPartsAreNullOrText()
    {
        Gen<string> words = Gen.Elements(GivenNames.Concat(FamilyNames).Concat(Debris).ToArray());
        Gen<string> texts = from size in Gen.Choose(0, 9)
                            from parts in words.ArrayOf(size)
                            from glue in Gen.Elements(" ", "", "  ")
                            select string.Join(glue, parts);
        return Prop.ForAll(texts.ToArbitrary(), text => HasCleanParts(NameParser.Parse(text)));
    }

    [Property]
    public Property Parse_DisplayOfAPlainName_GivesTheSameParts()
    {
        Gen<(string, string)> names = from given in Gen.Elements(GivenNames) from family in Gen.Elements(FamilyNames) select (given, family);
        return Prop.ForAll(names.ToArbitrary(), name =>
        {
            PersonName parsed = NameParser.Parse(NameParser.FromParts(name.Item1, name.Item2).Display);
            return (parsed.Given, parsed.Family) == name;
        });
    }

    [Property]
    public Property Parse_LastFirstOfAPlainName_GivesTheSameParts()
    {
        Gen<(string, string)> names = from given in Gen.Elements(GivenNames) from family in Gen.Elements(FamilyNames) select (given, family);
        return Prop.ForAll(names.ToArbitrary(), name =>
        {
            PersonName parsed = NameParser.Parse($"{name.Item2}, {name.Item1}");
            return (parsed.Given, parsed.Family) == name;
        });
    }

    private static bool HasCleanParts(PersonName name) =>
        new[] { name.Prefix, name.Given, name.Middle, name.Family, name.Suffix, name.Nickname }.All(p => p is null || p.Trim().Length > 0)
        && name.Display is not null && name.Initials.EnumerateRunes().Count() <= 2 && name.SortKey is not null;
}
