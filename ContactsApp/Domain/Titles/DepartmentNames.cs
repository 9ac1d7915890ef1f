using System.Collections.Frozen;

namespace ContactsApp.Domain.Titles;

/// <summary>The sixteen departments as people write them.</summary>
public static class DepartmentNames
{
    private static readonly FrozenDictionary<string, Department> Known = Read();

    /// <summary>The name shown on screen and written by the command line, for example "Customer Success".</summary>
    public static string Name(Department department) => department switch
    {
        Department.CustomerSuccess => "Customer Success",
        Department.GeneralManagement => "General Management",
        _ => department.ToString(),
    };

    /// <summary>Reads a department's name or a usual synonym (HR, Purchasing, Legal &amp; compliance), whatever its case, accents and punctuation.</summary>
    /// <param name="text">What somebody wrote or another program exported.</param>
    /// <param name="department">The department, or Other when this answers false.</param>
    /// <returns>False when the text names no department.</returns>
    public static bool TryParse(string? text, out Department department)
    {
        department = Department.Other;
        return !string.IsNullOrWhiteSpace(text) && Known.TryGetValue(Key(text), out department);
    }

    private static FrozenDictionary<string, Department> Read()
    {
        var known = new Dictionary<string, Department>(StringComparer.Ordinal);
        foreach (var department in Enum.GetValues<Department>())
        {
            known[Key(Name(department))] = department;
        }

        foreach (var line in KnowledgeFile.Lines("Titles", "department_names.tsv"))
        {
            var columns = line.Split('\t');
            foreach (var name in columns[1].Split('|'))
            {
                known[Key(name)] = Enum.Parse<Department>(columns[0]);
            }
        }

        return known.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>Letters and digits only: "Legal &amp; compliance", "legal and compliance" and "Legal/Compliance" are one name.</summary>
    private static string Key(string name)
    {
        var words = TitleWords.Of(name).Where(word => word != "and");
        return string.Concat(words);
    }
}
