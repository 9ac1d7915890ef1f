using System.Globalization;
using ContactsApp.Domain.Committees;
using ContactsApp.Domain.Icp;

namespace ContactsApp.Features.Icp;

/// <summary>What a change does to seats and warnings of committees, in sentences.</summary>
public static class SeatWords
{
    /// <summary>One line each; the last says what never changes.</summary>
    public static IReadOnlyList<string> Of(SeatImpact seats, IReadOnlyList<WarningShift> warnings)
    {
        List<string> lines = [];
        Add(seats.Gained, "empty seat gains a suggestion", "empty seats gain a suggestion");
        Add(seats.Lost, "seat loses its suggestions", "seats lose their suggestions");
        Add(seats.Filled, "seat is full then", "seats are full then");
        Add(seats.Reopened, "full seat opens again", "full seats open again");
        lines.AddRange(seats.Added.Select(a => $"New slot {BuyingRoleWords.Title(a.Role)}: somebody for it in {N(a.Leads)} {(a.Leads == 1 ? "lead" : "leads")}"));
        lines.AddRange(seats.Removed.Select(r => $"The slot {BuyingRoleWords.Title(r)} goes; who is confirmed for it keeps the role"));
        if (Percent(seats.CompletenessBefore) != Percent(seats.CompletenessAfter))
        {
            lines.Add($"Completeness on average {Percent(seats.CompletenessBefore)} to {Percent(seats.CompletenessAfter)}");
        }

        if (lines.Count == 0)
        {
            lines.Add("No seat changes");
        }

        lines.AddRange(warnings.Select(Of));

        lines.Add("Confirmed roles stay as they are");
        return lines;

        void Add(int count, string one, string many)
        {
            if (count > 0)
            {
                lines.Add($"{N(count)} {(count == 1 ? one : many)}");
            }
        }
    }

    // "Warning Single-threaded: 12 leads gain it, 3 lose it"
    private static string Of(WarningShift warning)
    {
        var gained = warning.Gained == 0 ? null : $"{Leads(warning.Gained)} {(warning.Gained == 1 ? "gains" : "gain")} it";
        var lost = warning.Lost == 0 ? null : $"{(gained is null ? Leads(warning.Lost) : N(warning.Lost))} {(warning.Lost == 1 ? "loses" : "lose")} it";
        return $"Warning {WarningWords.Title(warning.Kind)}: {string.Join(", ", new[] { gained, lost }.OfType<string>())}";
    }

    private static string Leads(int count) => $"{N(count)} {(count == 1 ? "lead" : "leads")}";

    private static string N(int count) => count.ToString("N0", CultureInfo.CurrentCulture);

    private static string Percent(double share) => $"{Math.Round(100 * share, MidpointRounding.AwayFromZero).ToString(CultureInfo.InvariantCulture)} %";
}
