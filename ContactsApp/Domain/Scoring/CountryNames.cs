using System.Collections.Frozen;
using System.Globalization;

namespace ContactsApp.Domain.Scoring;

/// <summary>Brings a country, written as a code or a name, to one key, so that "Sweden", "SE" and "SWE" are the same.</summary>
internal static class CountryNames
{
    private static readonly Lazy<FrozenDictionary<string, string>> Codes = new(Load);

    /// <summary>The ISO two-letter code where the text is known, else the text itself made comparable; empty for nothing.</summary>
    internal static string Key(string? country)
    {
        var text = WordText.Of(country).Trim();
        return text.Length == 0 ? "" : Codes.Value.GetValueOrDefault(text, text);
    }

    private static FrozenDictionary<string, string> Load()
    {
        var codes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var culture in CultureInfo.GetCultures(CultureTypes.SpecificCultures))
        {
            var region = new RegionInfo(culture.Name);
            if (region.TwoLetterISORegionName is { Length: 2 } code && char.IsLetter(code[0]))
            {
                foreach (var name in (string[])[code, region.ThreeLetterISORegionName, region.EnglishName, region.NativeName])
                {
                    codes.TryAdd(WordText.Of(name).Trim(), code);
                }
            }
        }

        foreach (var line in KnowledgeFile.Lines("Scoring", "country_names.tsv"))
        {
            var cells = line.Split('\t');
            codes[WordText.Of(cells[0]).Trim()] = cells[1];
        }

        return codes.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
