using BenchmarkDotNet.Attributes;
using ContactsApp.Domain;
using ContactsApp.Domain.Titles;

namespace ContactsApp.Benchmarks.Domain;

/// <summary>Seniority and department of 100,000 titles, of which no two are the same: the target is 3 s, the start of the program included.</summary>
public class TitleBenchmarks
{
    private const int Count = 100_000;

    private static readonly string[] Roles =
    [
        "VP of Engineering", "Sr. Mgr, Demand Gen", "Head of Finance & Controlling", "Staff Software Engineer", "Leiterin IT-Infrastruktur",
        "Sachbearbeiterin Buchhaltung", "Directrice des ressources humaines", "Chargée de recrutement", "Jefe de Compras", "Responsable de Sistemas",
        "Gerente de Compras", "Responsabile Ufficio Acquisti", "Hoofd Inkoop", "Verkställande direktör", "Ostopäällikkö", "Kierownik Działu Zakupów",
        "CEO | helping teams grow", "Co-Founder & CTO", "Executive Assistant to the Managing Director", "Vertriebstechnikleiter", "Enginer, Platfrom",
    ];

    private static readonly string[] Places = ["EMEA", "Region Süd", "(m/w/d)", "at Halden Robotics", "- Growth", ", Deputy", "| Speaker", "2", "North", "Platform"];

    private string[] titles = [];

    /// <summary>Makes the same titles each run.</summary>
    [GlobalSetup]
    public void Setup() => titles = [.. Enumerable.Range(0, Count).Select(i => $"{Roles[i % Roles.Length]} {Places[i / Roles.Length % Places.Length]} {i}")];

    /// <summary>One after the other, on one core.</summary>
    [Benchmark]
    public int Classify() => titles.Count(title => TitleClassifier.Classify(title).Seniority == Seniority.Executive);
}
