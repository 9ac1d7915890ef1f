using System.Globalization;
using System.Text;
using ContactsApp.Domain;
using ContactsApp.Jobs;
using ContactsApp.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ContactsApp.Features.Interchange;

/// <summary>What a user and the server do with imports, on a test database: upload, press the button, let the worker work.</summary>
public sealed class ImportDesk(TestDatabase database)
{
    public const string LinkedIn = """
        Notes:
        "Some addresses are missing."

        First Name,Last Name,URL,Email Address,Company,Position,Connected On
        Nadia,Petrov,https://www.linkedin.com/in/nadia-petrov,,Loomwork Software,VP of Engineering,12 Jan 2026
        Oliver,"Brandt, PMP",https://www.linkedin.com/in/oliver-brandt,,Loomwork Software,Director of IT,13 Jan 2026
        Yara,Okafor,https://www.linkedin.com/in/yara-okafor,yara@loomwork.example,Loomwork Software,Head of Finance,14 Jan 2026
        ,,,,,,15 Jan 2026
        Sam,Solo,https://www.linkedin.com/in/sam-solo,,,,16 Jan 2026
        """;

    /// <summary>The user who imports.</summary>
    public Actor Ann { get; private set; } = TestDatabase.Ann;

    private ImportCommands Commands => database.Get<ImportCommands>();

    /// <summary>Signs a fresh user in.</summary>
    public async Task SignInAsync(UserRole role = UserRole.Rep)
    {
        Ann = await database.UserAsync("Ann Keller", role);
        database.Acts(role, Ann);
    }

    public Task<Outcome<Guid>> TryUploadAsync(string text, string name = "people.csv", Guid? id = null) =>
        database.Get<ImportUploads>().UploadAsync(new(id ?? Guid.CreateVersion7(), name), new MemoryStream(Encoding.UTF8.GetBytes(text)), arrived: null, CancellationToken.None);

    public async Task<Guid> UploadAsync(string text, string name = "people.csv")
    {
        var outcome = await TryUploadAsync(text, name);
        outcome.Kind.Should().Be(OutcomeKind.Done, outcome.Message);
        return outcome.Value;
    }

    /// <summary>Chooses options on the preview.</summary>
    public async Task<Outcome> TryChooseAsync(Guid import, Func<ImportChoices, ImportChoices> change) =>
        await Commands.ChooseAsync(import, change((await ViewAsync(import)).Choices), CancellationToken.None);

    public async Task ChooseAsync(Guid import, Func<ImportChoices, ImportChoices> change)
    {
        var outcome = await TryChooseAsync(import, change);
        outcome.Ok.Should().BeTrue(outcome.Message);
    }

    /// <summary>Presses Import or Resume.</summary>
    public Task<Outcome> PressRunAsync(Guid import, Guid? job = null) => Commands.RunAsync(import, job ?? Guid.CreateVersion7(), CancellationToken.None);

    /// <summary>The background worker does everything there is to do.</summary>
    public async Task WorkAsync()
    {
        while (await database.Services.GetRequiredService<JobRunner>().RunNextAsync(CancellationToken.None))
        {
        }
    }

    /// <summary>From the file to the report.</summary>
    public async Task<ImportView> ImportAsync(string text, string name = "people.csv")
    {
        var import = await UploadAsync(text, name);
        (await PressRunAsync(import)).Ok.Should().BeTrue();
        await WorkAsync();
        return await ViewAsync(import);
    }

    /// <summary>Presses Undo import, or Go on.</summary>
    public Task<Outcome> PressUndoAsync(Guid import) => Commands.UndoAsync(import, Guid.CreateVersion7(), CancellationToken.None);

    /// <summary>Takes it back to the end.</summary>
    public async Task UndoAsync(Guid import)
    {
        (await PressUndoAsync(import)).Ok.Should().BeTrue();
        await WorkAsync();
    }

    public async Task<UndoPreview> PreviewUndoAsync(Guid import) => (await database.Get<UndoImportPreview>().PreviewAsync(import, CancellationToken.None))!;

    public async Task<ImportView> ViewAsync(Guid import) => (await database.Get<ImportQueries>().FindAsync(import, CancellationToken.None))!;

    public async Task<IReadOnlyList<ImportRowView>> RowsAsync(Guid import, params ImportOutcome[] outcomes) =>
        (await database.Get<ImportQueries>().RowsAsync(import, outcomes, 0, 1_000, CancellationToken.None)).Rows;

    /// <summary>Many people of a few companies, with names that nobody takes for one another.</summary>
    public static string Crowd(int people, int from = 1)
    {
        var text = new StringBuilder("First Name,Last Name,Job Title,Email,Company,Company Domain Name\n");
        for (var i = from; i < from + people; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{Syllables(i * 7919 % 100_003)},{Syllables(i * 104_729 % 99_991)},Head of Finance,person{i}@firm{i % 7}.example,Firm {i % 7},firm{i % 7}.example\n");
        }

        return text.ToString();
    }

    private static string Syllables(int number)
    {
        string[] parts = ["ba", "ce", "di", "fo", "gu", "ha", "je", "ki", "lo", "mu"];
        var name = string.Concat(number.ToString("00000", CultureInfo.InvariantCulture).Select(d => parts[d - '0']));
        return char.ToUpperInvariant(name[0]) + name[1..];
    }
}
