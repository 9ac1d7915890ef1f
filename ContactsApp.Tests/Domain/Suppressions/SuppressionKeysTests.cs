using ContactsApp.Domain.Emails;
using ContactsApp.Domain.Phones;

namespace ContactsApp.Domain.Suppressions;

public class SuppressionKeysTests
{
    private readonly SuppressionKeys keys = new([.. Enumerable.Range(0, 32).Select(i => (byte)i)]);

    [Fact]
    public void ForEmail_SameMailbox_GivesSameKey()
    {
        var key = keys.ForEmail(Email("lena@halden.example"));

        key.Kind.Should().Be(SuppressionKeyKind.Email);
        key.Hash.Should().HaveCount(SuppressionKeys.HashLength);
        keys.ForEmail(Email("Lena <LENA+news@halden.example>")).Hash.Should().Equal(key.Hash);
        keys.ForEmail(Email("lena2@halden.example")).Hash.Should().NotEqual(key.Hash);
    }

    [Fact]
    public void ForNameAndCompany_SpellingsOfOneName_GiveSameKey()
    {
        var key = keys.ForNameAndCompany("Ren\u00e9 M\u00fcller", "halden.example");

        keys.ForNameAndCompany("M\u00dcLLER, Rene", "halden.example").Hash.Should().Equal(key.Hash);
        keys.ForNameAndCompany("Dr. Ren\u00e9 Louis M\u00fcller, MBA", "halden.example").Hash.Should().Equal(key.Hash);
        keys.ForNameAndCompany("Renate M\u00fcller", "halden.example").Hash.Should().NotEqual(key.Hash);
        keys.ForNameAndCompany("Ren\u00e9 M\u00fcller", "corvid.example").Hash.Should().NotEqual(key.Hash);
    }

    [Fact]
    public void Keys_SameTextOfDifferentKinds_Differ()
    {
        PhoneNumber.TryParse("+493012345678", null, out var phone).Should().BeTrue();

        keys.ForPhone(phone).Hash.Should().NotEqual(keys.ForLinkedIn("+493012345678").Hash);
    }

    [Fact]
    public void Keys_OtherSecret_Differ()
    {
        var other = new SuppressionKeys(new byte[32]);

        other.ForLinkedIn("lena").Hash.Should().NotEqual(keys.ForLinkedIn("lena").Hash);
    }

    [Fact]
    public void ForLinkedIn_KnownSecret_GivesKnownHash() =>
        Convert.ToHexStringLower(keys.ForLinkedIn("lena-hoffmann").Hash).Should().Be("390bb26f481106015ede8f816624b1f4");

    [Fact]
    public void SuppressionKeys_ShortSecret_IsRefused()
    {
        var make = () => new SuppressionKeys(new byte[31]);

        make.Should().Throw<ArgumentOutOfRangeException>();
    }

    private static EmailAddress Email(string text)
    {
        EmailAddress.TryParse(text, out var email).Should().BeTrue();
        return email;
    }
}
