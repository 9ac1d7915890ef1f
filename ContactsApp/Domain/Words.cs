namespace ContactsApp.Domain;

/// <summary>How much a person decides, derived from the title (data/titles rule in PRODUCT.md §2) and correctable by hand.</summary>
public enum Seniority
{
    /// <summary>No title, or a title that says nothing.</summary>
    Unknown,
    /// <summary>Individual contributor: everybody who leads nobody, however senior.</summary>
    IC,
    /// <summary>Heads of a function, directors, managers of people, team leads.</summary>
    Manager,
    /// <summary>C-level, founders, owners, partners, presidents, vice presidents, managing directors, board.</summary>
    Executive,
}

/// <summary>The function a person works in; the sixteen words of the product.</summary>
public enum Department
{
    Engineering,
    IT,
    Security,
    Data,
    Product,
    Design,
    Marketing,
    Sales,
    CustomerSuccess,
    Finance,
    Operations,
    People,
    Legal,
    Procurement,
    GeneralManagement,
    Other,
}
