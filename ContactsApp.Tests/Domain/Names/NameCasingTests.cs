namespace ContactsApp.Domain.Names;

public sealed class NameCasingTests
{
    [Theory]
    [InlineData("NORA O'HARE-COLE", "Nora O'Hare-Cole")]
    [InlineData("nora", "Nora")]
    [InlineData("RUTH MCALLEN", "Ruth McAllen")]
    [InlineData("ruth macdougall", "Ruth MacDougall")]
    [InlineData("LUIS MACHADO", "Luis Machado")]
    [InlineData("WILMA VAN DER ZANDEN", "Wilma van der Zanden")]
    [InlineData("JP MARCHBANKS", "JP Marchbanks")]
    [InlineData("ÉLODIE D'ARGENT", "Élodie D'Argent")]
    [InlineData("j.r. wexford", "J.R. Wexford")]
    public void Proper_OneCase_ProperCase(string text, string proper) => NameCasing.Proper(text).Should().Be(proper);

    [Theory]
    [InlineData("Ruth deAngelo")]
    [InlineData("Ruth MCALLEN")]
    [InlineData("高橋")]
    [InlineData("")]
    public void Proper_MixedOrNoCase_Unchanged(string text) => NameCasing.Proper(text).Should().Be(text);
}
