using ContactsApp.Support;

namespace ContactsApp.Domain.Titles;

public sealed class TitleClassifierTests
{
    [Theory]
    [InlineData("VP Eng", Seniority.Executive, Department.Engineering)]
    [InlineData("SVP, Global Sales & Partnerships", Seniority.Executive, Department.Sales)]
    [InlineData("Sr. Mgr, Demand Gen", Seniority.Manager, Department.Marketing)]
    [InlineData("Mgr. Software Dev.", Seniority.Manager, Department.Engineering)]
    [InlineData("Dir of Talent Acq.", Seniority.Manager, Department.People)]
    [InlineData("Dir. Prod. Mgmt.", Seniority.Manager, Department.Product)]
    [InlineData("Asst. Dir. Facilities", Seniority.Manager, Department.Operations)]
    [InlineData("Staff SWE", Seniority.IC, Department.Engineering)]
    [InlineData("SDE II", Seniority.IC, Department.Engineering)]
    [InlineData("SOC Manager", Seniority.Manager, Department.Security)]
    [InlineData("Key Account Mgr", Seniority.IC, Department.Sales)]
    [InlineData("Sr CSM, Enterprise", Seniority.IC, Department.CustomerSuccess)]
    [InlineData("Director of CS", Seniority.Manager, Department.CustomerSuccess)]
    [InlineData("VP CX", Seniority.Executive, Department.CustomerSuccess)]
    [InlineData("FP&A Manager", Seniority.Manager, Department.Finance)]
    [InlineData("AR Manager", Seniority.Manager, Department.Finance)]
    [InlineData("HRBP", Seniority.IC, Department.People)]
    [InlineData("TA Partner", Seniority.IC, Department.People)]
    [InlineData("L&D Manager", Seniority.Manager, Department.People)]
    [InlineData("EA to CEO", Seniority.IC, Department.Operations)]
    [InlineData("Non-Exec Director", Seniority.Executive, Department.GeneralManagement)]
    [InlineData("BDR Manager", Seniority.Manager, Department.Sales)]
    public void Classify_ShortForms_ReadLikeTheWholeWords(string title, Seniority seniority, Department department) => Is(title, seniority, department);

    [Theory]
    [InlineData("Founder & CTO", Seniority.Executive, Department.Engineering)]
    [InlineData("Co-founder / CPO", Seniority.Executive, Department.Product)]
    [InlineData("Founder, Investor, Speaker", Seniority.Executive, Department.GeneralManagement)]
    [InlineData("CPO (Chief Procurement Officer)", Seniority.Executive, Department.Procurement)]
    [InlineData("CPO | People & Culture", Seniority.Executive, Department.People)]
    [InlineData("Owner/Operator", Seniority.Executive, Department.GeneralManagement)]
    [InlineData("Prokurist und Vertriebsleiter", Seniority.Manager, Department.Sales)]
    [InlineData("CIO / Leiter IT", Seniority.Executive, Department.IT)]
    [InlineData("Administrerende direktør og partner", Seniority.Executive, Department.GeneralManagement)]
    [InlineData("CISO / Leiter Informationssicherheit", Seniority.Executive, Department.Security)]
    public void Classify_SeveralRoles_HighestGivesTheLevelAndTheNamedOneTheFunction(string title, Seniority seniority, Department department) => Is(title, seniority, department);

    [Theory]
    [InlineData("CEO @ Brightloom 🚀 | ex-Stripe | building the future of payments", Seniority.Executive, Department.GeneralManagement)]
    [InlineData("💡 Head of Product | Speaker | Dad of 2", Seniority.Manager, Department.Product)]
    [InlineData("Helping SaaS teams grow | VP Marketing", Seniority.Executive, Department.Marketing)]
    [InlineData("Engineering Manager — we're hiring!", Seniority.Manager, Department.Engineering)]
    [InlineData("Software Engineer at a stealth startup", Seniority.IC, Department.Engineering)]
    [InlineData("UI/UX Designer (f/m/d)", Seniority.IC, Department.Design)]
    [InlineData("Intern - Legal", Seniority.IC, Department.Legal)]
    public void Classify_Noise_FirstRealRoleCounts(string title, Seniority seniority, Department department) => Is(title, seniority, department);

