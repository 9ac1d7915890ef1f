using ContactsApp.Data.Writing;
using ContactsApp.Domain;
using ContactsApp.Domain.Companies;
using ContactsApp.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ContactsApp.Features.Contacts;

public abstract class AddContactAtOnceContract(TestDatabase database)
{
    private static readonly string[] Names = ["Lena Hoffmann", "Rafael Moreno", "Mei Tanaka", "Ingrid Solheim", "Sofia Bianchi", "Tomasz Zielinski"];

    [DatabaseFact]
    public async Task AddContact_TwoUsersAtTheSameMoment_MakeOnePerson()
    {
        var lead = await new LeadBuilder(database, "Hasty Robotics").SaveAsync();
        // A gate each, as two processes have: the queue inside one process would hide what the database does.
        var users = Enumerable.Range(0, 2).Select(_ => ActivatorUtilities.CreateInstance<ContactCommands>(
            database.Services.CreateScope().ServiceProvider, new WriteGate(database.Contexts, database.Settings))).ToList();

        foreach (var name in Names)
        {
            using var both = new Barrier(2);
            await Task.WhenAll(users.ConvertAll(u => Task.Run(() =>
            {
                both.SignalAndWait();
                return u.AddContactAsync(lead.Lead.PublicId, new AddContactForm { FullName = name, Title = "Buyer" }, CancellationToken.None);
            })));
        }

        await using var db = database.NewContext();
        (await db.Contacts.CountAsync(c => c.CompanyId == lead.Lead.CompanyId)).Should().Be(Names.Length);
    }

    [DatabaseFact]
    public async Task ChangeLead_ValueThatSomebodyElseTookMeanwhile_IsAConflictInWords()
    {
        var taken = $"{Guid.NewGuid():n}.example";
        var first = await new LeadBuilder(database, "First Robotics").With(l => l.Company.AddDomain(taken)).SaveAsync();
        var second = await new LeadBuilder(database, "Second Robotics").SaveAsync();

        var outcome = await database.Get<LeadWork>().ChangeAsync(second.Lead.PublicId, e =>
        {
            e.Db.Add(new CompanyAlias { CompanyId = e.Lead.CompanyId, Domain = taken });
            return Task.FromResult(Outcome.Done());
        }, CancellationToken.None);

        outcome.Kind.Should().Be(OutcomeKind.Conflict);
        outcome.Message.Should().Contain("Nothing of yours was saved");
        await using var db = database.NewContext();
        (await db.Companies.SingleAsync(c => c.Aliases.Any(a => a.Domain == taken))).Id.Should().Be(first.Lead.CompanyId);
    }
}

public sealed class AddContactAtOnceOnSqliteTests(FeatureSqlite database) : AddContactAtOnceContract(database), IClassFixture<FeatureSqlite>;

public sealed class AddContactAtOnceOnPostgresTests(FeaturePostgres database) : AddContactAtOnceContract(database), IClassFixture<FeaturePostgres>;
