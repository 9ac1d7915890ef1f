using System.Linq.Expressions;
using ContactsApp.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ContactsApp.Data.Configurations;

/// <summary>
/// The leads list reads this table only. Each index ends with the lead's key, the tie-breaker of keyset pages, and serves its order
/// forwards and backwards. All are partial: what is in trash is in no list.
/// </summary>
internal sealed class LeadSummaryConfiguration : IEntityTypeConfiguration<LeadSummary>
{
    /// <summary>As EF Core writes <c>!s.IsRemoved</c>: a partial index is used only where the query says the same.</summary>
    private const string Live = "NOT \"IsRemoved\"";

    public void Configure(EntityTypeBuilder<LeadSummary> builder)
    {
        builder.HasKey(s => s.LeadId);
        builder.Property(s => s.LeadId).ValueGeneratedNever();
        // Sorted by, so numbers: the order of the funnel, not of the alphabet.
        builder.Property(s => s.Stage).HasConversion<int>();
        builder.Property(s => s.SalesState).HasConversion<int>();
        builder.Property(s => s.FitBand).HasConversion<int>();
        builder.Property(s => s.Trend).HasConversion<int>();
        Sorts(builder);
        Filters(builder);
        // The job that refreshes rows whose windowed facts have run out.
        builder.HasIndex(s => s.NextChangeAt).HasFilter("\"NextChangeAt\" IS NOT NULL");
    }

    /// <summary>The leads list sorted by each column.</summary>
    private static void Sorts(EntityTypeBuilder<LeadSummary> builder)
    {
        Index(builder, s => new { s.SortName, s.LeadId });
        Index(builder, s => new { s.FitScore, s.LeadId });
        Index(builder, s => new { s.Stage, s.LeadId });
        Index(builder, s => new { s.SalesState, s.LeadId });
        Index(builder, s => new { s.Completeness, s.LeadId });
        Index(builder, s => new { s.EngagedCount, s.LeadId });
        Index(builder, s => new { s.LastTouchAt, s.LeadId });
        Index(builder, s => new { s.OwnerName, s.LeadId });
        Index(builder, s => new { s.SignalCount, s.LeadId });
        Index(builder, s => new { s.EngagementLog2, s.LeadId });
        Index(builder, s => new { s.ContactCount, s.LeadId });
    }

    /// <summary>The leads list filtered to few leads: the list sorts those few, whatever the column.</summary>
    private static void Filters(EntityTypeBuilder<LeadSummary> builder)
    {
        // "My leads" in the usual order.
        Index(builder, s => new { s.OwnerId, s.SortName, s.LeadId });
        // A stage of the funnel bar (with its count: open leads only) in the usual order.
        Index(builder, s => new { s.Stage, s.SalesState, s.SortName, s.LeadId });
        // The second line of the funnel bar: how many people engage, and what is new.
        Index(builder, s => new { s.Stage, s.SalesState, s.EngagedCount });
        Index(builder, s => new { s.Stage, s.SalesState, s.CreatedAt });
        // A sales state in the usual order.
        Index(builder, s => new { s.SalesState, s.SortName, s.LeadId });
        // An industry or a country, both also read for the lists of choices.
        Index(builder, s => new { s.Industry, s.SortName, s.LeadId });
        Index(builder, s => new { s.Country, s.SortName, s.LeadId });
    }

    private static void Index(EntityTypeBuilder<LeadSummary> builder, Expression<Func<LeadSummary, object?>> columns) =>
        builder.HasIndex(columns).HasFilter(Live);
}
