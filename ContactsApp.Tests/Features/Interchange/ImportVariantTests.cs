using ContactsApp.Domain;

namespace ContactsApp.Features.Interchange;

/// <summary>Exports of well-known tools as they look elsewhere: other languages, other columns, saved once more by a spreadsheet, kept by another program.</summary>
public sealed class ImportVariantTests
{
    /// <summary>The tool, a file, and what each row is read as: outcome, name, title, company, addresses, how many numbers.</summary>
    public static TheoryData<string, string, string[]> Files => new()
    {
        {
            "LinkedIn in French", "Remarques :\n\"Lors de l'export\"\n\nPrénom,Nom de famille,URL,Adresse e-mail,Entreprise,Poste,Connecté le\nChloé,Dubois,https://www.linkedin.com/in/chloe-dubois,,Vert Énergie,Directrice financière,12 mars 2024\n",
            ["created|Chloé Dubois|Directrice financière|Vert Énergie||0"]
        },
        {
            "LinkedIn in German", "Vorname,Nachname,URL,E-Mail-Adresse,Unternehmen,Position,Verbunden am\nJörg,Weiß,https://www.linkedin.com/in/jweiss,j.weiss@stahlbau.example,Stahlbau Weiß KG,Leiter IT,12 März 2024\n",
            ["created|Jörg Weiß|Leiter IT|Stahlbau Weiß KG|j.weiss@stahlbau.example|0"]
        },
        {
            "LinkedIn in Portuguese", "Nome,Sobrenome,URL,Endereço de e-mail,Empresa,Cargo,Conectado em\nJoão,da Silva,https://www.linkedin.com/in/jds,,Café Bom Ltda,Gerente de TI,12 mar 2024\n",
            ["created|João da Silva|Gerente de TI|Café Bom Ltda||0"]
        },
        {
            "LinkedIn saved by a spreadsheet", "Notes:;;;;;;\n\"When exporting; your data\";;;;;;\n;;;;;;\nFirst Name;Last Name;URL;Email Address;Company;Position;Connected On\nKim;Lee;https://www.linkedin.com/in/kimlee;;\"Acme; Co\";VP, Sales;12-Mar-24\n",
            ["created|Kim Lee|VP, Sales|Acme; Co||0"]
        },
        {
            "Google, a company among people", "First Name,Middle Name,Last Name,Name Prefix,Name Suffix,Nickname,File As,Organization Name,Organization Title,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value\n,,,,,,Initech LLC,Initech LLC,,* myContacts,,,Main,+1 512-555-0100\nRavi,,Menon,,,,,Tidal Grid,Head of Data,* myContacts,* Work,ravi@tidalgrid.example ::: rmenon@tidalgrid.example,Mobile,+91 98765 43210 ::: +91 22 4000 1111\n",
            ["skipped", "created|Ravi Menon|Head of Data|Tidal Grid|ravi@tidalgrid.example, rmenon@tidalgrid.example|2"]
        },
        {
            "Outlook with an address inside the mail server", "Title,First Name,Middle Name,Last Name,Suffix,Company,Department,Job Title,Business Phone,Mobile Phone,E-mail Address,E-mail Type,E-mail Display Name,E-mail 2 Address\nDr.,Ines,,Falk,,Falk AG,,CEO,,,/o=ExchangeLabs/ou=Group/cn=Recipients/cn=ines,EX,Ines Falk (ines@falk.example),ines@falk.example\n",
            ["created|Dr. Ines Falk|CEO|Falk AG|ines@falk.example|0"]
        },
        {
            "Outlook in Finnish", "Etunimi;Sukunimi;Yritys;Osasto;Tehtävänimike;Työpuhelin;Matkapuhelin;Sähköpostiosoite\nAino;Virtanen;Metsä Oy;IT;Tietohallintojohtaja;+358 9 123456;;aino@metsa.example\n",
            ["created|Aino Virtanen|Tietohallintojohtaja|Metsä Oy|aino@metsa.example|1"]
        },
        {
            "Outlook in Czech", "Titul;Jméno;Příjmení;Společnost;Oddělení;Funkce;Telefon do zaměstnání;E-mailová adresa\nIng.;Petr;Novák;Sklárny a.s.;Nákup;Ředitel;+420 222 111 000;petr@sklarny.example\n",
            ["created|Petr Novák|Ředitel|Sklárny a.s.|petr@sklarny.example|1"]
        },
        {
            "HubSpot by its internal names", "hs_object_id,firstname,lastname,email,phone,jobtitle,company,hs_buying_role,hubspot_owner_id,lifecyclestage,hs_email_optout,createdate,website,hs_linkedin_url\n12,Eva,Lund,eva@lund.example,+46 8 123 456 00,CTO,Lund AB,INFLUENCER,77,lead,true,2026-01-01,https://lund.example,linkedin.com/in/evalund\n",
            ["created|Eva Lund|CTO|Lund AB|eva@lund.example|1"]
        },
        {
            "Salesforce with the account's columns", "Id,LastName,FirstName,Account.Name,Account.Website,Title,Email,HasOptedOutOfEmail,OwnerId,IsDeleted\n003,Moe,Curly,Stooge Corp,https://stooge.example,COO,curly@stooge.example,false,005,0\n004,Gone,Al,Stooge Corp,,,al@stooge.example,false,005,1\n",
            ["created|Curly Moe|COO|Stooge Corp|curly@stooge.example|0", "skipped"]
        },
        {
            "Salesforce report in German", "Anrede;Vorname;Nachname;Titel;Accountname;Telefon;Mobil;E-Mail;Account-Inhaber\nFrau;Ida;Berg;Leiterin Einkauf;Nordlicht AG;0431 1234567;;ida@nordlicht.example;Ann\n",
            ["created|Frau Ida Berg|Leiterin Einkauf|Nordlicht AG|ida@nordlicht.example|1"]
        },
        {
            "Pipedrive in German", "Person - Name,Person - Organisation,Person - E-Mail - Arbeit,Person - Telefon - Arbeit,Person - Berufsbezeichnung\nÅsa Öberg,Skog AB,asa@skog.example,+46 31 700 00 00,Inköpschef\n",
            ["created|Åsa Öberg|Inköpschef|Skog AB|asa@skog.example|1"]
        },
        {
            "ZoomInfo", "ZoomInfo Contact ID,Last Name,First Name,Middle Name,Salutation,Suffix,Job Title,Job Function,Management Level,Direct Phone Number,Email Address,Email Domain,Department,Mobile phone,Company ID,Company Name,Company HQ Phone,Website\n-12,Bee,Ann,,Ms.,,\"Director, IT\",IT,Director,(512) 555-0100,ann@hive.example,hive.example,Information Technology,,55,Hive,(512) 555-9999,www.hive.example\n",
            ["created|Ms. Ann Bee|Director, IT|Hive|ann@hive.example|1"]
        },
        {
            "Freshsales", "Id,First name,Last name,Job title,Emails,Work,Mobile,Accounts,Sales owner,Subscription status,Updated at\n1,Ann,Bee,Buyer,ann@hive.example,+15125550100,,Hive,Bob,Unsubscribed,2026-01-02\n",
            ["created|Ann Bee|Buyer|Hive|ann@hive.example|1"]
        },
        {
            "Copper, kinds behind their values", "Name,Title,Company,Email,Email Type,Email 2,Email 2 Type,Phone Number,Phone Number Type,Contact Type,Owned By\nAnn Bee,Buyer,Hive,ann@hive.example,work,a@bee.example,personal,+15125550100,work,Potential Customer,Bob\n",
            ["created|Ann Bee|Buyer|Hive|ann@hive.example, a@bee.example|1"]
        },
        {
            "Close, a lead is a company there", "lead_name,contact_name,title,primary_email,primary_email_type,primary_phone\nHive,Ann Bee,Buyer,ann@hive.example,office,+15125550100\n",
            ["created|Ann Bee|Buyer||ann@hive.example|1"]
        },
        {
            "Odoo, companies among people", "id,name,email,phone,function,parent_id/name,is_company\nx1,Ann Bee,ann@hive.example,+1 512 555 0100,Buyer,Hive,False\nx2,Hive,info@hive.example,,,,True\n",
            ["created|Ann Bee|Buyer|Hive|ann@hive.example|1", "skipped"]
        },
        {
            "Salesforce in German, with where a lead came from", "Kontakt-ID,Anrede,Vorname,Nachname,Titel,Firma / Account,E-Mail,Telefon,Lead-Quelle\n003,Frau,Ana,Ruiz,Leiterin Einkauf,Hive SL,ana@hive.example,+49 30 1234567,Web\n",
            ["created|Frau Ana Ruiz|Leiterin Einkauf|Hive SL|ana@hive.example|1"]
        },
        {
            "Google Workspace, with what is required", "First Name [Required],Last Name [Required],Email Address [Required],Work Phone,Employee Title,Org Unit Path [Required]\nAna,Ruiz,ana@hive.example,+34911234567,Buyer,/\n",
            ["created|Ana Ruiz|Buyer||ana@hive.example|1"]
        },
        {
            "Cognism, the phone of headquarters is nobody's", "Id,First Name,Last Name,Job Title,Company Name,Company Website,Email,Direct,Mobile,Office,HQ Phone,LinkedIn\n1,Ana,Ruiz,Buyer,Hive SL,hive.example,ana@hive.example,,+34 600 000 000,+34 91 123 45 67,+34 91 000 00 00,\n",
            ["created|Ana Ruiz|Buyer|Hive SL|ana@hive.example|2"]
        },
        {
            "Thunderbird in Spanish", "Nombre,Apellidos,Nombre a mostrar,Apodo,Correo electrónico principal,Correo electrónico secundario,Teléfono del trabajo,Fax,Móvil,Puesto,Departamento,Organización\nAna,Ruiz,Ana Ruiz,,ana@hive.example,,+34 91 123 45 67,,,Compradora,,Hive SL\n",
            ["created|Ana Ruiz|Compradora|Hive SL|ana@hive.example|1"]
        },
        {
            "HubSpot in German", "Datensatz-ID,Vorname,Nachname,E-Mail,Telefonnummer,Zuständiger Mitarbeiter,Jobbezeichnung,Unternehmensname,Zugehöriges Unternehmen,Einkaufsrolle\n12,Ana,Ruiz,ana@hive.example,+49 30 1234567,Bob,Einkäuferin,Hive SL,Hive SL,Entscheidungsträger\n",
            ["created|Ana Ruiz|Einkäuferin|Hive SL|ana@hive.example|1"]
        },
        {
            "Pipedrive in Spanish", "Persona - Nombre,Persona - Organización,Persona - Correo electrónico - Trabajo,Persona - Teléfono - Trabajo,Persona - Cargo\nAna Ruiz,Hive SL,ana@hive.example,+34 91 123 45 67,Compradora\n",
            ["created|Ana Ruiz|Compradora|Hive SL|ana@hive.example|1"]
        },
        {
            "A spreadsheet that adds up", "Name,Email,Company\nAnn Bee,ann@hive.example,Hive\nTotal,,\nGrand total,,\n",
            ["created|Ann Bee||Hive|ann@hive.example|0", "skipped", "skipped"]
        },
        {
            "Columns without a name, rows of nothing", "First Name,,Last Name,,Email,,,Company,,\nAnn,,Bee,,ann@hive.example,,,Hive,,\n,,,,,,,,,\n",
            ["created|Ann Bee||Hive|ann@hive.example|0"]
        },
        {
            "Blanks that do not break", "Name\u00a0,Company,Email\nAnn\u00a0Bee,Hive\u00a0Ltd,ann@hive.example\u200b\n",
            ["created|Ann\u00a0Bee||Hive Ltd|ann@hive.example|0"]
        },
        {
            "vCard of a company, without a name of anybody", "BEGIN:VCARD\nVERSION:3.0\nFN:Hive SL\nN:;;;;\nORG:Hive SL;\nTEL:+34911234567\nEND:VCARD\n",
            ["skipped"]
        },
        {
            "vCard by Google", "BEGIN:VCARD\nVERSION:3.0\nFN:Ravi Menon\nN:Menon;Ravi;;;\nEMAIL;TYPE=INTERNET;TYPE=WORK:ravi@tidal.example\nTEL;TYPE=CELL:+91 98765 43210\nORG:Tidal\nTITLE:Head\nitem1.URL:https\\://www.linkedin.com/in/ravim\nitem1.X-ABLabel:PROFILE\nEND:VCARD\n",
            ["created|Ravi Menon|Head|Tidal|ravi@tidal.example|1"]
        },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public async Task File_OfATool_ElsewhereThanUsual_GivesItsPeople(string tool, string text, string[] rows)
    {
        var read = await (await SampleFiles.OfTextAsync(text)).TrialAsync();

        read.Select(Words).Should().Equal(rows, tool);
        read.Should().OnlyContain(r => r.Outcome != "skipped" || r.Reason.Length > 0);
    }

    private static string Words(ImportedRow row) => row.Outcome == "skipped" ? row.Outcome
        : string.Join('|', row.Outcome, row.Full, row.Title, row.Company, string.Join(", ", row.Emails), row.Phones.Count);

    [Fact]
    public async Task Person_CalledLikeTheirCompany_IsAPerson()
    {
        var rows = await SampleFiles.ReadAsync("Name,First Name,Last Name,Company,Email\nIda Falk,Ida,Falk,Ida Falk,\nInitech LLC,,,Initech LLC,\n");

        rows.Select(r => r.Verdict).Should().Equal(Rows.RowVerdict.Take, Rows.RowVerdict.Skip);
        rows[1].Reason.Should().Be("The row names a company and no person.");
    }

    /// <summary>The words of FORMATS.md §5.3: HubSpot, Salesforce, Sales Navigator, Adobe, Lusha, CustomerOS.</summary>
    [Theory]
    [InlineData(BuyingRole.DecisionMaker, "DECISION_MAKER", "Decision Maker", "decision_maker")]
    [InlineData(BuyingRole.BudgetInfluencer, "BUDGET_HOLDER", "Economic Buyer")]
    [InlineData(BuyingRole.TechnicalEvaluator, "Technical Buyer", "Evaluator")]
    [InlineData(BuyingRole.Influencer, "INFLUENCER", "Influencer")]
    [InlineData(BuyingRole.Champion, "CHAMPION", "Champion", "potential_champion")]
    [InlineData(BuyingRole.ExecutiveSponsor, "EXECUTIVE_SPONSOR", "Executive Sponsor", "Executive Steering Committee", "Stakeholder")]
    [InlineData(BuyingRole.EndUser, "END_USER", "Business User", "Practitioner", "end_user", "User")]
    [InlineData(BuyingRole.LegalAndProcurement, "LEGAL_AND_COMPLIANCE", "Procurement", "Data Owner")]
    [InlineData(BuyingRole.Blocker, "BLOCKER")]
    public async Task BuyingRole_InTheWordsOfOtherTools_IsOurs(BuyingRole role, params string[] words)
    {
        foreach (var word in words)
        {
            var rows = await SampleFiles.ReadAsync($"Name,Company,Buying Role\nAnn Bee,Hive,{word}\nBo Ek,Hive,OTHER;{word}\n");

            rows.Select(r => r.Roles).Should().AllSatisfy(r => r.Should().Equal(role), word);
        }
    }

    [Theory]
    [InlineData("Unsubscribed from all email", "Yes", DoNotContact.Email)]
    [InlineData("HasOptedOutOfEmail", "1", DoNotContact.Email)]
    [InlineData("Email Opt Out", "true", DoNotContact.Email)]
    [InlineData("Do not allow Emails", "Do Not Allow", DoNotContact.Email)]
    [InlineData("Do not allow Emails", "Allow", DoNotContact.None)]
    [InlineData("Newsletter abgemeldet", "ja", DoNotContact.Email)]
    [InlineData("Désinscription des e-mails", "oui", DoNotContact.Email)]
    [InlineData("Do Not Call", "True", DoNotContact.Phone)]
    [InlineData("Nicht anrufen", "wahr", DoNotContact.Phone)]
    [InlineData("Do not allow Phone Calls", "Do Not Allow", DoNotContact.Phone)]
    [InlineData("Opted Out", "x", DoNotContact.All)]
    [InlineData("Subscription status", "Unsubscribed", DoNotContact.All)]
    [InlineData("Subscription status", "Subscribed", DoNotContact.None)]
    [InlineData("Do Not Contact", "0", DoNotContact.None)]
    public async Task OptOut_InTheWordsOfOtherTools_ForbidsThatWay(string header, string cell, DoNotContact forbidden) =>
        (await SampleFiles.ReadAsync($"Name,Company,{header}\nAnn Bee,Hive,{cell}\n"))[0].OptOut.Should().Be(forbidden);

    [Theory]
    [InlineData(Seniority.Executive, "c_suite", "C-Level", "VP-Level", "vp", "Owner / Partner", "founder", "Board of Directors")]
    [InlineData(Seniority.Manager, "director", "Director", "head", "Manager-Level", "Experienced Manager")]
    [InlineData(Seniority.IC, "senior", "entry", "intern", "Non-Manager", "In Training", "Mid-Senior level", "employee")]
    public async Task Seniority_InTheWordsOfOtherTools_IsOurs(Seniority seniority, params string[] words)
    {
        foreach (var word in words)
        {
            (await SampleFiles.ReadAsync($"Name,Company,Seniority\nAnn Bee,Hive,{word}\n"))[0].Person.Fields[Domain.Merging.ContactField.Seniority].Should().Be(seniority.ToString(), word);
        }
    }
}
