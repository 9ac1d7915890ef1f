using System.Text;
using System.Text.Unicode;

namespace ContactsApp.Domain.Names;

/// <summary>Repairs text that was written as UTF-8 and read as Windows-1252 ("JosÃ©" for "José").</summary>
internal static class Mojibake
{
    // The characters Windows-1252 has at 0x80-0x9f; a space where it has none.
    private const string HighControls = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ";

    /// <summary>The text as it was meant, or the same text where it is not broken in this way.</summary>
    public static string Repair(string text)
    {
        if (text.AsSpan().IndexOfAnyInRange('\u00c2', '\u00f4') < 0)
        {
            return text;
        }
        byte[] bytes = new byte[text.Length];
        for (int i = 0; i < text.Length; i++)
        {
            if (ByteOf(text[i]) is not { } value)
            {
                return text;
            }
            bytes[i] = value;
        }
        return Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : text;
    }

    private static byte? ByteOf(char c)
    {
        if (c < 0x100)
        {
            return (byte)c;
        }
        int high = HighControls.IndexOf(c, StringComparison.Ordinal);
        return high < 0 ? null : (byte)(0x80 + high);
    }
}