    [Theory]
    [InlineData("Leiter Einkauf", Seniority.Manager, Department.Procurement)]
    [InlineData("Leiterin IT-Infrastruktur", Seniority.Manager, Department.IT)]
    [InlineData("Bereichsleiter Vertrieb Innendienst", Seniority.Manager, Department.Sales)]
    [InlineData("Abteilungsleiterin Controlling", Seniority.Manager, Department.Finance)]
    [InlineData("Teamleiter Softwareentwicklung", Seniority.Manager, Department.Engineering)]
    [InlineData("Geschäftsführender Gesellschafter", Seniority.Executive, Department.GeneralManagement)]
    [InlineData("Personalleiterin", Seniority.Manager, Department.People)]
    [InlineData("Sachbearbeiterin Buchhaltung", Seniority.IC, Department.Finance)]
    [InlineData("Gebietsverkaufsleiter", Seniority.Manager, Department.Sales)]
    [InlineData("Entwicklungsleiter", Seniority.Manager, Department.Engineering)]
    [InlineData("Fachinformatiker für Systemintegration", Seniority.IC, Department.IT)]
    [InlineData("Assistenz der Geschäftsführung", Seniority.IC, Department.Operations)]
    [InlineData("Syndikusrechtsanwalt", Seniority.IC, Department.Legal)]
    [InlineData("Werkstudent Online-Marketing", Seniority.IC, Department.Marketing)]
    [InlineData("Finanzvorstand", Seniority.Executive, Department.Finance)]
    [InlineData("Aufsichtsratsmitglied", Seniority.Executive, Department.GeneralManagement)]
    [InlineData("Einkaufsleiterin", Seniority.Manager, Department.Procurement)]
    [InlineData("Vorständin Personal", Seniority.Executive, Department.People)]
    public void Classify_German(string title, Seniority seniority, Department department) => Is(title, seniority, department);

    [Theory]
    [InlineData("Responsable achats", Seniority.Manager, Department.Procurement)]
    [InlineData("Responsable informatique", Seniority.Manager, Department.IT)]
    [InlineData("Chef d'équipe logistique", Seniority.Manager, Department.Operations)]
    [InlineData("Ingénieur logiciel", Seniority.IC, Department.Engineering)]
    [InlineData("Comptable fournisseurs", Seniority.IC, Department.Finance)]
    [InlineData("Chargée de recrutement", Seniority.IC, Department.People)]
    [InlineData("Juriste droit des affaires", Seniority.IC, Department.Legal)]
    [InlineData("Assistante de direction", Seniority.IC, Department.Operations)]
    [InlineData("Commercial terrain", Seniority.IC, Department.Sales)]
    [InlineData("PDG", Seniority.Executive, Department.GeneralManagement)]
    [InlineData("Gérante", Seniority.Executive, Department.GeneralManagement)]
    [InlineData("Directeur général adjoint", Seniority.Executive, Department.GeneralManagement)]
    [InlineData("Associé fondateur", Seniority.Executive, Department.GeneralManagement)]
    [InlineData("Stagiaire RH", Seniority.IC, Department.People)]
    [InlineData("Directrice juridique", Seniority.Manager, Department.Legal)]
    [InlineData("Chef des ventes", Seniority.Manager, Department.Sales)]
    [InlineData("Administrateur systèmes et réseaux", Seniority.IC, Department.IT)]
    public void Classify_French(string title, Seniority seniority, Department department) => Is(title, seniority, department);

    [Theory]
    [InlineData("Directora de Recursos Humanos", Seniority.Manager, Department.People)]
    [InlineData("Jefe de Compras", Seniority.Manager, Department.Procurement)]
    [InlineData("Jefa de Equipo de Desarrollo", Seniority.Manager, Department.Engineering)]
    [InlineData("Responsable de Sistemas", Seniority.Manager, Department.IT)]
    [InlineData("Consejero Delegado", Seniority.Executive, Department.GeneralManagement)]
    [InlineData("Socio Fundador", Seniority.Executive, Department.GeneralManagement)]
    [InlineData("Ingeniero de Software Senior", Seniority.IC, Department.Engineering)]
    [InlineData("Ejecutivo de Cuentas", Seniority.IC, Department.Sales)]
    [InlineData("Abogada Corporativa", Seniority.IC, Department.Legal)]
    [InlineData("Becaria de Marketing", Seniority.IC, Department.Marketing)]
    [InlineData("Atención al Cliente", Seniority.IC, Department.CustomerSuccess)]
    [InlineData("Responsable de Ciberseguridad", Seniority.Manager, Department.Security)]
    [InlineData("Científico de Datos", Seniority.IC, Department.Data)]
    [InlineData("Capataz", Seniority.Manager, Department.Operations)]
    [InlineData("Dueño", Seniority.Executive, Department.GeneralManagement)]
    public void Classify_Spanish(string title, Seniority seniority, Department department) => Is(title, seniority, department);

