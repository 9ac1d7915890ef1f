namespace ContactsApp.Features.Interchange.Layouts;

/// <summary>What a column of a file says, of the person in the row unless the name tells otherwise. The words for users stand in column_names.tsv.</summary>
public enum ColumnMeaning
{
    FullName,
    GivenName,
    MiddleName,
    FamilyName,
    NamePrefix,
    NameSuffix,
    Nickname,
    Title,
    Headline,
    Department,
    Seniority,
    BuyingRole,
    Email,
    WorkEmail,
    PersonalEmail,
    /// <summary>The kind of the e-mail address in the next column ("* Work": the star marks the main one).</summary>
    EmailLabel,
    /// <summary>What the tool knows about the address: Verified, Unavailable.</summary>
    EmailStatus,
    /// <summary>Yes when mail to the address came back.</summary>
    Bounced,
    Phone,
    WorkPhone,
    MobilePhone,
    PersonalPhone,
    /// <summary>The kind of the number in the next column; a fax is left out.</summary>
    PhoneLabel,
    /// <summary>"+49", for numbers that stand without.</summary>
    CallingCode,
    /// <summary>Country in which numbers without calling code were dialled.</summary>
    PhoneRegion,
    LinkedIn,
    /// <summary>Any address on the web: a LinkedIn profile, the company's site, or another page; each value tells itself.</summary>
    Website,
    WebsiteLabel,
    PersonalWebsite,
    Location,
    City,
    Region,
    Country,
    Company,
    /// <summary>Apollo's short form of the company's name; used where no other is given.</summary>
    CompanyEmailsName,
    CompanyDomain,
    CompanyLinkedIn,
    Industry,
    Employees,
    Revenue,
    Founded,
    Technologies,
    CompanyDescription,
    CompanyCity,
    CompanyRegion,
    CompanyCountry,
    Notes,
    Tags,
    Owner,
    LeadStatus,
    ExternalId,
    CompanyExternalId,
    /// <summary>When the row was true.</summary>
    ObservedOn,
    StartedOn,
    EndedOn,
    /// <summary>No when the person works there no more.</summary>
    Active,
    /// <summary>Yes for the main person of the company or deal.</summary>
    Primary,
    /// <summary>Yes for rows that their tool has in its trash.</summary>
    Deleted,
    OptOut,
    OptOutEmail,
    OptOutPhone,
    Pronouns,
    TimeZone,
    /// <summary>Whether a card is a person, an organisation or a group.</summary>
    RecordKind,
    /// <summary>Yes for rows about a company in a file of people: they are left out.</summary>
    IsCompany,
}

/// <summary>What the rows of a file describe.</summary>
public enum RowsAre
{
    Contacts,
    Companies,
}

/// <summary>In which order dates are written where their numbers do not tell.</summary>
public enum DateOrder
{
    /// <summary>31/12/2026 and 31.12.2026.</summary>
    DayFirst,
    /// <summary>12/31/2026.</summary>
    MonthFirst,
}
