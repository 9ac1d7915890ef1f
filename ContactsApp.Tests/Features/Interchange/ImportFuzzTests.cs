using System.Collections.Concurrent;
using System.Globalization;
using ContactsApp.Features.Interchange.Reading;
using ContactsApp.Features.Interchange.Rows;
using Xunit.Abstractions;

namespace ContactsApp.Features.Interchange;

/// <summary>
/// 20,000 damaged files: nothing is thrown, no row before the damage is lost, every row has its number, and nothing of a file stays in memory. The same
/// damage in every run. Says how much memory it took (docs/performance.md).
/// </summary>
public sealed class ImportFuzzTests(ITestOutputHelper output)
{
    private const int Files = 20_000;

    /// <summary>More than the lists of words and the samples take; a part of each file that was kept would be more.</summary>
    private const long MostKept = 64_000_000;

    // Proposed by their values alone: damage further down may change what a column is taken for.
    private static readonly string[] ByValues = ["own_without_header.csv", "own_unknown_header.csv", "customeros.csv", "leads.txt"];

    [Fact]
    public async Task Damage_Anywhere_ThrowsNothingAndLosesNoRowBeforeIt()
    {
        var samples = new List<Sample>();
        foreach (var name in SampleFiles.Names)
        {
            samples.Add(await Sample.OfAsync(name));
        }

        var lost = new ConcurrentBag<string>();
        var memory = new Memory();
        await Parallel.ForAsync(0, Files, async (seed, _) =>
        {
            var dice = new Random(seed);
            var sample = samples[seed % samples.Count];
            var (bytes, at) = Damage.Do(sample.Bytes, dice);
            var rows = await (await SampleFiles.OfAsync(bytes)).RowsAsync();
            if (!rows.Select(r => r.Number).SequenceEqual(Enumerable.Range(1, rows.Count)) || !sample.KeptBefore(at).All(kept => rows.Any(r => Sample.Key(r) == kept)))
            {
                lost.Add($"{sample.Name}, seed {seed}, byte {at}: {rows.Count} rows");
            }

            memory.Look(seed);
        });

        output.WriteLine(memory.Words());
        lost.Should().BeEmpty();
        memory.Kept.Should().BeLessThan(MostKept, "what was read of a file is let go of with it");
    }

    /// <summary>What the files take while they are read, and what is left of them.</summary>
    private sealed class Memory
    {
        private readonly long before = GC.GetTotalMemory(forceFullCollection: true);
        private long peak;
        private long workingSet;

        public long Kept => GC.GetTotalMemory(forceFullCollection: true) - before;

        public void Look(int file)
        {
            if (file % 50 == 0)
            {
                Highest(ref peak, GC.GetTotalMemory(forceFullCollection: false));
                Highest(ref workingSet, Environment.WorkingSet);
            }
        }

        public string Words() => string.Create(
            CultureInfo.InvariantCulture, $"{Files} files; managed memory at most {peak / 1e6:0} MB, of which {Kept / 1e6:0.0} MB stayed; the process at most {workingSet / 1e6:0} MB");

        private static void Highest(ref long highest, long now)
        {
            for (var seen = Volatile.Read(ref highest); now > seen;)
            {
                var was = Interlocked.CompareExchange(ref highest, now, seen);
                seen = was == seen ? now : was;
            }
        }
    }

    private sealed record Sample(string Name, byte[] Bytes, IReadOnlyList<(int End, string Key)> Rows)
    {
        public static async Task<Sample> OfAsync(string name)
        {
            var bytes = await File.ReadAllBytesAsync(Path.Combine(SampleFiles.Folder, name));
            var file = await SampleFiles.OfAsync(bytes);
            var rows = await file.RowsAsync();
            if (file.Kind == FileKind.Workbook || ByValues.Contains(name))
            {
                return new(name, bytes, []);
            }

            var lines = LineStarts(bytes);
            return new(name, bytes, [.. rows.Select((r, i) => (i + 1 < rows.Count ? lines[rows[i + 1].Line - 1] : bytes.Length + 1, Key(r))).Where(r => r.Item2.Length > 0)]);
        }

        /// <summary>What tells a row apart in plain letters, whatever the encoding was taken for.</summary>
        public static string Key(ContactRow row) =>
            row.IsCompany ? row.Company.Domain ?? "" : row.Person.Fields.Emails.Count > 0 ? row.Person.Fields.Emails[0].Value : string.Concat((row.FullName ?? "").Where(char.IsAsciiLetter));

        public IEnumerable<string> KeptBefore(int at) => Rows.Where(r => r.End <= at).Select(r => r.Key);

        private static List<int> LineStarts(byte[] bytes)
        {
            var starts = new List<int> { 0 };
            for (var i = 0; i < bytes.Length; i++)
            {
                if (bytes[i] == '\n')
                {
                    starts.Add(i + 1);
                }
            }

            return starts;
        }
    }

    private static class Damage
    {
        private static readonly byte[][] Nasty = ["\""u8.ToArray(), "\"\""u8.ToArray(), "\r"u8.ToArray(), "\n"u8.ToArray(), "\0"u8.ToArray(), ",,,,"u8.ToArray(), ";"u8.ToArray(), "\t"u8.ToArray(), "="u8.ToArray(), "\\"u8.ToArray(), "BEGIN:VCARD\r\n"u8.ToArray(), "END:VCARD\r\n"u8.ToArray(), [0xFF, 0xFE], [0xC3], [0xED, 0xA0, 0x80], [0xF0, 0x9F]];

        /// <summary>The damaged bytes, and the first byte that is not as it was.</summary>
        public static (byte[] Bytes, int At) Do(byte[] bytes, Random dice)
        {
            var at = dice.Next(bytes.Length);
            var length = Math.Min(dice.Next(1, 40), bytes.Length - at);
            return dice.Next(6) switch
            {
                0 => (bytes[..at], at),
                1 => ([.. bytes[..at], .. bytes[(at + length)..]], at),
                2 => ([.. bytes[..at], .. bytes[at..(at + length)], .. bytes[at..]], at + length),
                3 => ([.. bytes[..at], .. Nasty[dice.Next(Nasty.Length)], .. bytes[at..]], at),
                4 => ([.. bytes[..at], .. RandomBytes(dice, dice.Next(1, 8)), .. bytes[(at + length)..]], at),
                _ => ([.. bytes[..at], (byte)(bytes[at] ^ (1 << dice.Next(8))), .. bytes[(at + 1)..]], at),
            };
        }

        private static byte[] RandomBytes(Random dice, int count)
        {
            var bytes = new byte[count];
            dice.NextBytes(bytes);
            return bytes;
        }
    }
}
