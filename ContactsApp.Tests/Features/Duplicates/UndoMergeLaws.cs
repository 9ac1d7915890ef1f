using System.Globalization;
using ContactsApp.Domain;
using ContactsApp.Domain.Merging;
using ContactsApp.Features.Committee;
using ContactsApp.Features.Contacts;
using ContactsApp.Features.Leads;
using ContactsApp.Features.Touchpoints;
using ContactsApp.Features.Undo;
using ContactsApp.Intake;
using ContactsApp.Support;
using FsCheck.Xunit;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Duplicates;

/// <summary>Whatever two records hold and whatever is chosen: merged and undone, every row of every table is as it was.</summary>
public sealed class UndoMergeLaws(FeatureSqlite database) : IClassFixture<FeatureSqlite>
{
    private static readonly string[] Names = ["Mei Tanaka", "M. Tanaka", "Mei Lin Tanaka", "Dr. Mei Tanaka", "Tanaka Mei"];
    private static readonly string[] Titles = ["VP Engineering", "Head of Platform", "CTO", "Engineering Manager"];
    private static readonly ContactField[] Fields = [ContactField.FullName, ContactField.Title, ContactField.Location, ContactField.LinkedIn, ContactField.Pronouns, ContactField.Seniority];
    private static readonly BuyingRole[] Roles = [BuyingRole.DecisionMaker, BuyingRole.Champion, BuyingRole.TechnicalEvaluator];

    [Property(MaxTest = 25)]
    public async Task Undo_OfAnyMergeOfContacts_RestoresEveryRow(int seed)
    {
        var dice = new Random(seed);
        await database.EmptyAsync();
        var halden = await LeadAsync("Halden Robotics", "halden.example");
        var other = dice.Next(3) == 0 ? await LeadAsync("Nordkap", "nordkap.example") : halden;
        var (left, right) = (await PersonAsync(dice, halden, "halden.example"), await PersonAsync(dice, other, "halden.example"));
        await JudgeAsync();
        var before = await RowsAsync();

        var choices = await ChoicesAsync(dice, left, right);
        var (view, _) = await database.Get<MergeQueries>().ContactsAsync(left, right, choices, CancellationToken.None);
        var merged = await database.Get<MergeCommands>().MergeContactsAsync(left, right, choices, view!.Seen, CancellationToken.None);
        merged.Kind.Should().Be(OutcomeKind.Done, merged.Message);
        await AsPreviewedAsync(view.Preview);
        var undone = await database.Get<UndoCommands>().UndoAsync(merged.UndoId!.Value, CancellationToken.None);
        undone.Kind.Should().Be(OutcomeKind.Done, undone.Message);

        undone.Message.Should().BeEmpty("nothing was done since");
        var after = await RowsAsync();
        after.Except(before).Should().BeEmpty("seed {0}; before {1}", seed, string.Join("\n", before.Except(after)));
        before.Except(after).Should().BeEmpty("seed {0}", seed);
    }

    [Property(MaxTest = 15)]
    public async Task Undo_OfAnyMergeOfLeads_RestoresEveryRow(int seed)
    {
        var dice = new Random(seed);
        await database.EmptyAsync();
        var (left, right) = (await LeadAsync("Halden Robotics", "halden.example"), await LeadAsync("Halden Robotics AB", "haldenrobotics.example"));
        foreach (var lead in new[] { left, right })
        {
            for (var i = dice.Next(4); i > 0; i--)
            {
                await PersonAsync(dice, lead, "halden.example");
            }

            await FactsAsync(dice, lead);
        }

        await JudgeAsync();
        var before = await RowsAsync();
        var choices = new LeadMergeChoices { Survivor = dice.Next(3) switch { 0 => left, 1 => right, _ => null } };
        foreach (var field in Enum.GetValues<LeadMergeField>().Where(f => f != LeadMergeField.Owner && dice.Next(3) == 0))
        {
            choices = choices.Take(field, dice.Next(2) == 0 ? left : right);
        }

        var (view, _) = await database.Get<MergeQueries>().LeadsAsync(left, right, choices, CancellationToken.None);
        var merged = await database.Get<MergeCommands>().MergeLeadsAsync(left, right, choices, view!.Seen, CancellationToken.None);
        merged.Kind.Should().Be(OutcomeKind.Done, merged.Message);
        var undone = await database.Get<UndoCommands>().UndoAsync(merged.UndoId!.Value, CancellationToken.None);
        undone.Kind.Should().Be(OutcomeKind.Done, undone.Message);

        undone.Message.Should().BeEmpty("nothing was done since");
        var after = await RowsAsync();
        after.Except(before).Should().BeEmpty("seed {0}; before {1}", seed, string.Join("\n", before.Except(after)));
        before.Except(after).Should().BeEmpty("seed {0}", seed);
    }

