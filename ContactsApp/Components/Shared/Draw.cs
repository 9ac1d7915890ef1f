using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Encodings.Web;
using ContactsApp.Domain;
using Microsoft.AspNetCore.Components;

namespace ContactsApp.Components.Shared;

/// <summary>
/// The marks of the design system that stand on a page by the hundred: icons, avatars, score meters. They are pictures of a few values and
/// hold no state, so they are drawn as text: a component of its own costs the server about 3 kB for as long as the page is open, a text
/// costs nothing where many share it. Every text that comes from data is encoded here.
/// </summary>
public static class Draw
{
    private static readonly HtmlEncoder Html = HtmlEncoder.Default;
    private static readonly ConcurrentDictionary<(IconName, int), MarkupString> Icons = new();
    private static readonly ConcurrentDictionary<(Seniority, bool), MarkupString> Seniorities = new();
    private static readonly ConcurrentDictionary<SeatMark, MarkupString> Dots = new();

    /// <summary>By score, band and words. Only of plain meters: their labels are the few that pages name, so that it stays small.</summary>
    private static readonly ConcurrentDictionary<(int, ScoreBand, string?, bool), MarkupString> Scores = new();
    private static readonly ConcurrentDictionary<(EngagementTrend, bool), MarkupString> Trends = new();

    /// <summary>An outline icon in the colour of its text. Decorative unless it has a label: then it speaks for itself.</summary>
    /// <param name="name">Which icon.</param>
    /// <param name="size">Edge length in px: 16, or 14 in buttons and cells, 12 in chips.</param>
    /// <param name="label">What it means, where no text beside it says so. Shown as a tooltip too.</param>
    public static MarkupString Icon(IconName name, int size = 16, string? label = null) =>
        label is null ? Icons.GetOrAdd((name, size), static i => new(IconMarkup(i.Item1, i.Item2, null))) : new(IconMarkup(name, size, label));

    /// <summary>Three bars and the word: how much a person decides.</summary>
    /// <param name="value">The seniority.</param>
    /// <param name="brief">Bars only; the word is then a tooltip and a label.</param>
    public static MarkupString Seniority(Seniority value, bool brief = false) => Seniorities.GetOrAdd((value, brief), static s => new(SeniorityMarkup(s.Item1, s.Item2)));

    /// <summary>Which way engagement goes, the last 14 days against the 14 before: an arrow and the word; colour only repeats them.</summary>
    /// <param name="value">The trend.</param>
    /// <param name="iconOnly">The arrow alone, in a narrow cell; the word stays for screen readers and as a tooltip.</param>
    public static MarkupString Trend(EngagementTrend value, bool iconOnly = false) => Trends.GetOrAdd((value, iconOnly), static t => new(TrendMarkup(t.Item1, t.Item2)));

    /// <summary>A person's initials on a colour of their own. The name stands beside it, so it is hidden from screen readers unless alone.</summary>
    /// <param name="name">The person's full name: initials, colour and tooltip come from it.</param>
    /// <param name="size">Diameter in px: 18, 20, 24, 28, 32, 40 or 48.</param>
    /// <param name="initials">Initials where they are known better than from the name.</param>
    /// <param name="empty">An empty seat: dashed, no initials.</param>
    /// <param name="suggested">A person who is only suggested here: a ring around.</param>
    /// <param name="alone">No name stands beside it: it must say the name itself.</param>
    public static MarkupString Avatar(string? name = null, int size = 24, string? initials = null, bool empty = false, bool suggested = false, bool alone = false)
    {
        var said = Html.Encode(name ?? "");
        var says = alone ? $"role=\"img\" aria-label=\"{said}\"" : "aria-hidden=\"true\"";
        var look = (empty ? " empty" : "") + (suggested ? " suggested" : "");
        return new(string.Create(CultureInfo.InvariantCulture,
            $"<span class=\"avatar{look}\" style=\"--size:{size}px;--hue:{NameMark.Hue(name)}\" title=\"{said}\" {says}>{(empty ? "" : Html.Encode(initials ?? NameMark.Initials(name)))}</span>"));
    }

    /// <summary>One seat or role state as a dot of 12 px: hollow, half, filled, at risk, blocker.</summary>
    /// <param name="mark">The state.</param>
    /// <param name="label">The seat it stands for: "Champion". The state is added: "Champion: suggested".</param>
    /// <param name="decorative">The words stand beside it: nothing to say twice.</param>
    public static MarkupString RoleDot(SeatMark mark, string? label = null, bool decorative = false) =>
        decorative ? Dots.GetOrAdd(mark, static m => new(DotMarkup(m, null, decorative: true))) : new(DotMarkup(mark, label, decorative: false));

