namespace ContactsApp.Domain.Names;

public sealed class PersonNameTests
{
    [Theory]
    [InlineData("Dr. Nora J. Quill, PhD", "Nora J. Quill")]
    [InlineData("QUILL, NORA J", "Nora J Quill")]
    [InlineData("nora o'hare", "Nora O'Hare")]
    [InlineData("高橋 美咲", "高橋 美咲")]
    [InlineData("陈小红", "陈小红")]
    [InlineData("???", "???")]
    public void Display_AnyName_GivenMiddleFamily(string full, string display) => NameParser.Parse(full).Display.Should().Be(display);

    [Theory]
    [InlineData("Nora Quill", "NQ")]
    [InlineData("Wilma van der Zanden", "WZ")]
    [InlineData("Halima", "H")]
    [InlineData("élodie dubray", "ÉD")]
    [InlineData("高橋 美咲", "高")]
    [InlineData("", "")]
    public void Initials_AnyName_AtMostTwoLetters(string full, string initials) => NameParser.Parse(full).Initials.Should().Be(initials);

    [Theory]
    [InlineData("Nora J. Quill", "quill nora j.")]
    [InlineData("Zoë Ångström", "angstrom zoe")]
    [InlineData("Halima", "halima")]
    public void SortKey_AnyName_FamilyFirstFolded(string full, string key) => NameParser.Parse(full).SortKey.Should().Be(key);
}
