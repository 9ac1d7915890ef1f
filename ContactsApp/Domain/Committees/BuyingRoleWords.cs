namespace ContactsApp.Domain.Committees;

/// <summary>The words of the buying roles (PRODUCT.md, words).</summary>
public static class BuyingRoleWords
{
    /// <summary>As a heading: "Technical evaluator".</summary>
    public static string Title(BuyingRole role) => role switch
    {
        BuyingRole.DecisionMaker => "Decision maker",
        BuyingRole.TechnicalEvaluator => "Technical evaluator",
        BuyingRole.BudgetInfluencer => "Budget influencer",
        BuyingRole.Champion => "Champion",
        BuyingRole.ExecutiveSponsor => "Executive sponsor",
        BuyingRole.Influencer => "Influencer",
        BuyingRole.EndUser => "End user",
        BuyingRole.LegalAndProcurement => "Legal & procurement",
        BuyingRole.Blocker => "Blocker",
    };

    /// <summary>Inside a sentence: "technical evaluator".</summary>
    public static string InSentence(BuyingRole role) => Title(role).ToLowerInvariant();
}
