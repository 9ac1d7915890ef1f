using System.Buffers;
using System.Text;

namespace ContactsApp.Features.Interchange.Reading;

/// <summary>How the bytes of a text become letters.</summary>
/// <param name="Name">For the screen: UTF-8, UTF-16, Windows-1252.</param>
/// <param name="Encoding">Never throws: a byte that is wrong in UTF-8 is read as Windows-1252, so that one byte cannot end a long file.</param>
/// <param name="Mark">Length of the byte order mark in front, in bytes.</param>
public sealed record FileEncoding(string Name, Encoding Encoding, int Mark = 0)
{
    /// <summary>UTF-8 with Windows-1252 for what is not UTF-8. Plain ASCII is both.</summary>
    public static Encoding Utf8 { get; } = MakeUtf8();

    /// <summary>What Windows writes in the west; also Latin-1, of which it is a superset.</summary>
    public static Encoding Windows1252 { get; } = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>Decides from the beginning of a file.</summary>
    public static FileEncoding Of(ReadOnlySpan<byte> sample) => sample switch
    {
        [0xEF, 0xBB, 0xBF, ..] => new("UTF-8", Utf8, 3),
        [0xFF, 0xFE, 0, 0, ..] => new("UTF-32", Encoding.UTF32, 4),
        [0xFF, 0xFE, ..] => new("UTF-16", Encoding.Unicode, 2),
        [0xFE, 0xFF, ..] => new("UTF-16", Encoding.BigEndianUnicode, 2),
        _ => WithoutMark(sample),
    };

    private static FileEncoding WithoutMark(ReadOnlySpan<byte> sample)
    {
        // Letters, separators and line ends of every western text have a zero byte in UTF-16, on one side only.
        var (even, odd) = Zeros(sample);
        if (Math.Max(even, odd) * 5 > sample.Length / 2 && Math.Min(even, odd) * 10 < Math.Max(even, odd))
        {
            return new("UTF-16", odd > even ? Encoding.Unicode : Encoding.BigEndianUnicode);
        }

        var (several, wrong) = Utf8Signs(sample);
        return wrong > several ? new("Windows-1252", Windows1252) : new("UTF-8", Utf8);
    }

    private static (int Even, int Odd) Zeros(ReadOnlySpan<byte> sample)
    {
        int even = 0, odd = 0;
        for (var i = 0; i < sample.Length; i++)
        {
            _ = sample[i] != 0 ? 0 : i % 2 == 0 ? even++ : odd++;
        }

        return (even, odd);
    }

    /// <summary>Letters written in several bytes as UTF-8 wants them, and bytes that it does not allow.</summary>
    private static (int Several, int Wrong) Utf8Signs(ReadOnlySpan<byte> sample)
    {
        int several = 0, wrong = 0;
        while (!sample.IsEmpty)
        {
            var ascii = sample.IndexOfAnyExceptInRange((byte)0, (byte)127);
            if (ascii < 0)
            {
                break;
            }

            sample = sample[ascii..];
            var status = Rune.DecodeFromUtf8(sample, out _, out var length);
            // A letter that the end of the sample cuts through says nothing.
            several += status == OperationStatus.Done ? 1 : 0;
            wrong += status == OperationStatus.InvalidData ? 1 : 0;
            sample = sample[Math.Max(1, length)..];
        }

        return (several, wrong);
    }

    private static Encoding MakeUtf8()
    {
        var utf8 = (Encoding)new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).Clone();
        utf8.DecoderFallback = new Windows1252Fallback();
        return utf8;
    }
}
