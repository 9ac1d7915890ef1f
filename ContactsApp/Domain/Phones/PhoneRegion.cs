using System.Collections.Frozen;
using System.Globalization;
using ContactsApp.Domain.Companies;
using PhoneNumbers;

namespace ContactsApp.Domain.Phones;

/// <summary>In which country a number without country code was dialled, from what is known about the company.</summary>
public static class PhoneRegion
{
    private static readonly Lazy<FrozenDictionary<string, string>> Names = new(LoadNames);

    /// <summary>
    /// ISO 3166 code in capitals for an ISO code, a country name (English, the country's own language, common aliases
    /// of country_aliases.tsv) or a domain below a country's top level. Null where it says nothing (.com, .example).
    /// </summary>
    public static string? From(string? hint)
    {
        if (string.IsNullOrWhiteSpace(hint) || hint.Length > 253)
        {
            return null;
        }

        var text = hint.Trim();
        return FromCountry(text) ?? (text.Contains('.') ? FromDomain(text) : null);
    }

    /// <summary>ISO code for an ISO code or a country name; null where unknown.</summary>
    public static string? FromCountry(string? country)
    {
        if (string.IsNullOrWhiteSpace(country))
        {
            return null;
        }

        var key = TextFold.Fold(country.Trim());
        return Names.Value.GetValueOrDefault(key)
            ?? Names.Value.GetValueOrDefault(key.Replace(".", "", StringComparison.Ordinal));
    }

    /// <summary>ISO code of the country a domain lies under; null for generic and vanity top levels (.com, .io, .ai).</summary>
    public static string? FromDomain(string? domain)
    {
        if (!CompanyDomain.TryHost(domain, out var host))
        {
            return null;
        }

        var topLevel = host[(host.LastIndexOf('.') + 1)..];
        return Names.Value.GetValueOrDefault("." + topLevel) switch
        {
            "" => null,
            null => topLevel.Length == 2 ? Names.Value.GetValueOrDefault(topLevel) : null,
            var region => region,
        };
    }

    private static FrozenDictionary<string, string> LoadNames()
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var code in PhoneNumberUtil.GetInstance().GetSupportedRegions())
        {
            names[code.ToLowerInvariant()] = code;
            AddCultureNames(names, code);
        }

        foreach (var columns in KnowledgeFile.Lines("Phones", "country_aliases.tsv").Select(l => l.Split('\t')))
        {
            foreach (var alias in columns[1].Split('|'))
            {
                names[TextFold.Fold(alias)] = columns[0] == "-" ? "" : columns[0];
            }
        }

        return names.ToFrozenDictionary();
    }

    private static void AddCultureNames(Dictionary<string, string> names, string code)
    {
        try
        {
            var region = new RegionInfo(code);
            names.TryAdd(TextFold.Fold(region.EnglishName), code);
            names.TryAdd(TextFold.Fold(region.NativeName), code);
            names.TryAdd(region.ThreeLetterISORegionName.ToLowerInvariant(), code);
        }
        catch (ArgumentException)
        {
            // A few calling regions (Ascension, Tristan da Cunha) are no region of the culture data: the code alone serves.
        }
    }
}
