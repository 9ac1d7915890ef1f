using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ContactsApp.Data.Storage;

/// <summary>
/// A public id in 16 bytes, big-endian, as SQLite stores it: a UUIDv7 then sorts by the time it was made. Hand-written SQL must use
/// it too, since the SQLite driver would send a <see cref="Guid"/> as text.
/// </summary>
public static class GuidBytes
{
    public static byte[] From(Guid id) => id.ToByteArray(bigEndian: true);

    public static Guid ToGuid(byte[] bytes) => new(bytes, bigEndian: true);
}

/// <summary>See <see cref="GuidBytes"/>.</summary>
public sealed class GuidBytesConverter() : ValueConverter<Guid, byte[]>(id => GuidBytes.From(id), bytes => GuidBytes.ToGuid(bytes));
