using ContactsApp.Domain.Emails;

namespace ContactsApp.Features.Interchange.Rows;

/// <summary>Takes cells with several values apart: Google parts them by " ::: ", HubSpot by semicolons, people by commas and lines.</summary>
internal static class MultiValues
{
    private static readonly string[] Separators = [" ::: ", "\n", ";", " | ", " / ", ","];

    /// <summary>The addresses of a cell. Only a cell with several is divided, so that "Keller, Ann" before one stays whole.</summary>
    public static IEnumerable<string> Emails(string cell)
    {
        if (cell.AsSpan().Count('@') <= 1 && !cell.Contains('\n'))
        {
            return [cell];
        }

        foreach (var separator in Separators)
        {
            if (cell.Contains(separator, StringComparison.Ordinal))
            {
                return cell.Split(separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).SelectMany(Emails);
            }
        }

        var found = EmailAddress.FindAll(cell);
        return found.Count > 1 ? found.Select(f => f.Email.Address) : [cell];
    }

    /// <summary>The numbers of a cell; divided only where each part is long enough to be one.</summary>
    public static IEnumerable<string> Phones(string cell)
    {
        if (cell.Length < 12)
        {
            return [cell];
        }

        foreach (var separator in Separators)
        {
            if (cell.Contains(separator, StringComparison.Ordinal))
            {
                var parts = cell.Split(separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
                if (parts.Length > 1 && parts.All(p => p.Count(char.IsAsciiDigit) >= 5))
                {
                    return parts.SelectMany(Phones);
                }
            }
        }

        return [cell];
    }

    /// <summary>The web addresses of a cell; Google escapes the colon.</summary>
    public static IEnumerable<string> Links(string cell) => cell.AsSpan().IndexOfAny(" \n\\") < 0 ? [cell] : cell.Replace("\\:", ":", StringComparison.Ordinal)
        .Split([" ::: ", "\n", " ; ", "; ", ", "], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The words of a list (tags, technologies, roles).</summary>
    public static IEnumerable<string> Words(string cell) => cell.Split([" ::: ", ";", "\n", ",", "|"], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Select(w => w.TrimStart('*', ' ')).Where(w => w.Length > 0);
}
