namespace ContactsApp.Domain.Suppressions;

/// <summary>By what a removed person is recognised when somebody brings them again.</summary>
public enum SuppressionKeyKind
{
    /// <summary>An e-mail address, without its plus-tag.</summary>
    Email,
    /// <summary>The slug of a LinkedIn profile.</summary>
    LinkedIn,
    /// <summary>A phone number with its extension. Colleagues may share it, so a hit needs judgement.</summary>
    Phone,
    /// <summary>Folded name and company domain together. Namesakes exist, so a hit only asks.</summary>
    NameAndCompany,
}