    /// <summary>A 0-100 score: four ticks for the band, the number, and where there is room the band's word.</summary>
    /// <param name="score">0-100, or null where nothing is known.</param>
    /// <param name="band">The band the score falls in.</param>
    /// <param name="label">What is scored, for screen readers where no heading says it: "ICP fit".</param>
    /// <param name="showBand">Writes the band's word beside the number.</param>
    /// <param name="detail">Why it is unknown: "1 of 5 facts known".</param>
    /// <param name="title">Tooltip: the reasons in short.</param>
    public static MarkupString Score(int? score, ScoreBand band, string? label = null, bool showBand = false, string? detail = null, string? title = null) =>
        score is { } figure && band != ScoreBand.Unknown && title is null
            ? Scores.GetOrAdd((figure, band, label, showBand), static s => new(ScoreMarkup(s.Item1, s.Item2, s.Item3, s.Item4, null, null)))
            : new(ScoreMarkup(score, band, label, showBand, detail, title));

    /// <summary>What is known of an e-mail address as one sign for a narrow cell; the words and the reason are its label and tooltip.</summary>
    /// <param name="status">The status.</param>
    /// <param name="reason">Why: "catch-all".</param>
    public static MarkupString EmailStatus(EmailStatus status, string? reason = null)
    {
        var words = Html.Encode(EmailStatusChip.WordsOf(status, reason));
        var (tone, sign) = status switch
        {
            Domain.EmailStatus.Verified => ("good", Icon(IconName.Check, 14).Value),
            Domain.EmailStatus.Risky => ("warn", Icon(IconName.Warning, 14).Value),
            Domain.EmailStatus.Invalid => ("bad", Icon(IconName.X, 14).Value),
            Domain.EmailStatus.Unknown or Domain.EmailStatus.Likely or Domain.EmailStatus.Guessed => ("text-3", "~"),
        };
        return new($"<span class=\"mail-mark\" role=\"img\" aria-label=\"{words}\" title=\"{words}\"><span class=\"{tone}\">{sign}</span></span>");
    }

    /// <summary>The inside of a button that becomes a field: its label for screen readers, the value, and a pencil.</summary>
    /// <param name="label">"Title of Mei Tanaka".</param>
    /// <param name="drawn">The value as markup.</param>
    public static MarkupString InlineValue(string label, MarkupString drawn) =>
        new($"<span class=\"visually-hidden\">{Html.Encode(label)}: </span>{drawn.Value}<span class=\"inline-pencil\">{Icon(IconName.Edit, 12).Value}</span>");

    /// <summary>A text in a cell, cut where there is no room; a dash where there is none.</summary>
    public static MarkupString Text(string? text) => string.IsNullOrEmpty(text) ? new("<span class=\"text-3\">–</span>") : new($"<span class=\"truncate\">{Html.Encode(text)}</span>");

    /// <summary>A role with its dot, and how many more there are.</summary>
    /// <param name="label">The state for screen readers.</param>
    /// <param name="title">Tooltip: all of them in words.</param>
    public static MarkupString RoleLine(SeatMark mark, string label, string words, int more, string? title)
    {
        var tip = title is null ? "" : $" title=\"{Html.Encode(title)}\"";
        var rest = more > 0 ? string.Create(CultureInfo.InvariantCulture, $"<span class=\"t-12 text-3\">+{more}</span>") : "";
        return new($"<span class=\"hstack\"{tip}>{RoleDot(mark, label).Value}<span class=\"truncate\">{Html.Encode(words)}</span>{rest}</span>");
    }

    private static string DotMarkup(SeatMark mark, string? label, bool decorative)
    {
        var text = Html.Encode(label is null ? mark.Word() : $"{label}: {mark.Word()}");
        var says = decorative ? "aria-hidden=\"true\">" : $"role=\"img\" aria-label=\"{text}\"><title>{text}</title>";
        return $"<svg class=\"role-dot\" viewBox=\"0 0 12 12\" width=\"12\" height=\"12\" {says}{Dot(mark)}</svg>";
    }

