using ContactsApp.Features.Committee;
using ContactsApp.Features.Contacts.Across;
using ContactsApp.Features.Undo;

namespace ContactsApp.Features.Contacts;

/// <summary>The services of contacts and of undo.</summary>
public static class ContactsFeature
{
    public static IServiceCollection AddContacts(this IServiceCollection services) => services
        .AddScoped<ContactQueries>()
        .AddScoped<ContactListQueries>()
        .AddScoped<AddContactPreview>()
        .AddScoped<AddContactRules>()
        .AddScoped<ContactWork>()
        .AddScoped<ContactCommands>()
        .AddScoped<ContactEdits>()
        .AddScoped<IUndoHandler, UndoContactAdded>()
        .AddScoped<IUndoHandler, UndoContactEdited>()
        .AddScoped<IUndoHandler, UndoContactNotes>()
        .AddScoped<IUndoHandler, UndoContactRemoved>()
        .AddScoped<IUndoHandler, UndoContactLeft>()
        .AddScoped<IUndoHandler, UndoDoNotContact>()
        .AddScoped<IUndoHandler, UndoGatekeeper>()
        .AddScoped<UndoCommands>()
        .AddScoped<UndoQueries>()
        .AddScoped<RemovalActions>()
        .AddScoped<PersonActions>();
}
