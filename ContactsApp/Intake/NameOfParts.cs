using ContactsApp.Domain.Names;

namespace ContactsApp.Intake;

/// <summary>Puts the name of a person together from whatever a source gives: a whole name, its parts, or both.</summary>
internal static class NameOfParts
{
    /// <summary>The name, or null where none is given.</summary>
    public static PersonName? Read(RawPerson raw)
    {
        var hasFull = HasLetter(raw.FullName);
        if (!HasLetter(raw.Given) && !HasLetter(raw.Family))
        {
            return hasFull ? WithAffixes(NameParser.Parse(raw.FullName), raw) : null;
        }

        // The parts know which is which, unless the whole name holds a part that they lack.
        return hasFull && IsMissingAPart(raw)
            ? WithAffixes(NameParser.Parse(raw.FullName), raw)
            : NameParser.FromParts(raw.Given, raw.Family, raw.Middle, raw.Prefix, raw.Suffix, raw.Nickname);
    }

    private static bool IsMissingAPart(RawPerson raw) => !(HasLetter(raw.Given) && HasLetter(raw.Family)) && raw.FullName!.Trim().Contains(' ') && !raw.FullName!.Contains('@');

    private static PersonName WithAffixes(PersonName name, RawPerson raw) => name with
    {
        Prefix = name.Prefix ?? Blank(raw.Prefix),
        Suffix = name.Suffix ?? Blank(raw.Suffix),
    };

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static bool HasLetter(string? text)
    {
        foreach (var c in text ?? "")
        {
            if (char.IsLetter(c))
            {
                return true;
            }
        }

        return false;
    }
}
