using System.Buffers.Binary;
using ContactsApp.Domain.Names;

namespace ContactsApp.Domain.Matching;

/// <summary>
/// The blocking keys of a name (<see cref="PersonMatcher.BlockingKeys"/>) as numbers, small enough to be stored beside every contact: whom a
/// newcomer may be is then found by comparing numbers, without reading and taking apart the names of a whole company.
/// Two names that share a key share a number; a number shared by chance costs one comparison of names and nothing else.
/// </summary>
public sealed class NameKeys
{
    private const int Size = sizeof(uint);

    // Keys follow from rules and word lists that change with the product, so those of another build are not believed.
    private static readonly uint Build = BitConverter.ToUInt32(typeof(NameKeys).Module.ModuleVersionId.ToByteArray());

    private readonly uint[] numbers;

    private NameKeys(uint[] numbers) => this.numbers = numbers;

    /// <summary>The numbers, each once. None for a name without letters.</summary>
    public IReadOnlyList<uint> Numbers => numbers;

    /// <summary>The keys of a name.</summary>
    public static NameKeys Of(PersonName name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return new([.. BlockingKeys.Of(new ComparableName(name)).Select(Number).Distinct().Order()]);
    }

    /// <summary>False for stored keys that another build made, or that are not there.</summary>
    public static bool IsCurrent(ReadOnlySpan<byte> stored) => stored.Length >= Size && stored.Length % Size == 0 && BinaryPrimitives.ReadUInt32LittleEndian(stored) == Build;

    /// <summary>True for current stored keys of a name without letters.</summary>
    public static bool IsNameless(ReadOnlySpan<byte> stored) => stored.Length == Size;

    /// <summary>True where one of the current stored keys is among these.</summary>
    public static bool SharesAny(ReadOnlySpan<byte> stored, IReadOnlySet<uint> wanted)
    {
        for (var at = Size; at < stored.Length; at += Size)
        {
            if (wanted.Contains(BinaryPrimitives.ReadUInt32LittleEndian(stored[at..])))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The numbers of current stored keys.</summary>
    public static IReadOnlyList<uint> Read(ReadOnlySpan<byte> stored)
    {
        var read = new uint[Math.Max(0, (stored.Length / Size) - 1)];
        for (var i = 0; i < read.Length; i++)
        {
            read[i] = BinaryPrimitives.ReadUInt32LittleEndian(stored[((i + 1) * Size)..]);
        }

        return read;
    }

    /// <summary>The stored form: 4 bytes that name the build, then 4 a key.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[(numbers.Length + 1) * Size];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, Build);
        for (var i = 0; i < numbers.Length; i++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan((i + 1) * Size), numbers[i]);
        }

        return bytes;
    }

    // FNV-1a: stored, so it must not change from process to process as string.GetHashCode does.
    private static uint Number(string key)
    {
        var hash = 2166136261u;
        foreach (var letter in key)
        {
            hash = (hash ^ letter) * 16777619u;
        }

        return hash;
    }
}
