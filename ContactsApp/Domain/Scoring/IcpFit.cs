using ContactsApp.Domain.Icp;

namespace ContactsApp.Domain.Scoring;

/// <summary>How well a company matches an ICP.</summary>
public static class IcpFit
{
    /// <summary>The fit of one company, with its reasons.</summary>
    public static FitScore Score(IcpDefinition icp, CompanyFacts facts) => throw new NotImplementedException();
}
