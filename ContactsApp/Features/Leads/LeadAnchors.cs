using ContactsApp.Features.Lists;

namespace ContactsApp.Features.Leads;

/// <inheritdoc />
public sealed class LeadAnchors : ListAnchors<LeadFilter>;
