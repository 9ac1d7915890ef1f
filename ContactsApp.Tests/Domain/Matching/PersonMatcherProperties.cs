using ContactsApp.Domain.Names;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace ContactsApp.Domain.Matching;

public sealed class PersonMatcherProperties
{
    private static readonly string[] GivenNames = ["Robert", "Bob", "Rob", "R.", "Jean-Pierre", "JP", "Jürgen", "Juergen", "Mohamed", "Muhammad", "Katherine", "Kate", "Ekaterina", "Сергей", "Sergei", "José María", "José", "Xiaomei", "Nora"];
    private static readonly string[] FamilyNames = ["Müller", "Mueller", "Muller", "Quill", "Quill Stroud", "Quill-Stroud", "Al-Mutlaq", "Almutlaq", "van der Zanden", "Zanden", "Kuznetsov", "Kuznetzov", "Wexford", "Wexfrod", "Ruiz Belmonte", "Belmonte", "Sato", "Satou", "K.", "O'Hare"];
    private static readonly string[] Titles = ["", "CFO", "Chief Financial Officer", "Buyer", "Nurse", "Board Member", "Einkäufer"];

    private static readonly Arbitrary<(PersonFacts A, PersonFacts B)> Pairs =
        (from a in People() from b in People() select (a, b)).ToArbitrary();

    [Property(MaxTest = 3000)]
    public Property Compare_EitherOrder_SameAnswer() => Prop.ForAll(Pairs, p => PersonMatcher.Compare(p.A, p.B) == PersonMatcher.Compare(p.B, p.A));

    [Property(MaxTest = 500)]
    public Property Compare_WithItself_Same() => Prop.ForAll(Pairs, p => PersonMatcher.Compare(p.A, p.A).Answer == MatchAnswer.Same);

    [Property(MaxTest = 3000)]
    public Property Compare_AnyPair_SimilarityBetweenNoneAndAll() => Prop.ForAll(Pairs, p => PersonMatcher.Compare(p.A, p.B).Similarity is >= 0 and <= 1);

    /// <summary>The law of the blocking keys: whoever may be one person shares a key.</summary>
    [Property(MaxTest = 5000)]
    public Property BlockingKeys_PairCalledSameOrAsk_ShareOne() => Prop.ForAll(Pairs, p =>
        PersonMatcher.Compare(p.A, p.B).Answer == MatchAnswer.Different || PersonMatcher.BlockingKeys(p.A.Name).Intersect(PersonMatcher.BlockingKeys(p.B.Name)).Any());

    [Theory]
    [InlineData("Robert Quill", "Bob Quill")]
    [InlineData("Robert Quill", "Quill Robert")]
    [InlineData("Nora Quill", "Nora Q.")]
    [InlineData("Nora Quill", "N. Quill-Stroud")]
    [InlineData("Nora Wexford", "Nora Wexfrod")]
    [InlineData("Yuko Sato", "Yuuko Satou")]
    [InlineData("Jürgen Müller", "J�rgen M�ller")]
    [InlineData("Sergei Kuzminykh", "Сергей Кузьминых")]
    [InlineData("R. Subbaraman", "Subbaraman Raghavan")]
    public void BlockingKeys_VariantsOfOneName_ShareOne(string a, string b) =>
        PersonMatcher.BlockingKeys(NameParser.Parse(a)).Should().IntersectWith(PersonMatcher.BlockingKeys(NameParser.Parse(b)));

    [Fact]
    public void BlockingKeys_UnrelatedPeople_ShareNone() =>
        PersonMatcher.BlockingKeys(NameParser.Parse("Nora Quill")).Should().NotIntersectWith(PersonMatcher.BlockingKeys(NameParser.Parse("Tobias Wexford")));

    [Theory]
    [InlineData("Nora Quill")]
    [InlineData("Dr. John Müller-Wexford")]
    [InlineData("José Luis Moreno Quintana")]
    [InlineData("Katherine van der Zanden")]
    public void BlockingKeys_OneName_AreFew(string name) => PersonMatcher.BlockingKeys(NameParser.Parse(name)).Should().HaveCountLessThanOrEqualTo(25);

    private static Gen<PersonFacts> People() =>
        from given in Gen.Elements(GivenNames)
        from middle in Gen.Elements("", "", "J. ", "Maria ")
        from family in Gen.Elements(FamilyNames)
        from suffix in Gen.Elements("", "", "", ", PhD", " Jr.")
        from title in Gen.Elements(Titles)
        select new PersonFacts(NameParser.Parse($"{given} {middle}{family}{suffix}"), title, [], [], null);
}
