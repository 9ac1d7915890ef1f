using ContactsApp.Domain.Names;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace ContactsApp.Domain.Matching;

public sealed class NameKeysTests
{
    private static readonly string[] Given = ["William", "Bill", "W.", "Käthe", "Kathe", "Mary Jane", "Jean-Luc", "José", "Weiling", "Natalia", "Natalya", "Jo"];
    private static readonly string[] Family = ["Müller", "Mueller", "Muller", "van der Hoek", "Smith-Jones", "Smith", "Smyth", "Ortega y Gasset", "Chen", "Kim", "O'Brien", "Lindqvist"];

    [Property(MaxTest = 500)]
    public Property Stored_NamesThatAreNotCalledDifferent_ShareAKey()
    {
        var names = Gen.Elements(Given).Zip(Gen.Elements(Family)).Select(p => NameParser.FromParts(p.Item1, p.Item2)).ToArbitrary();
        return Prop.ForAll(names, names, (a, b) =>
        {
            var (one, other) = (new PersonFacts(a, null, [], [], null), new PersonFacts(b, null, [], [], null));
            return PersonMatcher.Compare(one, other).Answer == MatchAnswer.Different
                || NameKeys.SharesAny(NameKeys.Of(a).ToBytes(), NameKeys.Of(b).Numbers.ToHashSet());
        });
    }

    [Fact]
    public void SharesAny_TwoPeople_ShareNone() =>
        NameKeys.SharesAny(NameKeys.Of(NameParser.Parse("Ada Quill")).ToBytes(), NameKeys.Of(NameParser.Parse("Boris Lindqvist")).Numbers.ToHashSet()).Should().BeFalse();

    [Fact]
    public void ToBytes_NameWithoutLetters_IsCurrentAndNameless()
    {
        var stored = NameKeys.Of(PersonName.Empty).ToBytes();

        NameKeys.IsCurrent(stored).Should().BeTrue();
        NameKeys.IsNameless(stored).Should().BeTrue();
        NameKeys.IsNameless(NameKeys.Of(NameParser.Parse("Ada Quill")).ToBytes()).Should().BeFalse();
    }

    [Theory]
    [InlineData(new byte[0])]
    [InlineData(new byte[] { 1, 2, 3, 4, 5, 6, 7, 8 })]
    [InlineData(new byte[] { 1, 2 })]
    public void IsCurrent_MadeByAnotherBuildOrNotThere_IsFalse(byte[] stored) => NameKeys.IsCurrent(stored).Should().BeFalse();
}
