using ContactsApp.Proof;
using ContactsApp.Screenshots;

namespace ContactsApp;

/// <summary>
/// The entry point of the test program, for what needs its support classes and a process of its own. The test runner does not come
/// through here.
/// </summary>
internal static class TestProgram
{
    private static async Task<int> Main(string[] args)
    {
        switch (args)
        {
            case ["edit", var folder, var lead]:
                return await EditingProcess.RunAsync(folder, Guid.Parse(lead));
            case ["work", var folder]:
                return await WorkingProcess.RunAsync(folder);
            case ["backup", var folder, var file]:
                return await BackingUpProcess.RunAsync(folder, file);
            case ["digest", var folder, var port]:
                return await DigestingProcess.RunAsync(folder, port);
            case ["screenshots", var folder]:
                return await ScreenshotRun.RunAsync(Path.GetFullPath(folder));
            default:
                await Console.Error.WriteLineAsync("Run the tests with .ci/test, and the screenshots with .ci/screenshots.");
                return 2;
        }
    }
}
