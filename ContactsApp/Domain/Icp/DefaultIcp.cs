namespace ContactsApp.Domain.Icp;

/// <summary>
/// The profile a fresh installation starts with: a vendor of business software that sells to mid-size industrial, software,
/// logistics and energy companies. It leans on seniority and department, which the title classifier reads in many languages, and uses
/// title words only where those two do not tell people apart.
/// </summary>
public static class DefaultIcp
{
    /// <summary>The default profile.</summary>
    public static IcpDefinition Create() => new()
    {
        Name = "Mid-size industry and software",
        Criteria = Criteria(),
        Personas = [.. DecisionMakers(), .. Evaluators(), .. Others()],
        Template =
        [
            new("decision-maker", BuyingRole.DecisionMaker, ["engineering-executive", "engineering-head", "operations-executive"], 1, true),
            new("technical-evaluator", BuyingRole.TechnicalEvaluator, ["it-leader", "architect"], 1, true),
            new("budget-influencer", BuyingRole.BudgetInfluencer, ["finance-lead"], 1, true),
            new("champion", BuyingRole.Champion, ["engineering-lead"], 1, true),
        ],
    };

    private static IReadOnlyList<CompanyCriterion> Criteria() =>
    [
        new("industry", CriterionKind.Industry,
            ["Software", "Information technology", "Industrial", "Manufacturing", "Machinery", "Automation", "Robotics", "Electronics",
             "Automotive", "Logistics", "Supply chain", "Transportation", "Shipping", "Energy", "Utilities", "Renewables"],
            null, null, CriterionNeed.MustHave, 8),
        new("employees", CriterionKind.Employees, [], 200, 5000, CriterionNeed.MustHave, 7),
        new("revenue", CriterionKind.Revenue, [], 20, 1500, CriterionNeed.NiceToHave, 3),
        new("country", CriterionKind.Country,
            ["SE", "NO", "DK", "FI", "DE", "AT", "CH", "NL", "BE", "FR", "ES", "PT", "IT", "PL", "IE", "GB", "US", "CA"],
            null, null, CriterionNeed.NiceToHave, 4),
        new("technologies", CriterionKind.Technology,
            ["Kubernetes", "Docker", "Kafka", "Terraform", "AWS", "Azure", "Google Cloud", "SAP", "Snowflake", "PostgreSQL"],
            null, null, CriterionNeed.NiceToHave, 5),
        new("not-for-us", CriterionKind.Keyword,
            ["reseller", "staffing agency", "recruitment agency"], null, null, CriterionNeed.Disqualifier, 1),
    ];

    private static IReadOnlyList<Persona> DecisionMakers() =>
    [
        new("engineering-executive", "Engineering executive",
            [Department.Engineering], [Seniority.Executive], [], [], ["assistant"],
            BuyingRole.DecisionMaker, 9,
            "Owns delivery and the engineering budget: asks what gets faster, what it replaces and what it risks."),
        new("engineering-head", "Head of engineering",
            [Department.Engineering], [Seniority.Manager], [],
            ["head", "director", "directeur", "directrice", "directora", "diretor", "diretora", "direttore", "direttrice",
             "hoofd", "leiter", "leiterin", "bereichsleiter", "abteilungsleiter", "entwicklungsleiter", "responsable",
             "jefe", "jefa", "gerente", "responsabile"],
            ["assistant"],
            BuyingRole.DecisionMaker, 8,
            "Decides where there is no engineering executive: wants proof from teams like theirs and little disruption."),
        new("operations-executive", "Technology or operations executive",
            [Department.Operations, Department.GeneralManagement, Department.Product, Department.IT], [Seniority.Executive], [],
            ["technology", "technical", "digital", "innovation", "transformation", "cto", "technologie", "technik", "tecnologia", "technique"],
            ["assistant", "board", "non-executive", "trustee"],
            BuyingRole.DecisionMaker, 6,
            "Signs where nobody owns engineering alone: cares for outcomes, cost of delay and who is accountable."),
    ];

    private static IReadOnlyList<Persona> Evaluators() =>
    [
        new("it-leader", "IT leader",
            [Department.IT, Department.Security], [Seniority.Executive, Seniority.Manager], [], [], ["assistant", "guard", "physical"],
            BuyingRole.TechnicalEvaluator, 7,
            "Checks security, integration and operations: wants architecture, certificates and a clear exit."),
        new("architect", "Architect or infrastructure engineer",
            [], [], [],
            ["architect", "architecture", "architekt", "architecte", "arquitecto", "arquiteto", "architetto", "infrastructure", "infrastruktur",
             "devops", "sre", "site reliability", "cloud engineer", "systems engineer"],
            ["sales", "account", "marketing", "recruiter", "landscape", "interior", "assistant"],
            BuyingRole.TechnicalEvaluator, 5,
            "Tries it hands-on: wants documentation, an API and an environment to break."),
        new("finance-lead", "Finance lead",
            [Department.Finance], [Seniority.Executive, Seniority.Manager], [], [], ["assistant", "audit", "tax", "investor relations"],
            BuyingRole.BudgetInfluencer, 7,
            "Guards the budget: asks for payback time, total cost and the terms to leave."),
        new("engineering-lead", "Engineering or platform lead",
            [Department.Engineering, Department.Data], [Seniority.Manager], [],
            ["platform", "lead", "staff", "principal", "manager", "senior manager", "teamleiter", "teamleiterin", "head", "developer experience"],
            ["assistant"],
            BuyingRole.Champion, 6,
            "Feels the problem every day: wants a quick win to show and help with the case inside."),
    ];

    private static IReadOnlyList<Persona> Others() =>
    [
        new("executive-sponsor", "Executive sponsor",
            [Department.GeneralManagement], [Seniority.Executive], [], [], ["assistant", "board", "non-executive", "trustee", "advisor"],
            BuyingRole.ExecutiveSponsor, 5,
            "Founder or chief executive: one page, one number, one risk."),
        new("legal-procurement", "Legal or procurement",
            [Department.Legal, Department.Procurement], [Seniority.Executive, Seniority.Manager], [], [], ["assistant"],
            BuyingRole.LegalAndProcurement, 4,
            "Enters late and can stop it: wants the contract, data processing terms and references early."),
    ];
}
