using ContactsApp.Domain;

namespace ContactsApp.Features.Leads;

/// <summary>A company to add as a lead.</summary>
/// <param name="Id">Made by the client: a double click makes one.</param>
/// <param name="Text">A domain, a URL, an e-mail address or a company name.</param>
public sealed record NewLead(Guid Id, string Text);

/// <summary>What became of one line of "add leads".</summary>
/// <param name="Existed">True when the domain or name led to a lead that is here already.</param>
public sealed record AddedLead(Guid Id, Guid LeadId, string Name, bool Existed, string? Refusal);

/// <summary>A fact of a lead's company that can be edited in place.</summary>
public enum CompanyField
{
    Name,
    Domain,
    Website,
    Description,
    Industry,
    Employees,
    Revenue,
    Founded,
    Country,
    City,
    Technologies,
    LinkedInUrl,
    Notes,
}

/// <summary>What users do to leads. Each verb checks the right, writes through the gate, audits, and returns an outcome with its undo.</summary>
public sealed class LeadCommands
{
    /// <summary>Adds a lead by domain or name; a domain or name that exists opens the existing one (restored from trash if it is there).</summary>
    public Task<Outcome<AddedLead>> AddLeadAsync(NewLead lead, CancellationToken ct) => throw new NotImplementedException();
    public Task<Outcome<IReadOnlyList<AddedLead>>> AddLeadsAsync(IReadOnlyList<NewLead> leads, CancellationToken ct) => throw new NotImplementedException();

    /// <summary>Changes one fact of the company, parsed from what was typed ("200-500", "Kubernetes, Kafka"); rescoring follows at once.</summary>
    public Task<Outcome> EditCompanyAsync(Guid leadId, CompanyField field, string? value, int version, CancellationToken ct) => throw new NotImplementedException();
    public Task<Outcome> ChangeStateAsync(Guid leadId, SalesState state, string? disqualifiedReason, string? note, CancellationToken ct) => throw new NotImplementedException();

    /// <summary>Managers assign anybody; a rep takes a lead that nobody owns or gives up an own one.</summary>
    public Task<Outcome> AssignOwnerAsync(Guid leadId, string? ownerId, CancellationToken ct) => throw new NotImplementedException();

    /// <summary>Pins a stage, or (null) lets the machine decide again.</summary>
    public Task<Outcome> PinStageAsync(Guid leadId, JourneyStage? stage, CancellationToken ct) => throw new NotImplementedException();
    public Task<Outcome> RemoveLeadAsync(Guid leadId, CancellationToken ct) => throw new NotImplementedException();
    public Task<Outcome> RestoreLeadAsync(Guid leadId, CancellationToken ct) => throw new NotImplementedException();

    /// <summary>The current user has opened the lead: it is no longer new to them. Not audited.</summary>
    public Task MarkSeenAsync(Guid leadId, CancellationToken ct) => throw new NotImplementedException();
}
