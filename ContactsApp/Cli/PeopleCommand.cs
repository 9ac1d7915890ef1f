using ContactsApp.Domain.Matching;
using ContactsApp.Domain.Names;

namespace ContactsApp.Cli;

/// <summary>The verb "people match": two people of one company a line in, the answer behind it out. Touches no database.</summary>
public static class PeopleCommand
{
    private const string Usage = "Usage: people match    stdin: name, title, name, title, company (tab-separated)    stdout: the same line and same, ask or different";
    private const int NeededColumns = 4;

    /// <summary>Runs the verb.</summary>
    /// <param name="args">The words behind "people".</param>
    /// <param name="input">Two people a line: name, title, name, title, company; nothing else is known of them.</param>
    /// <param name="output">The same lines with the answer behind.</param>
    /// <param name="error">Where wrong usage and wrong lines are explained.</param>
    /// <returns>0, 1 where a line has too few columns (the lines before it are answered), 2 for wrong usage.</returns>
    public static int Run(string[] args, TextReader input, TextWriter output, TextWriter error)
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(error);
        if (args is not ["match"])
        {
            error.WriteLine(Usage);
            return 2;
        }
        for (int number = 1; input.ReadLine() is { } line; number++)
        {
            string[] columns = line.Split('\t');
            if (columns.Length < NeededColumns)
            {
                output.Flush();
                error.WriteLine($"Line {number} has {columns.Length} columns; name, title, name, title are needed. The lines before it are answered.");
                return 1;
            }
            MatchResult result = PersonMatcher.Compare(Facts(columns[0], columns[1]), Facts(columns[2], columns[3]));
            output.WriteLine($"{line}\t{Word(result.Answer)}");
        }
        output.Flush();
        return 0;
    }

    private static PersonFacts Facts(string name, string title) => new(NameParser.Parse(name), title, [], [], null);

    private static string Word(MatchAnswer answer) => answer switch
    {
        MatchAnswer.Same => "same",
        MatchAnswer.Ask => "ask",
        MatchAnswer.Different => "different",
    };
}
