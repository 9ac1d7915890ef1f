using ContactsApp.Domain;
using ContactsApp.Features.Leads;
using ContactsApp.Features.Touchpoints;
using ContactsApp.Support;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Touchpoints;

public abstract class LogTouchpointContract(TestDatabase database)
{
    [DatabaseFact]
    public async Task LogTouchpoint_CallWithTwo_CountsForEachAndForTheLead()
    {
        var lead = await HaldenAsync();

        var logged = await LogAsync(lead, LogKind.Call, "Spoke about the pilot", "Ingrid Solheim", "Mei Tanaka");

        logged.Message.Should().Be("Call, spoke to them was logged with 2 people");
        var rows = await TimelineAsync(lead);
        rows.Should().HaveCount(2).And.OnlyContain(r => r.Kind == "call-held" && r.Inbound && r.Weight > 0 && r.LoggedByName == "Ann");
        await using var db = database.NewContext();
        var mei = await db.Contacts.SingleAsync(c => c.Id == lead["Mei Tanaka"].Id);
        (mei.LastTouchAt, mei.EngagementLog2).Should().Be((database.Now.AddHours(-1), mei.EngagementLog2 ?? throw new InvalidOperationException("no engagement")));
        var summary = await db.LeadSummaries.SingleAsync(s => s.LeadId == lead.Lead.Id);
        (summary.EngagedCount, summary.Trend, summary.LastTouchAt).Should().Be((2, EngagementTrend.LeaningIn, database.Now.AddHours(-1)));
        (await database.Get<LeadQueries>().HeaderAsync(lead.Lead.PublicId, CancellationToken.None))!.EngagementScore.Should().BeGreaterThan(0);
    }

    [DatabaseFact]
    public async Task LogTouchpoint_SameFormTwice_IsLoggedOnce()
    {
        var lead = await HaldenAsync();
        var form = Form(lead, LogKind.Meeting, "Demo", "Ingrid Solheim", "Mei Tanaka");

        await Commands.LogTouchpointAsync(form, CancellationToken.None);
        var again = await Commands.LogTouchpointAsync(form, CancellationToken.None);

        again.Kind.Should().Be(OutcomeKind.AlreadyDone);
        (await TimelineAsync(lead)).Should().HaveCount(2);
    }

    [DatabaseFact]
    public async Task LogTouchpoint_NoteOrMailOfOurs_IsListedAndCountsForNothing()
    {
        var lead = await HaldenAsync();

        await LogAsync(lead, LogKind.Note, "Budget round is in May");
        await LogAsync(lead, LogKind.EmailSent, "Sent the offer", "Ingrid Solheim");

        (await TimelineAsync(lead)).Should().HaveCount(2).And.OnlyContain(r => r.Weight == 0 && !r.Inbound);
        await using var db = database.NewContext();
        (await db.LeadSummaries.SingleAsync(s => s.LeadId == lead.Lead.Id)).LastTouchAt.Should().Be(LeadSummary.NeverTouched);
    }

    [DatabaseFact]
    public async Task LogTouchpoint_Undone_TakesTheEngagementBack()
    {
        var lead = await HaldenAsync();
        var logged = await LogAsync(lead, LogKind.EmailReply, "Can you join on Thursday?", "Mei Tanaka");

        (await database.UndoAsync(logged.UndoId)).Kind.Should().Be(OutcomeKind.Done);

        (await TimelineAsync(lead)).Should().BeEmpty();
        await using var db = database.NewContext();
        (await db.Contacts.SingleAsync(c => c.Id == lead["Mei Tanaka"].Id)).Should().Match<Contact>(c => c.EngagementLog2 == null && c.LastTouchAt == null);
        (await db.LeadSummaries.SingleAsync(s => s.LeadId == lead.Lead.Id)).EngagedCount.Should().Be(0);
    }