    // What depends on the clock, as of now.
    private Task JudgeAsync() => database.WriteAsync(async db =>
        await database.Get<LeadJudge>().JudgeLeadsAsync(db, await db.Leads.Select(l => l.Id).ToListAsync(), database.Now, CancellationToken.None));

    private async Task AsPreviewedAsync(MergePreview preview)
    {
        await using var db = database.NewContext();
        var merged = await db.Contacts.Include(c => c.Emails).Include(c => c.Roles).SingleAsync(c => c.PublicId == preview.Survivor);
        (merged.FullName, merged.Title, merged.Notes, merged.DoNotContact).Should().Be((preview.Name, preview.Title, preview.Notes, preview.DoNotContact));
        merged.Emails.OrderByDescending(e => e.IsPrimary).Select(e => e.Address).Should().BeEquivalentTo(preview.Emails);
        if (preview.Emails.Count > 0)
        {
            merged.Emails.Single(e => e.IsPrimary).Address.Should().Be(preview.Emails[0]);
        }
    }

    private async Task<MergeChoices> ChoicesAsync(Random dice, Guid left, Guid right)
    {
        await using var db = database.NewContext();
        var items = await db.ContactEmails.Select(e => e.Address).Concat(db.ContactPhones.Select(p => p.E164 ?? p.Raw)).ToListAsync();
        var choices = new MergeChoices
        {
            Survivor = dice.Next(3) switch { 0 => left, 1 => right, _ => null },
            DroppedItems = items.Where(_ => dice.Next(4) == 0).ToHashSet(),
            PrimaryEmail = dice.Next(2) == 0 ? items.Find(i => i.Contains('@')) : null,
        };
        foreach (var field in Fields.Where(_ => dice.Next(3) == 0))
        {
            choices = choices.Take(field, dice.Next(2) == 0 ? left : right);
        }

        return choices;
    }

    private async Task<Guid> LeadAsync(string name, string domain)
    {
        var added = await database.Get<LeadCommands>().AddLeadAsync(new NewLead(Guid.CreateVersion7(), $"{name}, {domain}"), CancellationToken.None);
        added.Ok.Should().BeTrue(added.Message);
        return added.Value!.LeadId;
    }

    private async Task FactsAsync(Random dice, Guid lead)
    {
        foreach (var (field, value) in new[] { (CompanyField.Industry, "Robotics"), (CompanyField.Industry, "Machines"), (CompanyField.Employees, "200-500"), (CompanyField.City, "Oslo"), (CompanyField.Technologies, "Kafka, Kubernetes"), (CompanyField.Notes, "Met at the fair.") })
        {
            if (dice.Next(2) == 0)
            {
                await database.Get<LeadCommands>().EditCompanyAsync(lead, field, value, null, CancellationToken.None);
            }
        }

        if (dice.Next(2) == 0)
        {
            await database.Get<LeadCommands>().ChangeStateAsync(lead, SalesState.MeetingBooked, null, null, CancellationToken.None);
        }

        if (dice.Next(2) == 0)
        {
            await database.Get<LeadCommands>().PinStageAsync(lead, JourneyStage.Solution, CancellationToken.None);
        }
    }

    private async Task<Guid> PersonAsync(Random dice, Guid lead, string domain)
    {
        Tick(dice);
        var form = new AddContactForm
        {
            FullName = One(dice, Names),
            Title = dice.Next(3) > 0 ? One(dice, Titles) : null,
            Email = dice.Next(3) > 0 ? $"{One(dice, ["mei", "m.tanaka", "mei.tanaka"])}@{domain}" : null,
            Phone = dice.Next(2) == 0 ? string.Create(CultureInfo.InvariantCulture, $"+46 31 390 06 0{dice.Next(4)}") : null,
            LinkedInUrl = dice.Next(2) == 0 ? $"https://www.linkedin.com/in/mei-tanaka-{dice.Next(2)}" : null,
            Decision = AddDecision.AddAnyway,
        };
        var id = (await database.Get<ContactCommands>().AddContactAsync(lead, form, CancellationToken.None)).Value!.ContactId!.Value;
        if (dice.Next(2) == 0)
        {
            await SourceSaysAsync(dice, id, lead);
        }

        await EditAsync(dice, id);
        await WorkAsync(dice, id, lead);
        return id;
    }

