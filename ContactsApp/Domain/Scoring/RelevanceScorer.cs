using System.Runtime.CompilerServices;
using ContactsApp.Domain.Icp;
using ContactsApp.Domain.Titles;

namespace ContactsApp.Domain.Scoring;

/// <summary>An ICP's personas, prepared for scoring many people. Safe for several threads.</summary>
public sealed class RelevanceScorer
{
    private static readonly ConditionalWeakTable<IcpDefinition, RelevanceScorer> Prepared = [];

    private readonly PreparedPersona[] personas;

    /// <summary>Prepares the personas of one profile.</summary>
    public RelevanceScorer(IcpDefinition icp)
    {
        Icp = icp;
        personas = [.. icp.Personas.Select(p => new PreparedPersona(p))];
    }

    /// <summary>The scorer of one profile, prepared once for as long as that very definition is in use.</summary>
    public static RelevanceScorer For(IcpDefinition icp) => Prepared.GetValue(icp, static i => new RelevanceScorer(i));

    /// <summary>The profile it scores with.</summary>
    public IcpDefinition Icp { get; }

    /// <summary>The relevance of one person, with its reasons.</summary>
    public RelevanceScore Score(RelevanceFacts facts)
    {
        var title = TitleWords.Of(facts.Title);
        var (best, exact, match) = Find(facts, title);
        if (best < 0)
        {
            return Nobody(facts, title);
        }

        var rounded = WholeShares.Round(exact);
        var persona = personas[best].Persona;
        var reasons = new RelevanceReasons(personas[best], facts, title, match, rounded);
        return new RelevanceScore(rounded, Icp.Bands.Of(rounded), persona.Id, persona.Name, reasons.Lines(), reasons.WouldRaise());
    }

    /// <summary>The same score without its reasons, for counting many people.</summary>
    /// <param name="title">The title's words, as <see cref="TitleWords.Of"/> gives them.</param>
    public BestPersona Best(RelevanceFacts facts, IReadOnlyList<string> title)
    {
        var (best, exact, _) = Find(facts, title);
        var score = best < 0 ? 0 : WholeShares.Round(exact);
        return new(score, best < 0 && IsNothingKnown(facts, title) ? ScoreBand.Unknown : Icp.Bands.Of(score), best);
    }

    private (int Persona, double Score, PersonaMatch Match) Find(RelevanceFacts facts, IReadOnlyList<string> title)
    {
        var found = (Persona: -1, Score: 0.0, Match: default(PersonaMatch));
        for (var i = 0; i < personas.Length; i++)
        {
            var match = personas[i].Match(i, facts, title);
            var score = 100 * match.Strength * IcpRelevance.WeightFactor(personas[i].Persona.Weight);
            // The small amount keeps rounding noise from deciding between equal personas: the earlier one is named.
            if (score > found.Score + 1e-9)
            {
                found = (i, score, match);
            }
        }

        return found;
    }

    /// <summary>How each persona of the profile matches one person, in the profile's order.</summary>
    public IReadOnlyList<PersonaMatch> Matches(RelevanceFacts facts) => Matches(facts, TitleWords.Of(facts.Title));

    /// <summary>The same with the title's words taken apart already.</summary>
    public IReadOnlyList<PersonaMatch> Matches(RelevanceFacts facts, IReadOnlyList<string> title)
    {
        var matches = new PersonaMatch[personas.Length];
        for (var i = 0; i < personas.Length; i++)
        {
            matches[i] = personas[i].Match(i, facts, title);
        }

        return matches;
    }

    private static bool IsNothingKnown(RelevanceFacts facts, IReadOnlyList<string> title) =>
        title.Count == 0 && facts is { Seniority: Seniority.Unknown, Department: null };

    private RelevanceScore Nobody(RelevanceFacts facts, IReadOnlyList<string> title)
    {
        var nothingKnown = IsNothingKnown(facts, title);
        return new RelevanceScore(
            0,
            nothingKnown ? ScoreBand.Unknown : Icp.Bands.Of(0),
            null,
            null,
            [],
            nothingKnown ? ["Title, seniority and department are unknown: a title would tell"] : []);
    }
}

/// <summary>One persona with its title words made comparable.</summary>
internal sealed class PreparedPersona(Persona persona)
{
    internal Persona Persona { get; } = persona;
    internal (string Shown, IReadOnlyList<string> Key)[] All { get; } = Prepare(persona.TitleWordsAll);
    internal (string Shown, IReadOnlyList<string> Key)[] Any { get; } = Prepare(persona.TitleWordsAny);
    internal (string Shown, IReadOnlyList<string> Key)[] None { get; } = Prepare(persona.TitleWordsNone);

    /// <summary>How many conditions the title words make: one each of "all", one for "any".</summary>
    internal int Conditions => All.Length + (Any.Length > 0 ? 1 : 0);

    internal PersonaMatch Match(int index, RelevanceFacts facts, IReadOnlyList<string> title) => new(
        index,
        Persona.Departments.Count == 0 ? null : facts.Department is { } d && Contains(Persona.Departments, d) ? 1 : 0,
        Persona.Seniorities.Count == 0 ? null : SeniorityPart(facts.Seniority),
        Conditions == 0 ? null : (double)(CountAll(title) + (Find(Any, title) is null ? 0 : 1)) / Conditions,
        Find(None, title) is not null);

    /// <summary>The first of these words that the title has, as the profile writes it.</summary>
    internal static string? Find((string Shown, IReadOnlyList<string> Key)[] words, IReadOnlyList<string> title)
    {
        foreach (var (shown, key) in words)
        {
            if (TitleWords.Contains(title, key))
            {
                return shown;
            }
        }

        return null;
    }

    private int CountAll(IReadOnlyList<string> title)
    {
        var found = 0;
        foreach (var (_, key) in All)
        {
            found += TitleWords.Contains(title, key) ? 1 : 0;
        }

        return found;
    }

    private double SeniorityPart(Seniority seniority)
    {
        var best = 0.0;
        for (var i = 0; i < Persona.Seniorities.Count; i++)
        {
            best = Math.Max(best, Closeness(Persona.Seniorities[i], seniority));
        }

        return best;
    }

    /// <summary>1 for the same level, 0.5 for a neighbour, else 0; Unknown is nobody's neighbour.</summary>
    private static double Closeness(Seniority wanted, Seniority actual) =>
        actual == Seniority.Unknown ? 0
        : wanted == actual ? 1
        : wanted != Seniority.Unknown && Math.Abs((int)wanted - (int)actual) == 1 ? 0.5
        : 0;

    private static bool Contains(IReadOnlyList<Department> departments, Department department)
    {
        for (var i = 0; i < departments.Count; i++)
        {
            if (departments[i] == department)
            {
                return true;
            }
        }

        return false;
    }

    private static (string Shown, IReadOnlyList<string> Key)[] Prepare(IReadOnlyList<string> words) =>
        [.. words.Select(w => (Shown: w.Trim(), Key: TitleWords.Of(w))).Where(w => w.Key.Count > 0)];
}
