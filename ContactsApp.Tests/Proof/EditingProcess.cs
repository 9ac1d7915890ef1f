using System.Globalization;
using ContactsApp.Data;
using ContactsApp.Domain;
using ContactsApp.Features.Contacts;
using ContactsApp.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ContactsApp.Proof;

/// <summary>
/// A process of its own that can be killed: adds people to a lead as a user does, says each one's id when the app has acknowledged it,
/// and goes on for ever.
/// </summary>
internal static class EditingProcess
{
    /// <summary>Edits until killed.</summary>
    /// <returns>1, when an edit failed.</returns>
    public static async Task<int> RunAsync(string root, Guid lead)
    {
        var folder = new DataFolder(root);
        var services = new ServiceCollection().AddLogging().AddDatabase(folder, DatabaseSettings.Sqlite(folder.DatabaseFile));
        FeatureServices.Add(services);
        await using var provider = services.BuildServiceProvider();
        for (var number = 1; ; number++)
        {
            await using var scope = provider.CreateAsyncScope();
            var form = new AddContactForm
            {
                FullName = string.Create(CultureInfo.InvariantCulture, $"Ann Number{number}"),
                Title = "Head of Finance",
                Email = string.Create(CultureInfo.InvariantCulture, $"ann{number}@halden.example"),
                Decision = AddDecision.AddAnyway,
            };
            var outcome = await scope.ServiceProvider.GetRequiredService<ContactCommands>().AddContactAsync(lead, form, CancellationToken.None);
            if (outcome is not { Kind: OutcomeKind.Done, Value.Outcome: IntakeOutcome.Created })
            {
                await Console.Error.WriteLineAsync($"Edit {number}: {outcome.Kind} {outcome.Message}");
                return 1;
            }

            await Console.Out.WriteLineAsync(form.Id.ToString());
            await Console.Out.FlushAsync();
        }
    }
}
