using System.ComponentModel.DataAnnotations;

namespace ContactsApp.Features.Contacts;

/// <summary>How to go on when the person being added looks like somebody who is here already, or was removed.</summary>
public enum AddDecision
{
    /// <summary>Stop and ask when there is a likely duplicate or an earlier removal.</summary>
    Ask,
    /// <summary>The user has seen the notice and adds a new record anyway.</summary>
    AddAnyway,
    /// <summary>What was typed becomes an observation of <see cref="AddContactForm.MergeInto"/>.</summary>
    Merge,
}

/// <summary>What a rep types about one person. At least one of name, e-mail and LinkedIn URL is needed.</summary>
public sealed class AddContactForm : IValidatableObject
{
    /// <summary>Made once when the form opens: the same id twice makes one contact.</summary>
    public Guid Id { get; set; } = Guid.CreateVersion7();

    [StringLength(200, ErrorMessage = "A name has at most 200 characters.")]
    public string? FullName { get; set; }

    [StringLength(300, ErrorMessage = "A title has at most 300 characters.")]
    public string? Title { get; set; }

    [StringLength(254, ErrorMessage = "An e-mail address has at most 254 characters.")]
    public string? Email { get; set; }

    [StringLength(50, ErrorMessage = "A phone number has at most 50 characters.")]
    public string? Phone { get; set; }

    [StringLength(300, ErrorMessage = "A link has at most 300 characters.")]
    public string? LinkedInUrl { get; set; }

    public AddDecision Decision { get; set; }
    public Guid? MergeInto { get; set; }

    /// <summary>Enough to add somebody: a name, an e-mail address or a LinkedIn URL.</summary>
    public bool NamesSomebody => !(string.IsNullOrWhiteSpace(FullName) && string.IsNullOrWhiteSpace(Email) && string.IsNullOrWhiteSpace(LinkedInUrl));

    /// <summary>Nothing was typed at all.</summary>
    public bool IsEmpty => !NamesSomebody && string.IsNullOrWhiteSpace(Title) && string.IsNullOrWhiteSpace(Phone);

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!NamesSomebody)
        {
            yield return new("Give a name, an e-mail address or a LinkedIn URL.", [nameof(FullName)]);
        }
    }
}
