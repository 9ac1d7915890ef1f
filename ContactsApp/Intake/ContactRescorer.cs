using System.Collections.Concurrent;
using ContactsApp.Data;
using ContactsApp.Domain;
using ContactsApp.Domain.Icp;
using ContactsApp.Domain.Scoring;
using ContactsApp.Intake.Judging;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Intake;

/// <summary>
/// Gives many contacts the relevance of another version of the profile: the same as <see cref="LeadJudge"/> stores, with what a change of
/// the profile alone allows to leave out. Many people have the same title, so each kind of person is scored once; engagement is worked
/// out anew only where the version that made it had another half-life. One rescorer serves one version.
/// </summary>
public sealed class ContactRescorer(LeadJudge judge, ScoringProfile profile)
{
    /// <summary>Scores kept at most: titles are free text, and a million people may have as many.</summary>
    private const int Kept = 20_000;

    private readonly ConcurrentDictionary<RelevanceFacts, Scored> known = [];
    private Dictionary<long, int>? halfLives;

    /// <summary>Rescores these contacts inside the caller's write.</summary>
    public async Task RescoreAsync(AppDbContext db, IReadOnlyCollection<long> ids, CancellationToken ct)
    {
        var rows = await db.Contacts.AsNoTracking().IgnoreQueryFilters([AppDbContext.NotRemoved]).Where(c => EF.Parameter(ids).Contains(c.Id))
            .Select(c => new { c.Id, Title = c.Title ?? c.Headline, c.Seniority, c.Department, c.IcpVersionId }).ToListAsync(ct);
        halfLives ??= await HalfLivesAsync(db, ct);
        var others = rows.Where(r => r.IcpVersionId is not { } made || halfLives.GetValueOrDefault(made) != profile.Definition.HalfLifeDays).Select(r => r.Id).ToHashSet();
        if (others.Count > 0)
        {
            await judge.JudgeContactsAsync(db, others, ct);
        }

        if (known.Count > Kept)
        {
            known.Clear();
        }

        await using var update = new DerivedColumns(
            db, "Contacts", nameof(Contact.Relevance), nameof(Contact.RelevanceBand), nameof(Contact.PersonaName), nameof(Contact.RelevanceReasonsJson), nameof(Contact.IcpVersionId));
        foreach (var row in rows.Where(r => !others.Contains(r.Id)))
        {
            var scored = known.GetOrAdd(new(row.Title, row.Seniority, row.Department), Score);
            await update.SetAsync(row.Id, [scored.Relevance, scored.Band, scored.Persona, scored.Reasons, profile.VersionId], ct);
        }
    }

    private Scored Score(RelevanceFacts facts)
    {
        var score = profile.Scorer.Score(facts);
        return new(score.Band == ScoreBand.Unknown ? null : score.Score, score.Band, score.PersonaName, ScoreJson.Write(score.Reasons));
    }

    private static async Task<Dictionary<long, int>> HalfLivesAsync(AppDbContext db, CancellationToken ct) =>
        (await db.IcpProfileVersions.AsNoTracking().Select(v => new { v.Id, v.DefinitionJson }).ToListAsync(ct))
            .ToDictionary(v => v.Id, v => IcpJson.Read(v.DefinitionJson).HalfLifeDays);

    private sealed record Scored(int? Relevance, ScoreBand Band, string? Persona, string Reasons);
}