    [Theory]
    [InlineData("Gerente de Compras", Seniority.Manager, Department.Procurement)]
    [InlineData("Desenvolvedor Pleno", Seniority.IC, Department.Engineering)]
    [InlineData("Supervisora de Atendimento", Seniority.Manager, Department.CustomerSuccess)]
    [InlineData("Sócio-gerente", Seniority.Executive, Department.GeneralManagement)]
    [InlineData("Presidente do Conselho", Seniority.Executive, Department.GeneralManagement)]
    [InlineData("Estagiária de Direito", Seniority.IC, Department.Legal)]
    [InlineData("Gerente de Contas", Seniority.IC, Department.Sales)]
    [InlineData("Advogado Sênior", Seniority.IC, Department.Legal)]
    [InlineData("Contador", Seniority.IC, Department.Finance)]
    [InlineData("Recrutadora Tech", Seniority.IC, Department.People)]
    [InlineData("Gerente de RH", Seniority.Manager, Department.People)]
    [InlineData("Empresária", Seniority.Executive, Department.GeneralManagement)]
    [InlineData("Comprador", Seniority.IC, Department.Procurement)]
    public void Classify_Portuguese(string title, Seniority seniority, Department department) => Is(title, seniority, department);

    [Theory]
    [InlineData("Direttrice Risorse Umane", Seniority.Manager, Department.People)]
    [InlineData("Responsabile Ufficio Acquisti", Seniority.Manager, Department.Procurement)]
    [InlineData("Responsabile IT", Seniority.Manager, Department.IT)]
    [InlineData("Amministratore Unico", Seniority.Executive, Department.GeneralManagement)]
    [InlineData("Titolare", Seniority.Executive, Department.GeneralManagement)]
    [InlineData("Sviluppatore Software", Seniority.IC, Department.Engineering)]
    [InlineData("Progettista Meccanico", Seniority.IC, Department.Engineering)]
    [InlineData("Sistemista", Seniority.IC, Department.IT)]
    [InlineData("Ragioniere", Seniority.IC, Department.Finance)]
    [InlineData("Addetta Ufficio Stampa", Seniority.IC, Department.Marketing)]
    [InlineData("Agente di Commercio", Seniority.IC, Department.Sales)]
    [InlineData("Stagista Marketing", Seniority.IC, Department.Marketing)]
    [InlineData("Direttore di Stabilimento", Seniority.Manager, Department.Operations)]
    public void Classify_Italian(string title, Seniority seniority, Department department) => Is(title, seniority, department);

    [Theory]
    [InlineData("Hoofd Inkoop", Seniority.Manager, Department.Procurement)]
    [InlineData("Hoofd ICT", Seniority.Manager, Department.IT)]
    [InlineData("Directeur-eigenaar", Seniority.Executive, Department.GeneralManagement)]
    [InlineData("DGA", Seniority.Executive, Department.GeneralManagement)]
    [InlineData("Teamleider klantenservice", Seniority.Manager, Department.CustomerSuccess)]
    [InlineData("Projectleider", Seniority.IC, Department.Operations)]
    [InlineData("Inkoper", Seniority.IC, Department.Procurement)]
    [InlineData("Softwareontwikkelaar", Seniority.IC, Department.Engineering)]
    [InlineData("Systeembeheerder", Seniority.IC, Department.IT)]
    [InlineData("Verkoper buitendienst", Seniority.IC, Department.Sales)]
    [InlineData("Bedrijfsjurist", Seniority.IC, Department.Legal)]
    [InlineData("Directiesecretaresse", Seniority.IC, Department.Operations)]
    [InlineData("Voorzitter Raad van Bestuur", Seniority.Executive, Department.GeneralManagement)]
    public void Classify_Dutch(string title, Seniority seniority, Department department) => Is(title, seniority, department);

