using ContactsApp.Domain.Titles;

namespace ContactsApp.Cli;

/// <summary>The verb <c>titles classify</c>: job titles in, one a line; title, seniority and department out, tab-separated.</summary>
public static class TitlesCommand
{
    private const string Usage = "Usage: titles classify    (reads a title a line from standard input, writes title, seniority and department separated by tabs)";

    /// <summary>Runs the verb on the words after it. Titles are written exactly as read; an empty line gives Unknown and no department.</summary>
    /// <returns>An exit code of <see cref="Cli"/>.</returns>
    public static int Run(string[] args, TextReader input, TextWriter output, TextWriter error)
    {
        if (args is not ["classify"])
        {
            error.WriteLine(Usage);
            return Cli.WrongUsage;
        }

        while (input.ReadLine() is { } title)
        {
            var judged = TitleClassifier.Classify(title);
            output.Write(title);
            output.Write('\t');
            output.Write(judged.Seniority.ToString());
            output.Write('\t');
            output.WriteLine(judged.Department is { } department ? DepartmentNames.Name(department) : "");
        }

        output.Flush();
        return Cli.Success;
    }
}
