using ContactsApp.Domain;
using ContactsApp.Domain.Emails;

namespace ContactsApp.Intake;

/// <summary>The kinds of addresses and numbers (<see cref="ReachKind"/>) as sources call them.</summary>
public static class ReachLabels
{
    private static readonly string[] Mobile = ["mobile", "mobil", "cell", "iphone", "handy", "portable", "movil", "celular", "gsm"];
    private static readonly string[] Personal = ["home", "personal", "private", "privat", "prive", "domicile", "casa", "thuis", "particular", "hjem", "hem"];
    private static readonly string[] Work = ["work", "business", "office", "company", "direct", "main", "geschaft", "dienst", "bureau", "trabajo", "trabalho", "lavoro", "werk", "zakelijk", "arbeit"];

    /// <summary>The kind of an address; free mail is personal where nothing is said.</summary>
    public static string OfEmail(string? label, EmailAddress email) =>
        Of(label) is { } kind and not nameof(ReachKind.Mobile) ? kind : EmailLists.IsFreeMail(email) ? nameof(ReachKind.Personal) : nameof(ReachKind.Work);

    /// <summary>The kind of a number; null where nothing is said.</summary>
    public static string? OfPhone(string? label) => Of(label);

    private static string? Of(string? label)
    {
        if (string.IsNullOrWhiteSpace(label))
        {
            return null;
        }

        var text = Domain.Names.NameFolding.Fold(label);
        return Array.Exists(Mobile, w => text.Contains(w, StringComparison.Ordinal)) ? nameof(ReachKind.Mobile)
            : Array.Exists(Personal, w => text.Contains(w, StringComparison.Ordinal)) ? nameof(ReachKind.Personal)
            : Array.Exists(Work, w => text.Contains(w, StringComparison.Ordinal)) ? nameof(ReachKind.Work)
            : nameof(ReachKind.Other);
    }
}
