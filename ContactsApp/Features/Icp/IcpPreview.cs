using System.Diagnostics;
using ContactsApp.Data;
using ContactsApp.Domain;
using ContactsApp.Domain.Icp;
using ContactsApp.Web;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Icp;

/// <summary>What saving a draft would do.</summary>
/// <param name="Leads">How many leads were looked at.</param>
/// <param name="Contacts">How many contacts.</param>
/// <param name="DownInEvaluation">Leads in Evaluation among those that move down.</param>
/// <param name="Took">How long working it out took.</param>
public sealed record IcpPreviewView(int Leads, int Contacts, IcpImpact Impact, int DownInEvaluation, TimeSpan Took);

/// <summary>A list of a preview: leads or contacts, moving up or down.</summary>
public enum MoveList
{
    LeadsUp,
    LeadsDown,
    ContactsUp,
    ContactsDown,
}

/// <summary>One lead or contact that changes band.</summary>
/// <param name="Detail">Of a contact: the company.</param>
/// <param name="Why">The reason that weighs most.</param>
/// <param name="Href">Its page.</param>
public sealed record MoveView(string Name, string? Detail, string Why, string Href, int? Before, ScoreBand BandBefore, int? After, ScoreBand BandAfter);

/// <summary>
/// The live preview of one open page. Facts are read once and kept while the page edits, so that a moved slider answers at once; read again
/// after something changed (<see cref="Forget"/>). Writes nothing.
/// </summary>
public sealed class IcpPreview(ForecastLoader loader, IDbContextFactory<AppDbContext> contexts)
{
    private ForecastFacts? facts;
    private IcpForecast? inForce;
    private (IcpDefinition Draft, IcpImpact Impact)? latest;

    /// <summary>Compares the version in force with a draft. The draft is sound (<see cref="IcpDefinition.Validate"/>).</summary>
    public async Task<IcpPreviewView> PreviewAsync(IcpDefinition current, IcpDefinition draft, CancellationToken ct)
    {
        var start = Stopwatch.GetTimestamp();
        var known = facts ??= await loader.LoadAsync(ct);
        // Off the page's own thread: it goes on taking clicks meanwhile.
        var (before, impact) = await Task.Run(
            () =>
            {
                var then = inForce is { } kept && ReferenceEquals(kept.Icp, current) ? kept : IcpForecast.Of(known, current, ct);
                return (then, IcpImpact.Between(known, then, IcpForecast.Of(known, draft, ct)));
            },
            ct);
        inForce = before;
        latest = (draft, impact);
        var falling = impact.Leads.Down.Count(m => known.Leads[m.Place].Stage == JourneyStage.Evaluation);
        return new(known.Leads.Count, known.People.Length, impact, falling, Stopwatch.GetElapsedTime(start));
    }

    /// <summary>A part of one list of the latest preview, with names and reasons; empty before the first one.</summary>
    public async Task<IReadOnlyList<MoveView>> MovesAsync(MoveList list, int skip, int take, CancellationToken ct)
    {
        if (latest is not { } preview || facts is not { } known || inForce is not { } before)
        {
            return [];
        }

        var moves = Moves(preview.Impact, list).Skip(skip).Take(take).ToList();
        await using var db = await contexts.CreateDbContextAsync(ct);
        return list is MoveList.LeadsUp or MoveList.LeadsDown
            ? await LeadsAsync(db, moves, known, before.Icp, preview.Draft, ct)
            : await ContactsAsync(db, moves, known, before.Icp, preview.Draft, ct);
    }

    /// <summary>Leads or contacts changed, or the page is left: what was read is let go.</summary>
    public void Forget() => (facts, inForce, latest) = (null, null, null);

    private static IReadOnlyList<BandMove> Moves(IcpImpact impact, MoveList list) => list switch
    {
        MoveList.LeadsUp => impact.Leads.Up,
        MoveList.LeadsDown => impact.Leads.Down,
        MoveList.ContactsUp => impact.Contacts.Up,
        MoveList.ContactsDown => impact.Contacts.Down,
    };

    private static async Task<IReadOnlyList<MoveView>> LeadsAsync(
        AppDbContext db, List<BandMove> moves, ForecastFacts facts, IcpDefinition before, IcpDefinition after, CancellationToken ct)
    {
        var ids = moves.Select(m => facts.Leads[m.Place].Id).ToList();
        var names = await db.Leads.AsNoTracking().Where(l => ids.Contains(l.Id)).Select(l => new { l.Id, l.Company.Name }).ToDictionaryAsync(l => l.Id, l => l.Name, ct);
        return [.. moves.Select(m => (Move: m, Lead: facts.Leads[m.Place])).Where(x => names.ContainsKey(x.Lead.Id)).Select(x => new MoveView(
            names[x.Lead.Id], null, MoveReasons.OfLead(before, after, x.Lead.Company), Urls.Lead(x.Lead.PublicId),
            x.Move.Before, x.Move.BandBefore, x.Move.After, x.Move.BandAfter))];
    }

    private static async Task<IReadOnlyList<MoveView>> ContactsAsync(
        AppDbContext db, List<BandMove> moves, ForecastFacts facts, IcpDefinition before, IcpDefinition after, CancellationToken ct)
    {
        var ids = moves.Select(m => facts.People[m.Place].Id).ToList();
        var people = await db.Contacts.AsNoTracking().Where(c => ids.Contains(c.Id))
            .Select(c => new { c.Id, c.PublicId, c.FullName, Company = c.Company.Name, Lead = c.Company.Lead!.PublicId }).ToDictionaryAsync(c => c.Id, ct);
        return [.. moves.Select(m => (Move: m, Person: facts.People[m.Place])).Where(x => people.ContainsKey(x.Person.Id)).Select(x =>
        {
            var person = people[x.Person.Id];
            return new MoveView(
                person.FullName, person.Company, MoveReasons.OfContact(before, after, facts.Kinds[x.Person.Kind].Relevance), Urls.Lead(person.Lead, contact: person.PublicId),
                x.Move.Before, x.Move.BandBefore, x.Move.After, x.Move.BandAfter);
        })];
    }
}
