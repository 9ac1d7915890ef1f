using ContactsApp.Domain;

namespace ContactsApp.Components.Shared;

/// <summary>The product's words as people read them (PRODUCT.md, words); the one place where an enum becomes text.</summary>
public static class Say
{
    /// <summary>"Executive", "Manager", "IC" or "Unknown".</summary>
    public static string Of(Seniority value) => value switch
    {
        Seniority.Unknown => "Unknown",
        Seniority.IC => "IC",
        Seniority.Manager => "Manager",
        Seniority.Executive => "Executive",
    };

    /// <summary>The department with its blanks: "Customer Success".</summary>
    public static string Of(Department value) => value switch
    {
        Department.CustomerSuccess => "Customer Success",
        Department.GeneralManagement => "General Management",
        Department.Engineering or Department.IT or Department.Security or Department.Data or Department.Product or Department.Design
            or Department.Marketing or Department.Sales or Department.Finance or Department.Operations or Department.People
            or Department.Legal or Department.Procurement or Department.Other => value.ToString(),
    };

    /// <summary>The buying role: "Decision maker".</summary>
    public static string Of(BuyingRole value) => value switch
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

    /// <summary>The role in one word, for a table cell: "Technical".</summary>
    public static string Briefly(BuyingRole value) => value switch
    {
        BuyingRole.DecisionMaker => "Decision",
        BuyingRole.TechnicalEvaluator => "Technical",
        BuyingRole.BudgetInfluencer => "Budget",
        BuyingRole.Champion => "Champion",
        BuyingRole.ExecutiveSponsor => "Sponsor",
        BuyingRole.Influencer => "Influencer",
        BuyingRole.EndUser => "End user",
        BuyingRole.LegalAndProcurement => "Legal",
        BuyingRole.Blocker => "Blocker",
    };

    /// <summary>The band of a fit or relevance: "Not a fit".</summary>
    public static string Of(ScoreBand value) => value switch
    {
        ScoreBand.Unknown => "Unknown",
        ScoreBand.NotAFit => "Not a fit",
        ScoreBand.Weak => "Weak",
        ScoreBand.Moderate => "Moderate",
        ScoreBand.Strong => "Strong",
    };

    /// <summary>The stage of the funnel.</summary>
    public static string Of(JourneyStage value) => value switch
    {
        JourneyStage.Target => "Target",
        JourneyStage.Education => "Education",
        JourneyStage.Solution => "Solution",
        JourneyStage.Evaluation => "Evaluation",
    };

    /// <summary>Where selling stands: "Outreach in progress".</summary>
    public static string Of(SalesState value) => value switch
    {
        SalesState.NotContactedYet => "Not contacted yet",
        SalesState.OutreachInProgress => "Outreach in progress",
        SalesState.MeetingBooked => "Meeting booked",
        SalesState.Customer => "Customer",
        SalesState.Disqualified => "Disqualified",
    };

    /// <summary>The trend of engagement: "Leaning in".</summary>
    public static string Of(EngagementTrend value) => value switch
    {
        EngagementTrend.Quiet => "Quiet",
        EngagementTrend.Cooling => "Cooling",
        EngagementTrend.Steady => "Steady",
        EngagementTrend.LeaningIn => "Leaning in",
    };

    /// <summary>What is known of an e-mail address.</summary>
    public static string Of(EmailStatus value) => value switch
    {
        EmailStatus.Unknown => "Unknown",
        EmailStatus.Verified => "Verified",
        EmailStatus.Likely => "Likely",
        EmailStatus.Guessed => "Guessed",
        EmailStatus.Risky => "Risky",
        EmailStatus.Invalid => "Invalid",
    };

    /// <summary>How a touchpoint reached us: "E-mail".</summary>
    public static string Of(TouchpointChannel value) => value switch
    {
        TouchpointChannel.Email => "E-mail",
        TouchpointChannel.Website or TouchpointChannel.Content or TouchpointChannel.Advertising or TouchpointChannel.Meeting
            or TouchpointChannel.Form or TouchpointChannel.Document or TouchpointChannel.Call or TouchpointChannel.Note => value.ToString(),
    };

    /// <summary>Why somebody was removed: "Left the company".</summary>
    public static string Of(RemovalReason value) => value switch
    {
        RemovalReason.NotSaid => "Not said",
        RemovalReason.LeftTheCompany => "Left the company",
        RemovalReason.WrongPerson => "Wrong person",
        RemovalReason.NotRelevant => "Not relevant",
        RemovalReason.Duplicate => "Duplicate",
        RemovalReason.AskedNotToBeContacted => "Asked not to be contacted",
    };

    /// <summary>Who said something about a person: "Entered by hand" is said by the caller, who knows whom.</summary>
    public static string Of(SourceKind value) => value switch
    {
        SourceKind.Manual => "Typed",
        SourceKind.Press => "Press",
        SourceKind.Behaviour => "Behaviour",
        SourceKind.Guessed => "Guessed",
        SourceKind.Import or SourceKind.Website or SourceKind.Partner or SourceKind.Mailbox or SourceKind.Capture => value.ToString(),
    };

    /// <summary>The ways a person must not be contacted, as the chip says it: "Do not contact: e-mail, phone"; empty for none.</summary>
    public static string Of(DoNotContact value)
    {
        if (value == DoNotContact.None)
        {
            return "";
        }
        if (value == DoNotContact.All)
        {
            return "Do not contact";
        }
        List<string> ways = [];
        if (value.HasFlag(DoNotContact.Email))
        {
            ways.Add("e-mail");
        }
        if (value.HasFlag(DoNotContact.Phone))
        {
            ways.Add("phone");
        }
        if (value.HasFlag(DoNotContact.LinkedIn))
        {
            ways.Add("LinkedIn");
        }
        return "Do not contact: " + string.Join(", ", ways);
    }
}
