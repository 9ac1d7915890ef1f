using ContactsApp.Domain;
using ContactsApp.Domain.Names;

namespace ContactsApp.Features.Interchange;

/// <summary>Buying roles as other tools call them.</summary>
public static class RoleNames
{
    /// <summary>The role a word of another tool means, or null.</summary>
    public static BuyingRole? Of(string? word) => NameFolding.Fold(word ?? "").Replace('_', ' ').Replace('-', ' ').Trim() switch
    {
        "decision maker" or "economic decision maker" or "economic buyer" => BuyingRole.DecisionMaker,
        "technical evaluator" or "evaluator" or "technical buyer" => BuyingRole.TechnicalEvaluator,
        "budget holder" or "budget influencer" or "financial buyer" => BuyingRole.BudgetInfluencer,
        "champion" => BuyingRole.Champion,
        "executive sponsor" => BuyingRole.ExecutiveSponsor,
        "influencer" => BuyingRole.Influencer,
        "end user" or "business user" or "user" => BuyingRole.EndUser,
        "legal & compliance" or "legal and compliance" or "legal & procurement" or "procurement" or "legal" => BuyingRole.LegalAndProcurement,
        "blocker" => BuyingRole.Blocker,
        _ => null,
    };
}