    private async Task EditAsync(Random dice, Guid id)
    {
        Tick(dice);
        if (dice.Next(2) == 0)
        {
            await database.Get<ContactEdits>().EditFieldAsync(id, ContactField.Location, One(dice, ["Oslo", "Gothenburg"]), null, CancellationToken.None);
        }

        if (dice.Next(2) == 0)
        {
            await database.Get<ContactEdits>().EditNotesAsync(id, One(dice, ["Met at the fair.", "Prefers mail."]), null, CancellationToken.None);
        }

        if (dice.Next(3) == 0)
        {
            await database.Get<ContactCommands>().SetDoNotContactAsync(id, DoNotContact.Phone, CancellationToken.None);
        }

        if (dice.Next(3) == 0)
        {
            await database.Get<ContactEdits>().AddEmailAsync(id, "mei@gmail.com", CancellationToken.None);
        }

        await using var db = database.NewContext();
        if (dice.Next(3) == 0 && await db.ContactEmails.Where(e => db.Contacts.Any(c => c.Id == e.ContactId && c.PublicId == id)).FirstOrDefaultAsync() is { } email)
        {
            await database.Get<ContactEdits>().RemoveEmailAsync(id, email.Id, CancellationToken.None);
        }
    }

    private async Task WorkAsync(Random dice, Guid id, Guid lead)
    {
        var roles = database.Get<CommitteeCommands>();
        foreach (var role in Roles.Where(_ => dice.Next(3) == 0))
        {
            _ = dice.Next(3) == 0 ? await roles.DismissRoleAsync(id, role, CancellationToken.None) : await roles.ConfirmRoleAsync(id, role, CancellationToken.None);
        }

        if (dice.Next(2) == 0)
        {
            await database.Get<TouchpointCommands>().LogTouchpointAsync(
                new LogTouchpointForm { LeadId = lead, Kind = LogKind.Call, ContactIds = [id], At = database.Now, Summary = "Spoke about pricing" }, CancellationToken.None);
        }

        if (dice.Next(5) == 0)
        {
            await database.Get<ContactCommands>().LeftTheCompanyAsync(id, null, CancellationToken.None);
        }
    }

    // Another title than the typed one: it waits as a proposal.
    private async Task SourceSaysAsync(Random dice, Guid id, Guid lead)
    {
        await using var write = await database.Gate.BeginAsync(Actor.Machine, Data.Writing.WritePriority.Bulk, CancellationToken.None);
        var company = await write.Db.Leads.Where(l => l.PublicId == lead).Select(l => l.CompanyId).SingleAsync();
        var contact = await write.Db.Contacts.Where(c => c.PublicId == id).Select(c => c.Id).SingleAsync();
        var person = new IncomingPerson
        {
            Id = Guid.CreateVersion7(),
            CompanyId = company,
            RecordKey = $"card-{id:n}",
            Fields = PersonCleaner.Clean(new RawPerson { FullName = One(dice, Names), Title = One(dice, Titles), Location = "Bergen" }).Fields,
            ObservedAt = database.Now.AddMinutes(1),
            Confidence = 0.9,
            Decision = IntakeDecision.Merge,
            MergeInto = contact,
        };
        var document = new SourceDocument { Kind = SourceKind.Website, Name = "team page", TakenAt = database.Now, ReceivedAt = database.Now };
        await database.Get<IntakeRoad>().RunAsync(write.Db, new IntakeBatch(document, Actor.Machine, [person]), CancellationToken.None);
        await write.CommitAsync(CancellationToken.None);
    }

    private void Tick(Random dice) => database.Time.Advance(TimeSpan.FromMinutes(2 + dice.Next(60)));

    /// <summary>
    /// Every row of every table as text. Left out: the two logs, the insides of the full text, what is still to be compared, and columns that count writes or say when something
    /// was worked out. A suggestion is worked out too, so its key and time are new.
    /// </summary>
    private async Task<IReadOnlyList<string>> RowsAsync()
    {
        string[] logs = ["AuditEntries", "UndoRecords", "DuplicateChecks", "DuplicateProgress"];
        string[] written = ["Version", "ComputedAt", "NextChangeAt"];
        await using var db = database.NewContext();
        await db.Database.OpenConnectionAsync();
        var connection = db.Database.GetDbConnection();
        var tables = new List<string>();
        await using (var command = connection.CreateCommand())
        {
            command.CommandText = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' AND instr(name, '_') = 0 ORDER BY name";
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                tables.Add(reader.GetString(0));
            }
        }

        var lines = new List<string>();
        foreach (var table in tables.Except(logs))
        {
            await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // the names come from the database itself
            command.CommandText = $"SELECT * FROM \"{table}\"";
#pragma warning restore CA2100
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                var row = Enumerable.Range(0, reader.FieldCount).ToDictionary(reader.GetName, i => reader.IsDBNull(i) ? null : reader.GetValue(i) is byte[] b ? Convert.ToHexString(b) : Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture));
                var suggested = table == "RoleAssignments" && row["State"] == "Suggested";
                lines.Add($"{table} " + string.Join(" ", row.Where(c => !written.Contains(c.Key) && !(suggested && c.Key is "Id" or "At" && suggested)).Select(c => $"{c.Key}={c.Value}")));
            }
        }

        lines.Sort(StringComparer.Ordinal);
        return lines;
    }

    private static string One(Random dice, string[] of) => of[dice.Next(of.Length)];
}
