namespace ContactsApp.Domain.Pasting;

/// <summary>Rows copied from a spreadsheet with a line of column heads above them.</summary>
internal static class PastedTable
{
    /// <summary>
    /// The column fields when the line is a head line: at least two cells, every filled one the name of a field. Null otherwise.
    /// </summary>
    public static string?[]? Heads(string line)
    {
        var cells = line.Split('\t');
        var fields = cells.Select(c => PasteLexicon.Instance.Field(c)).ToArray();
        var isHead = cells.Length >= 2 && fields.Count(f => f is not null and not "other") >= 2
            && cells.Zip(fields).All(c => c.First.Trim().Length == 0 || c.Second is not null);
        return isHead ? fields : null;
    }

    /// <summary>Whether the line is heads parted by commas or semicolons; its rows are read like any other line.</summary>
    public static bool IsOtherHead(string line)
    {
        var cells = line.Split(line.Contains(';') ? ';' : ',');
        return cells.Length >= 3 && line.Length < 500 && cells.All(c => PasteLexicon.Instance.Field(c.Trim().Trim('"')) is not null);
    }

    /// <summary>Pieces of a row below such heads. Addresses, numbers and links come from the scanner; the heads tell the rest.</summary>
    public static PasteLine Read(PasteLine scanned, int lineStart, string row, string?[] heads)
    {
        var items = scanned.Items.Where(i => i.Kind is PasteItemKind.Email or PasteItemKind.Phone or PasteItemKind.Link).ToList();
        var (start, given, family) = (0, (PasteItem?)null, (PasteItem?)null);
        foreach (var (cell, field) in row.Split('\t').Zip(heads))
        {
            var place = Place(cell, lineStart + start);
            start += cell.Length + 1;
            if (place.Length == 0 || items.Any(i => i.Start < place.End && place.Start < i.End))
            {
                continue;
            }

            given = field == "given" ? place : given;
            family = field == "family" ? place : family;
            AddCell(items, place, field);
        }

        AddNameParts(items, given, family);
        return scanned with { Items = [.. items.OrderBy(i => i.Start)], EndsOpen = false };
    }

    private static PasteItem Place(string cell, int start)
    {
        var lead = cell.Length - cell.TrimStart().Length;
        var value = cell.Trim();
        return new(PasteItemKind.Noise, start + lead, value.Length, Companies.CompanyName.Display(value)) { Labelled = true };
    }

    private static void AddCell(List<PasteItem> items, PasteItem place, string? field)
    {
        var kind = field switch
        {
            "name" => PasteItemKind.Name,
            "title" => PasteItemKind.Title,
            "company" => PasteItemKind.Company,
            _ => PasteItemKind.Noise,
        };
        if (field is not ("given" or "family"))
        {
            items.Add(place with { Kind = kind });
        }
    }

    private static void AddNameParts(List<PasteItem> items, PasteItem? given, PasteItem? family)
    {
        var name = string.Join(' ', new[] { given?.Value, family?.Value }.Where(p => !string.IsNullOrEmpty(p)));
        if (name.Length == 0)
        {
            return;
        }

        var (first, second) = given is null ? (family!, null) : (given, family);
        items.Add(first with { Kind = PasteItemKind.Name, Value = name });
        if (second is not null)
        {
            items.Add(second with { Kind = PasteItemKind.NamePart, Value = "" });
        }
    }
}
