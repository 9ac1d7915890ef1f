namespace ContactsApp.Domain.Names;

public sealed class NameFromEmailTests
{
    [Theory]
    [InlineData("nora.quill", "Nora", "Quill")]
    [InlineData("nora_quill", "Nora", "Quill")]
    [InlineData("n.quill", "N.", "Quill")]
    [InlineData("sbianchi", "S.", "Bianchi")]
    [InlineData("nora.quill42+news", "Nora", "Quill")]
    [InlineData("nora", "Nora", null)]
    [InlineData("quintana", null, "Quintana")]
    [InlineData("wilma.van.der.zanden", "Wilma", "Van Der Zanden")]
    public void Guess_NamesInAddresses_Found(string local, string? given, string? family)
    {
        PersonName? name = NameFromEmail.Guess(local);

        (name?.Given, name?.Family).Should().Be((given, family));
    }

    [Theory]
    [InlineData("info")]
    [InlineData("sales.emea")]
    [InlineData("12345")]
    [InlineData("x")]
    [InlineData("")]
    [InlineData("customer-service")]
    public void Guess_RoleMailboxesAndNumbers_NoName(string local) => NameFromEmail.Guess(local).Should().BeNull();
}
