using ContactsApp.Domain.Names;

namespace ContactsApp.Cli;

/// <summary>The verb "names parse": a name a line in, its parts a line out. Touches no database.</summary>
public static class NamesCommand
{
    private const string Usage = "Usage: names parse    stdin: a name a line    stdout: name, given, family, prefix, suffix, middle (tab-separated)";

    /// <summary>Runs the verb.</summary>
    /// <param name="args">The words behind "names".</param>
    /// <param name="input">A name a line.</param>
    /// <param name="output">The same lines with the parts behind, separated by tabs.</param>
    /// <param name="error">Where wrong usage is explained.</param>
    /// <returns>0, or 2 for wrong usage.</returns>
    public static int Run(string[] args, TextReader input, TextWriter output, TextWriter error)
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(error);
        if (args is not ["parse"])
        {
            error.WriteLine(Usage);
            return 2;
        }
        while (input.ReadLine() is { } line)
        {
            // A tab cannot be part of a name, and would shift the columns.
            string name = line.Split('\t')[0];
            PersonName parsed = NameParser.Parse(name);
            output.WriteLine(string.Join('\t', name, parsed.Given, parsed.Family, parsed.Prefix, parsed.Suffix, parsed.Middle));
        }
        output.Flush();
        return 0;
    }
}