    [DatabaseFact]
    public async Task RemoveTouchpoint_Undone_IsBackWithItsEngagement()
    {
        var lead = await HaldenAsync();
        await LogAsync(lead, LogKind.Call, "Spoke", "Mei Tanaka");
        var entry = (await TimelineAsync(lead)).Single();

        var removed = await Commands.RemoveTouchpointAsync(entry.PublicId, CancellationToken.None);
        (await TimelineAsync(lead)).Should().BeEmpty();
        (await Commands.RemoveTouchpointAsync(entry.PublicId, CancellationToken.None)).Kind.Should().Be(OutcomeKind.AlreadyDone);
        await database.UndoAsync(removed.UndoId);

        (await TimelineAsync(lead)).Should().ContainSingle();
        await using var db = database.NewContext();
        (await db.LeadSummaries.SingleAsync(s => s.LeadId == lead.Lead.Id)).EngagedCount.Should().Be(1);
    }

    [DatabaseFact]
    public async Task LogTouchpoint_FutureEmptyOrSomebodyElsesContact_IsRefused()
    {
        var lead = await HaldenAsync();
        var other = await new LeadBuilder(database, "Other Company").Person("Olga Other", "CEO").SaveAsync();

        var future = Form(lead, LogKind.Call, "Tomorrow");
        future.At = database.Now.AddDays(1);
        (await Commands.LogTouchpointAsync(future, CancellationToken.None)).Message.Should().Contain("cannot be in the future").And.EndWith("what you typed is still there.");
        (await LogAsync(lead, LogKind.Call, " ")).Kind.Should().Be(OutcomeKind.Invalid);
        var wrong = Form(lead, LogKind.Call, "Spoke");
        wrong.ContactIds = [other["Olga Other"].PublicId];
        (await Commands.LogTouchpointAsync(wrong, CancellationToken.None)).Kind.Should().Be(OutcomeKind.NotFound);
        (await TimelineAsync(lead)).Should().BeEmpty();
    }

    [DatabaseFact]
    public async Task Timeline_PagedByTime_ShowsEveryEntryOnce()
    {
        var lead = new LeadBuilder(database, "Paged Company").Person("A", null).Person("B", null).Person("C", null);
        foreach (var day in Enumerable.Range(1, 5))
        {
            lead.Touch("A", "meeting-held", day).Touch("B", "meeting-held", day).Touch("C", "meeting-held", day);
        }

        await lead.SaveAsync();
        var all = new List<TouchpointRow>();
        DateTime? before = null;
        while (await database.Get<TouchpointQueries>().TimelineAsync(lead.Lead.PublicId, before, 4, CancellationToken.None) is { Count: > 0 } page)
        {
            all.AddRange(page);
            before = page[^1].At;
        }

        all.Should().HaveCount(15).And.OnlyHaveUniqueItems(r => r.PublicId).And.BeInDescendingOrder(r => r.At);
    }

    private TouchpointCommands Commands => database.Get<TouchpointCommands>();

    private Task<LeadBuilder> HaldenAsync() => new LeadBuilder(database, "Halden Robotics")
        .Person("Ingrid Solheim", "VP of Engineering", Seniority.Executive, Department.Engineering)
        .Person("Mei Tanaka", "Engineering Manager, Platform", Seniority.Manager, Department.Engineering)
        .SaveAsync();

    private Task<Outcome> LogAsync(LeadBuilder lead, LogKind kind, string summary, params string[] people) =>
        Commands.LogTouchpointAsync(Form(lead, kind, summary, people), CancellationToken.None);

    private LogTouchpointForm Form(LeadBuilder lead, LogKind kind, string summary, params string[] people) => new()
    {
        LeadId = lead.Lead.PublicId,
        Kind = kind,
        At = database.Now.AddHours(-1),
        Summary = summary,
        ContactIds = [.. people.Select(p => lead[p].PublicId)],
    };

    private Task<IReadOnlyList<TouchpointRow>> TimelineAsync(LeadBuilder lead) =>
        database.Get<TouchpointQueries>().TimelineAsync(lead.Lead.PublicId, null, 50, CancellationToken.None);
}

public sealed class LogTouchpointOnSqliteTests(FeatureSqlite database) : LogTouchpointContract(database), IClassFixture<FeatureSqlite>;

public sealed class LogTouchpointOnPostgresTests(FeaturePostgres database) : LogTouchpointContract(database), IClassFixture<FeaturePostgres>;
