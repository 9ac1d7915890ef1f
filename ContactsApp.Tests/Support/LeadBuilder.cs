using ContactsApp.Data;
using ContactsApp.Domain;
using ContactsApp.Domain.Companies;
using ContactsApp.Domain.Engagement;
using ContactsApp.Intake;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ContactsApp.Support;

/// <summary>Puts a lead with people, roles and touchpoints into a test database, judged like any other.</summary>
public sealed class LeadBuilder(TestDatabase database, string name)
{
    private readonly List<Action<AppDbContext, Lead>> parts = [];
    private readonly List<Contact> fresh = [];
    private readonly Dictionary<string, Contact> people = [];

    public Lead Lead { get; } = new()
    {
        PublicId = Guid.CreateVersion7(),
        CreatedAt = database.Now,
        StageSince = database.Now,
        Company = new Company { PublicId = Guid.CreateVersion7(), Name = name, NameKey = CompanyName.Key(name), CreatedAt = database.Now },
    };

    public Contact this[string fullName] => people[fullName];

    public LeadBuilder With(Action<Lead> change)
    {
        change(Lead);
        return this;
    }

    public LeadBuilder Person(string fullName, string? title, Seniority seniority = Seniority.Unknown, Department? department = null, Action<Contact>? change = null)
    {
        var contact = new Contact
        {
            PublicId = Guid.CreateVersion7(),
            FullName = fullName,
            SortName = fullName.ToLowerInvariant(),
            Title = title,
            Seniority = seniority,
            Department = department,
            CreatedAt = database.Now,
        };
        change?.Invoke(contact);
        people[fullName] = contact;
        fresh.Add(contact);
        return this;
    }

    public LeadBuilder Role(string fullName, BuyingRole role, RoleState state = RoleState.Confirmed, bool primary = false, string? endReason = null)
    {
        parts.Add((db, lead) => db.RoleAssignments.Add(new RoleAssignment
        {
            LeadId = lead.Id,
            ContactId = people[fullName].Id,
            Role = role,
            State = state,
            IsPrimary = primary,
            At = database.Now,
            ByName = "Ann",
            EndReason = endReason,
            EndedAt = endReason is null ? null : database.Now,
        }));
        return this;
    }

    /// <summary>A touchpoint of a kind of the table, so many days ago.</summary>
    public LeadBuilder Touch(string? fullName, string kind, double daysAgo, string? summary = null)
    {
        parts.Add((db, lead) =>
        {
            var weighs = TouchpointWeights.Of(kind);
            db.Touchpoints.Add(new Touchpoint
            {
                PublicId = Guid.CreateVersion7(),
                LeadId = lead.Id,
                ContactId = fullName is null ? null : people[fullName].Id,
                Channel = weighs.Channel,
                Kind = kind,
                Weight = weighs.Weight,
                Inbound = !weighs.Outbound,
                At = database.Now.AddDays(-daysAgo),
                Summary = summary ?? weighs.Label,
                CreatedAt = database.Now,
            });
        });
        return this;
    }

    /// <summary>Stores it all and has it judged.</summary>
    public async Task<LeadBuilder> SaveAsync()
    {
        await database.WriteAsync(async db =>
        {
            if (Lead.Id == 0)
            {
                db.Leads.Add(Lead);
                await db.SaveChangesAsync();
            }

            fresh.ForEach(c => c.CompanyId = Lead.CompanyId);
            db.Contacts.AddRange(fresh);
            fresh.Clear();
            await db.SaveChangesAsync();
            parts.ForEach(p => p(db, Lead));
            parts.Clear();
            await db.SaveChangesAsync();
            await JudgeAsync(db);
        });
        return this;
    }

    /// <summary>Has the lead judged again at the present moment.</summary>
    public Task JudgeAgainAsync() => database.WriteAsync(JudgeAsync);

    private async Task JudgeAsync(AppDbContext db)
    {
        var judge = database.Services.GetRequiredService<LeadJudge>();
        await judge.JudgeContactsAsync(db, [.. people.Values.Select(p => p.Id)], CancellationToken.None);
        await judge.JudgeLeadsAsync(db, [Lead.Id], database.Now, CancellationToken.None);
    }
}
