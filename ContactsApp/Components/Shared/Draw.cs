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
    private static readonly ConcurrentDictionary<(SeatMark, bool), MarkupString> Dots = new();

    private static readonly ConcurrentDictionary<EmailStatus, MarkupString> MailMarks = new();

    private static readonly string MoreDots = Icon(IconName.More, 14).Value;

    private static readonly ConcurrentDictionary<(string, string), MarkupString> Choices = new();

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
        decorative || label is null ? Dots.GetOrAdd((mark, decorative), static d => new(DotMarkup(d.Item1, null, d.Item2))) : new(DotMarkup(mark, label, decorative: false));

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
    public static MarkupString EmailStatus(EmailStatus status, string? reason = null) =>
        reason is null ? MailMarks.GetOrAdd(status, static s => MailMark(s, null)) : MailMark(status, reason);

    private static MarkupString MailMark(EmailStatus status, string? reason)
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

    /// <summary>The sign of a value that can be edited. Its drawing comes once with the document (SharedDrawings): it stands on a page by the hundred.</summary>
    public static MarkupString Pencil { get; } = new("<svg class=\"inline-pencil\" aria-hidden=\"true\"><use href=\"#pencil\" /></svg>");

    /// <summary>A text that becomes a field when it is pressed. Whose it is, the heading of its row says.</summary>
    /// <param name="act">What the row is told (<see cref="ActEventArgs"/>).</param>
    /// <param name="label">The field, for screen readers: "Title".</param>
    /// <param name="text">The value; null draws a dash.</param>
    public static MarkupString InlineText(string act, string label, string? text) => new(InlineMarkup(act, label + ": ", Text(text).Value, "truncate"));

    /// <summary>One value of a few that becomes a list of choices when it is pressed: all rows of the same value share one drawing.</summary>
    /// <param name="act">What the row is told (<see cref="ActEventArgs"/>).</param>
    /// <param name="label">The field, for screen readers: "Seniority".</param>
    /// <param name="drawn">The value as markup; one of some hundred at most.</param>
    public static MarkupString InlineChoice(string act, string label, MarkupString drawn) =>
        Choices.GetOrAdd((act, drawn.Value), static (key, label) => new(InlineMarkup(key.Item1, label + ": ", key.Item2, "choice")), label);

    /// <summary>The pencil beside a name.</summary>
    /// <param name="act">What the row is told (<see cref="ActEventArgs"/>).</param>
    public static MarkupString Rename(string act) => new($"<span class=\"rename\">{InlineMarkup(act, "Rename", "", "choice")}</span>");

    /// <summary>A person's name in a table: it opens the person.</summary>
    /// <param name="key">The row's key for j and k; null where a table has none.</param>
    public static MarkupString PersonName(string name, string href, Guid? key)
    {
        var said = Html.Encode(name);
        var row = key is { } id ? $" data-row=\"{id}\"" : "";
        return new($"<a class=\"truncate medium name person-name\"{row} href=\"{Html.Encode(href)}\" title=\"{said}\" dir=\"auto\">{said}</a>");
    }

    /// <summary>The button of a menu that is not open: pressing it tells the row, which puts the menu in its place.</summary>
    /// <param name="act">What the row is told.</param>
    /// <param name="label">"More for Mei Tanaka".</param>
    public static MarkupString MenuButton(string act, string label)
    {
        var said = Html.Encode(label);
        return new($"<button type=\"button\" class=\"icon-btn sm\" title=\"{said}\" aria-haspopup=\"menu\" aria-expanded=\"false\" data-act=\"{Html.Encode(act)}\">{MoreDots}</button>");
    }

    /// <summary>The shape of engagement over time, oldest left. Its words are the label; the numbers stand in the drawer.</summary>
    /// <param name="values">Engagement levels a day apart, oldest first, from 0. Fewer than two draw nothing.</param>
    /// <param name="trend">Colours the line.</param>
    /// <param name="label">What it shows: "Engagement, 28 days".</param>
    /// <param name="width">In px: about 48 in cells, 72 on cards.</param>
    /// <param name="height">In px.</param>
    public static MarkupString Sparkline(IReadOnlyList<double> values, EngagementTrend trend, string label, int width = 56, int height = 18)
    {
        var said = Html.Encode(label);
        return new(string.Create(CultureInfo.InvariantCulture,
            $"<svg class=\"spark {ToneOf(trend)}\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" role=\"img\" aria-label=\"{said}\"><title>{said}</title>{Line(values, trend, width, height)}</svg>"));
    }

    /// <summary>A text in a cell, cut where there is no room; a dash where there is none.</summary>
    public static MarkupString Text(string? text) => string.IsNullOrEmpty(text) ? new("<span class=\"text-3\">–</span>") : new($"<span class=\"truncate\">{Html.Encode(text)}</span>");

    /// <summary>A role with its dot, and how many more there are.</summary>
    public static MarkupString RoleLine(SeatMark mark, string words, int more)
    {
        var rest = more > 0 ? string.Create(CultureInfo.InvariantCulture, $"<span class=\"t-12 text-3\">+{more}</span>") : "";
        return new($"<span class=\"hstack\">{RoleDot(mark).Value}<span class=\"truncate\">{Html.Encode(words)}</span>{rest}</span>");
    }

    private static string Line(IReadOnlyList<double> values, EngagementTrend trend, int width, int height)
    {
        const double pad = 2;
        if (values.Count < 2)
        {
            return "";
        }

        // The level that fills the height at least: what is left of one page read months ago must not look like a peak.
        const double floor = 2;
        var top = Math.Max(values.Max(), floor);
        var step = (double)width / (values.Count - 1);
        string Y(int i) => Number(height - pad - Math.Max(values[i], 0) / top * (height - 2 * pad));
        var line = "M" + string.Join('L', Enumerable.Range(0, values.Count).Select(i => $"{Number(i * step)} {Y(i)}"));
        var end = trend == EngagementTrend.Quiet ? "" : string.Create(CultureInfo.InvariantCulture, $"<circle cx=\"{width}\" cy=\"{Y(values.Count - 1)}\" r=\"2\" />");
        return string.Create(CultureInfo.InvariantCulture, $"<path class=\"area\" d=\"{line}L{width} {height}L0 {height}z\" /><path class=\"line\" d=\"{line}\" />{end}");
    }

    private static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    private static string ToneOf(EngagementTrend trend) => trend switch
    {
        EngagementTrend.LeaningIn => "up",
        EngagementTrend.Steady => "steady",
        EngagementTrend.Cooling => "down",
        EngagementTrend.Quiet => "quiet",
    };

    private static string InlineMarkup(string act, string label, string drawn, string look) =>
        $"<button type=\"button\" class=\"inline-value {look}\" title=\"Click to edit\" data-act=\"{Html.Encode(act)}\"><span class=\"visually-hidden\">{Html.Encode(label)}</span>{drawn}{Pencil.Value}</button>";

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
        return $"<span class=\"trend {ToneOf(value)}\"{(iconOnly ? $" title=\"{word}\"" : "")}>{sign}<span{(iconOnly ? " class=\"visually-hidden\"" : "")}>{word}</span></span>";
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