    [Theory]
    [InlineData("Verkställande direktör (VD)", Seniority.Executive, Department.GeneralManagement)]
    [InlineData("Ekonomichef", Seniority.Manager, Department.Finance)]
    [InlineData("Inköpschef", Seniority.Manager, Department.Procurement)]
    [InlineData("Systemutvecklare", Seniority.IC, Department.Engineering)]
    [InlineData("Produktägare", Seniority.IC, Department.Product)]
    [InlineData("Styreleder", Seniority.Executive, Department.GeneralManagement)]
    [InlineData("Innkjøpssjef", Seniority.Manager, Department.Procurement)]
    [InlineData("Utvikler", Seniority.IC, Department.Engineering)]
    [InlineData("Adm. direktør", Seniority.Executive, Department.GeneralManagement)]
    [InlineData("Indkøbschef", Seniority.Manager, Department.Procurement)]
    [InlineData("Bestyrelsesformand", Seniority.Executive, Department.GeneralManagement)]
    [InlineData("Direktionssekretær", Seniority.IC, Department.Operations)]
    [InlineData("Toimitusjohtaja", Seniority.Executive, Department.GeneralManagement)]
    [InlineData("Ostopäällikkö", Seniority.Manager, Department.Procurement)]
    [InlineData("Ohjelmistokehittäjä", Seniority.IC, Department.Engineering)]
    [InlineData("Kierownik Działu Zakupów", Seniority.Manager, Department.Procurement)]
    [InlineData("Prezes Zarządu", Seniority.Executive, Department.GeneralManagement)]
    [InlineData("Programista Java", Seniority.IC, Department.Engineering)]
    [InlineData("Specjalista ds. Zakupów", Seniority.IC, Department.Procurement)]
    [InlineData("Asystentka Zarządu", Seniority.IC, Department.Operations)]
    [InlineData("Brygadzista", Seniority.Manager, Department.Operations)]
    [InlineData("Radca prawny", Seniority.IC, Department.Legal)]
    public void Classify_NordicAndPolish(string title, Seniority seniority, Department department) => Is(title, seniority, department);

    [Theory]
    [InlineData("Account Executive", Seniority.IC, Department.Sales)]
    [InlineData("Product Owner", Seniority.IC, Department.Product)]
    [InlineData("People Partner", Seniority.IC, Department.People)]
    [InlineData("Executive Assistant to the Managing Director", Seniority.IC, Department.Operations)]
    [InlineData("Named Account Manager EMEA", Seniority.IC, Department.Sales)]
    [InlineData("Projektleiter", Seniority.IC, Department.Operations)]
    [InlineData("Founding Engineer", Seniority.IC, Department.Engineering)]
    [InlineData("Business Development Executive", Seniority.IC, Department.Sales)]
    [InlineData("Security Guard", Seniority.IC, Department.Security)]
    [InlineData("Of Counsel", Seniority.IC, Department.Legal)]
    public void Classify_WordsThatMislead_AreReadWithTheirNeighbours(string title, Seniority seniority, Department department) => Is(title, seniority, department);

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("n/a")]
    [InlineData("Looking for new opportunities")]
    [InlineData("🙂")]
    public void Classify_SaysNothing_Unknown(string title)
    {
        var answer = TitleClassifier.Classify(title);

        answer.Seniority.Should().Be(Seniority.Unknown);
        answer.Department.Should().BeNull();
        answer.Reasons.Should().NotBeEmpty();
    }

    [Theory]
    [InlineData("mgr", "manager")]
    [InlineData("Asst. Ops Mgr", "Assistant Operations Manager")]
    [InlineData("Mktg Coord", "Marketing Coordinator")]
    public void Classify_ShortForm_GivesWhatTheWholeWordGives(string shortForm, string whole)
    {
        var (answer, other) = (TitleClassifier.Classify(shortForm), TitleClassifier.Classify(whole));

        (answer.Seniority, answer.Department).Should().Be((other.Seniority, other.Department));
    }

    [SharedDataFact]
    public void Classify_RealTitles_SeniorityAtLeast97AndDepartmentAtLeast92Percent()
    {
        var rows = SharedData.Rows("titles.tsv");

        // Where a label is arguable, the other reading stands in the last columns and counts too.
        Share(rows, r => Accepted(r, 1, 5).Contains(TitleClassifier.Classify(r[0]).Seniority.ToString())).Should().BeGreaterThanOrEqualTo(0.97);
        Share(rows, r => Accepted(r, 2, 6).Contains(DepartmentNames.Name(TitleClassifier.Classify(r[0]).Department ?? Department.Other))).Should().BeGreaterThanOrEqualTo(0.92);
    }

    private static double Share(IReadOnlyList<string[]> rows, Func<string[], bool> right) => (double)rows.Count(right) / rows.Count;

    private static IEnumerable<string> Accepted(string[] row, int label, int others) =>
        row.Length > others ? row[others].Split('|').Append(row[label]) : [row[label]];

    private static void Is(string title, Seniority seniority, Department department)
    {
        var answer = TitleClassifier.Classify(title);

        (answer.Seniority, answer.Department).Should().Be((seniority, department), string.Join("; ", answer.Reasons));
    }
}
