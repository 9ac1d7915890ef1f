using System.Globalization;

namespace ContactsApp.Domain.Companies;

/// <summary>
/// The Public Suffix List (publicsuffix.org, MPL-2.0, public_suffix_list.dat): under which names anybody can register.
/// Both sections count: somebody.github.io is a different owner than github.io.
/// </summary>
internal sealed class PublicSuffixList
{
    private static readonly Lazy<PublicSuffixList> Loaded = new(() => new PublicSuffixList());

    // RFC 2606 and 6761: never sold, but used in demonstrations and tests, where they behave like any other.
    private static readonly string[] ReservedTopLevels = ["example", "test", "invalid", "localhost"];

    private readonly HashSet<string> topLevels = new(2048, StringComparer.Ordinal);
    private readonly Rules icann = new();
    private readonly Rules all = new();

    private PublicSuffixList()
    {
        var idn = new IdnMapping();
        var isPrivate = false;
        foreach (var line in KnowledgeFile.Lines("Companies", "public_suffix_list.dat", comment: "\0"))
        {
            if (line.StartsWith("//", StringComparison.Ordinal))
            {
                isPrivate |= line.Contains("BEGIN PRIVATE DOMAINS", StringComparison.Ordinal);
                continue;
            }

            Add(System.Text.Ascii.IsValid(line) ? line : Encode(idn, line), isPrivate);
        }

        topLevels.UnionWith(ReservedTopLevels);
    }

    /// <summary>The list, read on first use.</summary>
    public static PublicSuffixList Instance => Loaded.Value;

    /// <summary>Whether the last label of the host exists in the root zone or is reserved for examples and tests.</summary>
    public bool HasKnownTopLevel(ReadOnlySpan<char> asciiHost) =>
        topLevels.GetAlternateLookup<ReadOnlySpan<char>>().Contains(asciiHost[(asciiHost.LastIndexOf('.') + 1)..]);

    /// <summary>
    /// The registrable domain: the public suffix and one label before it. False where the host is itself a public suffix
    /// (co.uk) or its top level does not exist. A host that is a suffix by its owner's wish only (the private section,
    /// for example uk.com) is taken by the registry's rules, because its owner is a company too.
    /// </summary>
    public bool TryRegistrable(string asciiHost, out string registrable)
    {
        registrable = "";
        if (!HasKnownTopLevel(asciiHost))
        {
            return false;
        }

        var start = all.RegistrableStart(asciiHost);
        start = start < 0 ? icann.RegistrableStart(asciiHost) : start;
        if (start < 0)
        {
            return false;
        }

        registrable = asciiHost[start..];
        return true;
    }

    private static string Encode(IdnMapping idn, string rule) =>
        rule.StartsWith("*.", StringComparison.Ordinal) || rule[0] == '!'
            ? rule[..(rule[0] == '!' ? 1 : 2)] + idn.GetAscii(rule[(rule[0] == '!' ? 1 : 2)..])
            : idn.GetAscii(rule);

    private void Add(string rule, bool isPrivate)
    {
        all.Add(rule);
        if (!isPrivate)
        {
            icann.Add(rule);
            topLevels.Add(rule[(rule.LastIndexOf('.') + 1)..].TrimStart('!', '*'));
        }
    }

    /// <summary>One set of rules and the list's matching algorithm: an exception beats all, then the longest rule wins.</summary>
    private sealed class Rules
    {
        private readonly HashSet<string> exact = new(10240, StringComparer.Ordinal);
        private readonly HashSet<string> wildcards = new(StringComparer.Ordinal);
        private readonly HashSet<string> exceptions = new(StringComparer.Ordinal);

        public void Add(string rule)
        {
            if (rule[0] == '!')
            {
                exceptions.Add(rule[1..]);
            }
            else if (rule.StartsWith("*.", StringComparison.Ordinal))
            {
                wildcards.Add(rule[2..]);
            }
            else
            {
                exact.Add(rule);
            }
        }

        /// <summary>Where the registrable domain starts in the host, or -1 where the host is nothing but a suffix.</summary>
        public int RegistrableStart(ReadOnlySpan<char> host)
        {
            var exactSpan = exact.GetAlternateLookup<ReadOnlySpan<char>>();
            var wildcardSpan = wildcards.GetAlternateLookup<ReadOnlySpan<char>>();
            var exceptionSpan = exceptions.GetAlternateLookup<ReadOnlySpan<char>>();
            var before = -1;
            for (var start = 0; ;)
            {
                var rest = host[start..];
                if (exceptionSpan.Contains(rest))
                {
                    return start;
                }

                var dot = rest.IndexOf('.');
                if (dot < 0 || exactSpan.Contains(rest) || wildcardSpan.Contains(rest[(dot + 1)..]))
                {
                    return before;
                }

                before = start;
                start += dot + 1;
            }
        }
    }
}
