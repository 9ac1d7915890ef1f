namespace ContactsApp.Domain.Titles;

/// <summary>Finds the known words and phrases of a title, the longest first.</summary>
internal static class TitleReader
{
    private const int LongestPhrase = 8;
    private const int LongestEastAsianWord = 12;

    /// <summary>The title as known and unknown words in their order.</summary>
    public static List<TitleItem> Read(string title)
    {
        var text = TitleText.Of(title);
        var items = new List<TitleItem>(text.Words.Count);
        for (var i = 0; i < text.Words.Count;)
        {
            i = text.Words[i].IsEastAsian ? ReadEastAsian(text, i, items) : ReadPhrase(text, i, items);
        }

        return items;
    }

    private static int ReadPhrase(TitleText text, int first, List<TitleItem> items)
    {
        var lexicon = TitleLexicon.Instance;
        var (entry, next) = (lexicon.Find(text.Span(first, first)), first + 1);
        for (var last = first; last + 1 < text.Words.Count && last - first < LongestPhrase && lexicon.StartsLonger(text.Span(first, last)); last++)
        {
            if (text.Words[last + 1].Before > TitleBreak.Slash)
            {
                break;
            }

            if (lexicon.Find(text.Span(first, last + 1)) is { } longer)
            {
                (entry, next) = (longer, last + 2);
            }
        }

        items.Add(new TitleItem(entry ?? UnknownWord.Find(text.Span(first, first)), text.Words[first].Before));
        return next;
    }

    /// <summary>A run of characters without spaces: the longest known word at each place; characters in no word are passed over.</summary>
    private static int ReadEastAsian(TitleText text, int word, List<TitleItem> items)
    {
        var run = text.Span(word, word);
        var before = text.Words[word].Before;
        for (var start = 0; start < run.Length;)
        {
            var length = Math.Min(LongestEastAsianWord, run.Length - start);
            TitleEntry? entry = null;
            while (length > 0 && (entry = TitleLexicon.Instance.Find(run.Slice(start, length))) is null)
            {
                length--;
            }

            if (entry is not null)
            {
                items.Add(new TitleItem(entry, before));
                before = TitleBreak.None;
            }

            start += Math.Max(length, 1);
        }

        if (before != TitleBreak.None || items.Count == 0)
        {
            items.Add(new TitleItem(null, before));
        }

        return word + 1;
    }
}