    private static string ScoreMarkup(int? score, ScoreBand band, string? label, bool showBand, string? detail, string? title)
    {
        var tip = title is null ? "" : $" title=\"{Html.Encode(title)}\"";
        var spoken = label is null ? "" : $"<span class=\"visually-hidden\">{Html.Encode(label)} </span>";
        if (score is not { } figure || band == ScoreBand.Unknown)
        {
            var unknown = showBand ? $"<span class=\"t-12\">Unknown{(detail is null ? "" : ", " + Html.Encode(detail))}</span>" : $"<span class=\"visually-hidden\">{Html.Encode(label ?? "")} Unknown</span>";
            return $"<span class=\"text-3\"{tip}>– {unknown}</span>";
        }

        var (ticks, tone) = Meter(band);
        var bars = string.Concat(Enumerable.Range(1, 4).Select(tick => tick <= ticks ? "<i class=\"on\"></i>" : "<i></i>"));
        return string.Create(CultureInfo.InvariantCulture,
            $"<span class=\"score {tone}\"{tip}><span class=\"ticks\" aria-hidden=\"true\">{bars}</span>{spoken}<span class=\"num medium\">{figure}</span> <span class=\"{(showBand ? "text-2" : "visually-hidden")}\">{Say.Of(band)}</span></span>");
    }

    private static string IconMarkup(IconName name, int size, string? label)
    {
        var text = Html.Encode(label ?? "");
        var says = label is null ? "aria-hidden=\"true\">" : $"role=\"img\" aria-label=\"{text}\"><title>{text}</title>";
        return string.Create(CultureInfo.InvariantCulture, $"<svg class=\"icon\" width=\"{size}\" height=\"{size}\" viewBox=\"0 0 24 24\" {says}<path d=\"{IconPaths.Of(name)}\" /></svg>");
    }

    private static string SeniorityMarkup(Seniority value, bool brief)
    {
        var (level, tone) = value switch
        {
            Domain.Seniority.Unknown => (0, "unknown"),
            Domain.Seniority.IC => (1, "ic"),
            Domain.Seniority.Manager => (2, "manager"),
            Domain.Seniority.Executive => (3, "executive"),
        };
        var word = Html.Encode(Say.Of(value));
        string On(int bar) => level >= bar ? " class=\"on\"" : "";
        return $"""<span class="seniority {tone}"{(brief ? $" title=\"{word}\"" : "")}><svg viewBox="0 0 10 10" width="10" height="10" {(brief ? $"role=\"img\" aria-label=\"{word}\"" : "aria-hidden=\"true\"")}>"""
            + $"""<rect{On(1)} x="0" y="6" width="2.6" height="4" rx=".8" /><rect{On(2)} x="3.7" y="3" width="2.6" height="7" rx=".8" /><rect{On(3)} x="7.4" y="0" width="2.6" height="10" rx=".8" />"""
            + $"</svg>{(brief ? "" : $"<span>{word}</span>")}</span>";
    }

    private static string TrendMarkup(EngagementTrend value, bool iconOnly)
    {
        IconName? arrow = value switch
        {
            EngagementTrend.LeaningIn => IconName.ArrowUpRight,
            EngagementTrend.Steady => IconName.ArrowRight,
            EngagementTrend.Cooling => IconName.ArrowDownRight,
            EngagementTrend.Quiet => null,
        };
        var word = Html.Encode(Say.Of(value));
        var sign = arrow is { } way ? Icon(way, 12).Value : iconOnly ? "<span aria-hidden=\"true\">–</span>" : "";
        return $"<span class=\"trend {Sparkline.ToneOf(value)}\"{(iconOnly ? $" title=\"{word}\"" : "")}>{sign}<span{(iconOnly ? " class=\"visually-hidden\"" : "")}>{word}</span></span>";
    }

    private static string Dot(SeatMark mark) => mark switch
    {
        SeatMark.Empty => """<circle class="hollow" cx="6" cy="6" r="4.8" />""",
        SeatMark.Suggested => """<circle class="outline" cx="6" cy="6" r="4.8" /><path class="half" d="M6 1.2a4.8 4.8 0 0 1 0 9.6z" />""",
        SeatMark.Partly => """<circle class="outline" cx="6" cy="6" r="4.8" /><path class="full" d="M6 6V1.2A4.8 4.8 0 1 1 1.2 6z" />""",
        SeatMark.Confirmed => """<circle class="full" cx="6" cy="6" r="5" />""",
        SeatMark.AtRisk => """<circle class="full" cx="6" cy="6" r="3" /><circle class="risk" cx="6" cy="6" r="5.3" />""",
        SeatMark.Blocker => """<rect class="blocker" x="1.2" y="1.2" width="9.6" height="9.6" rx="2" />""",
    };

    private static (int Ticks, string Tone) Meter(ScoreBand band) => band switch
    {
        ScoreBand.Strong => (4, "fit-strong"),
        ScoreBand.Moderate => (3, "fit-moderate"),
        ScoreBand.Weak => (2, "fit-weak"),
        ScoreBand.NotAFit => (1, "fit-none"),
        ScoreBand.Unknown => (0, "fit-none"),
    };
}
