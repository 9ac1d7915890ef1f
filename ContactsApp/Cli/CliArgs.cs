namespace ContactsApp.Cli;

/// <summary>The words behind a verb, told apart: plain words, options with a value, flags, and settings ("--ContactsApp:Data=/srv/contacts").</summary>
public sealed class CliArgs
{
    private readonly Dictionary<string, string> options = new(StringComparer.Ordinal);
    private readonly List<string> words = [];
    private readonly List<string> settings = [];

    /// <summary>The words that are no options, in order.</summary>
    public IReadOnlyList<string> Words => words;

    /// <summary>Settings for the host; they win over the environment and the file.</summary>
    public IReadOnlyList<string> Settings => settings;

    /// <summary>What is wrong with the words, for standard error; null when they can be told apart.</summary>
    public string? Problem { get; private set; }

    /// <summary>The value of an option, or null when it was not given.</summary>
    public string? Option(string name) => options.GetValueOrDefault(name);

    public bool Flag(string name) => options.ContainsKey(name);

    /// <param name="withValue">Options that take the next word ("--role").</param>
    /// <param name="flags">Options that stand alone ("--dry-run").</param>
    public static CliArgs Parse(IReadOnlyList<string> args, IReadOnlyCollection<string> withValue, IReadOnlyCollection<string> flags)
    {
        var parsed = new CliArgs();
        for (var i = 0; i < args.Count && parsed.Problem is null; i++)
        {
            var arg = args[i];
            if (!arg.StartsWith("--", StringComparison.Ordinal))
            {
                parsed.words.Add(arg);
            }
            else if (arg.Contains(':', StringComparison.Ordinal) && arg.Contains('=', StringComparison.Ordinal))
            {
                parsed.settings.Add(arg);
            }
            else if (flags.Contains(arg))
            {
                parsed.options[arg] = "";
            }
            else if (!withValue.Contains(arg))
            {
                parsed.Problem = $"{arg} is not an option here.";
            }
            else if (i + 1 == args.Count || args[i + 1].StartsWith("--", StringComparison.Ordinal))
            {
                parsed.Problem = $"{arg} needs a value behind it.";
            }
            else
            {
                parsed.options[arg] = args[++i];
            }
        }

        return parsed;
    }
}
