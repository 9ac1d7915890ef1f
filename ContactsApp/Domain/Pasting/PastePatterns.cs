using System.Text.RegularExpressions;

namespace ContactsApp.Domain.Pasting;

/// <summary>Shapes of the pieces of a line.</summary>
internal static partial class PastePatterns
{
    /// <summary>What stands before the content of a line: space, quote marks, bullets, numbers, signing "by order".</summary>
    [GeneratedRegex(@"^[\s>\u200b\ufeff]*(?:[-*\u2022\u25aa\u25cf\u2013\u00b7]+\s+|\d{1,3}[.)]\s+)?(?:(?:i\.\s?[AV]\.|ppa\.?|p\.p\.|gez\.)\s+)?")]
    public static partial Regex Lead();

    /// <summary>A sentence: ends like one, or is a word followed by many small ones.</summary>
    [GeneratedRegex(@"[\p{Ll}\p{Lo}][.!?]$|^\S+(?:\s+\p{Ll}[^\s]*){4,}")]
    public static partial Regex Prose();

    /// <summary>A web address, with or without scheme.</summary>
    [GeneratedRegex(@"(?:https?://|www\.)[^\s<>""|]+|(?<![\p{L}\d.@-])(?:[a-z0-9-]+\.)+(?:com|net|org|example|io|ai|co|eu|de|at|ch|fr|es|it|nl|be|pt|br|se|no|dk|fi|pl|cz|uk|ie|us|ca|in)(?:/[^\s<>""|]*)?(?![\p{L}\d@])", RegexOptions.IgnoreCase)]
    public static partial Regex Web();

    /// <summary>What may be a phone number, with an extension.</summary>
    [GeneratedRegex(@"(?<![\p{L}\d@./_-])(?:\+|\(\+?|00|\d)[\d \u00a0().\-\u2010-\u2013/]{4,24}\d(?:\s*(?:ext\.?|x|extension|dw|durchwahl)[.:]?\s*\d{1,6})?(?![\p{L}\d@])", RegexOptions.IgnoreCase)]
    public static partial Regex Number();

    /// <summary>A date or a range of years, which looks like a phone number.</summary>
    [GeneratedRegex(@"^(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d{2}-\d{2}|\d{4}\s?[-\u2013]\s?\d{4})")]
    public static partial Regex DateLike();

    /// <summary>The word before a detail.</summary>
    [GeneratedRegex(@"(?:^|[\s|,;/(\u00b7\u2022<])([\p{L}][\p{L} .-]{0,20}?)\s*[:.)=]*\s*(?:<|mailto:)?\s*$", RegexOptions.RightToLeft)]
    public static partial Regex Label();

    /// <summary>What parts a title from the company behind it.</summary>
    [GeneratedRegex(@"\s+(?:at|bei|chez|presso|@|hos|bij)\s+(?=\p{Lu}|\d)")]
    public static partial Regex AtCompany();

    /// <summary>What parts the pieces of a line.</summary>
    [GeneratedRegex(@"[,;|\t\u00b7\u2022\u2219\u25cf\u25aa\u2023<>()\[\]\u3001\u300d""\u201c\u201d\u201e]|\s[-\u2013\u2014/~]+(?=\s|$)|(?<=\s|^)[-\u2013\u2014/]\s|\u2014|:(?=\s|$)|\s{3,}")]
    public static partial Regex Separator();

    /// <summary>Postal addresses: post code and town, number and street, floor, box.</summary>
    [GeneratedRegex(@"\b(?:[A-Z]{1,3}-)?\d{4,6} +\p{Lu}\p{L}+|\b\d{3} \d{2} +\p{Lu}\p{L}+|\b\d{4} ?[A-Z]{2} +\p{Lu}|\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b|\b[A-Z]{2} +\d{5}(?:-\d{4})?\b|\b\d{1,5}[A-Za-z]?,?\s+(?:[\p{Lu}][\p{L}.']*\s+){0,4}(?:street|st|road|rd|avenue|ave|lane|ln|drive|boulevard|blvd|way|court|square|place|parkway|highway|floor|suite)\b|\b\d{1,4}(?:\s?(?:bis|ter))?,?\s+(?:rue|avenue|av|boulevard|bd|place|quai|chemin|all\u00e9e|impasse|cours|route)\b|(?:^|[\s,])(?:c/|calle|avda|avenida|av\.|plaza|paseo|via|viale|piazza|corso|rua|pra\u00e7a|ul\.|p\.?\s?o\.?\s?box|postfach|postboks|suite|floor)\s.*\d|\b\d{1,2}(?:st|nd|rd|th)\s+floor|\u3012", RegexOptions.IgnoreCase)]
    public static partial Regex Address();
}
