using ContactsApp.Domain.Committees;

namespace ContactsApp.Domain.Icp;

/// <summary>
/// Names of the places in a definition, so that a problem and a change can be shown where they stand: "criteria/industry/weight". The
/// place of a part begins with the place of the whole.
/// </summary>
public static class IcpPlace
{
    public const string Name = "name";
    public const string Criteria = "criteria";
    public const string Personas = "personas";
    public const string Template = "template";
    public const string Bands = "bands";
    public const string HalfLife = "half-life";
    public const string StaleAfter = "stale-after";
    public const string Warnings = "warnings";

    /// <summary>Parts of a criterion, persona or slot; what it looks at is its values.</summary>
    public const string Weight = "weight";
    public const string Values = "values";
    public const string Role = "role";
    public const string Needed = "needed";

    /// <summary>One criterion, or a part of it.</summary>
    public static string Criterion(string id, string? part = null) => Of(Criteria, id, part);

    /// <summary>One persona, or a part of it.</summary>
    public static string Persona(string id, string? part = null) => Of(Personas, id, part);

    /// <summary>One slot, or a part of it.</summary>
    public static string Slot(string id, string? part = null) => Of(Template, id, part);

    /// <summary>One warning's switch and threshold.</summary>
    public static string Warning(CommitteeWarningKind kind) => Of(Warnings, kind.ToString(), null);

    /// <summary>Whether a place is that whole or a part of it.</summary>
    public static bool IsIn(string place, string whole) =>
        place.StartsWith(whole, StringComparison.Ordinal) && (place.Length == whole.Length || place[whole.Length] == '/');

    private static string Of(string list, string id, string? part) => part is null ? $"{list}/{id}" : $"{list}/{id}/{part}";
}
