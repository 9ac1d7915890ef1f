using System.Text;

namespace ContactsApp.Cli;

/// <summary>The command line of the executable: a known first word runs a verb, anything else starts the web server.</summary>
public static class Cli
{
    private const int BufferSize = 1 << 16;

    /// <summary>True where the arguments name a verb.</summary>
    public static bool IsVerb(string[] args) => args is ["names" or "people", ..];

    /// <summary>Runs a verb on the standard streams in UTF-8.</summary>
    /// <returns>0 success, 1 failed, 2 wrong usage.</returns>
    public static int Run(string[] args)
    {
        ArgumentNullException.ThrowIfNull(args);
        var utf8 = new UTF8Encoding(false);
        using var input = new StreamReader(Console.OpenStandardInput(), utf8, true, BufferSize);
        using var output = new StreamWriter(Console.OpenStandardOutput(), utf8, BufferSize);
        output.NewLine = "\n";
        return args[0] switch
        {
            "names" => NamesCommand.Run(args[1..], input, output, Console.Error),
            _ => 2,
        };
    }
}
