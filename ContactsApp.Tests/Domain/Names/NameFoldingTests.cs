using FsCheck.Xunit;

namespace ContactsApp.Domain.Names;

public sealed class NameFoldingTests
{
    [Theory]
    [InlineData("Müller-Groß", "muller-gross")]
    [InlineData("Sørensen Ægir Łucja Đorđe", "sorensen aegir lucja dorde")]
    [InlineData("Þórunn Œuvre Kılıç İnci", "thorunn oeuvre kilic inci")]
    [InlineData("O\u2019Hare  Nora\u00a0J", "o'hare nora j")]
    [InlineData("Nguyễn", "nguyen")]
    [InlineData("e\u0301lodie", "elodie")]
    [InlineData("Ёлкина Йордан", "елкина йордан")]
    [InlineData("Ｎｏｒａ", "nora")]
    [InlineData("高橋", "高橋")]
    [InlineData("  ", "")]
    public void Fold_Letters_ComparableForm(string text, string folded) => NameFolding.Fold(text).Should().Be(folded);

    [Fact]
    public void Fold_FoldedText_IsTheSameInstance()
    {
        string folded = NameFolding.Fold("nora quill");

        NameFolding.Fold(folded).Should().BeSameAs(folded);
    }

    [Property(MaxTest = 500)]
    public bool Fold_Twice_ChangesNothingMore(string? text)
    {
        string folded = NameFolding.Fold(text ?? "");
        return NameFolding.Fold(folded) == folded;
    }

    [Fact]
    public void Fold_LongText_IsFoldedWhole() => NameFolding.Fold(new string('É', 5000)).Should().Be(new string('e', 5000));
}
