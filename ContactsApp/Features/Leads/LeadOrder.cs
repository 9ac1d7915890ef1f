using System.Linq.Expressions;
using ContactsApp.Domain;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Leads;

/// <summary>One sort order of the leads list. Each has its index, read forwards or backwards; the lead's key breaks ties in the same direction.</summary>
internal abstract class LeadOrder
{
    public static LeadOrder Of(LeadSort sort, bool ascending) => sort switch
    {
        LeadSort.Company => By(s => s.SortName, ascending),
        LeadSort.Fit => By(s => s.FitScore, ascending),
        LeadSort.Stage => By(s => s.Stage, ascending),
        LeadSort.Committee => By(s => s.Completeness, ascending),
        LeadSort.Engaged => By(s => s.EngagedCount, ascending),
        LeadSort.Trend => By(s => s.EngagementLog2, ascending),
        LeadSort.LastTouch => By(s => s.LastTouchAt, ascending),
        LeadSort.Owner => By(s => s.OwnerName!, ascending),
        LeadSort.Signals => By(s => s.SignalCount, ascending),
    };

    /// <summary>Sorted, from the beginning or after an anchor.</summary>
    public abstract IQueryable<LeadSummary> From(IQueryable<LeadSummary> rows, LeadAnchor? after);

    /// <summary>The row so many rows on, as an anchor; null where the list is shorter.</summary>
    public abstract Task<LeadAnchor?> AnchorAsync(IQueryable<LeadSummary> sorted, int rowsOn, CancellationToken ct);

    private static Keyed<TKey> By<TKey>(Expression<Func<LeadSummary, TKey>> key, bool ascending)
        where TKey : notnull => new(key, ascending);

    private sealed class Keyed<TKey>(Expression<Func<LeadSummary, TKey>> key, bool ascending) : LeadOrder
        where TKey : notnull
    {
        private readonly ParameterExpression row = key.Parameters[0];

        public override IQueryable<LeadSummary> From(IQueryable<LeadSummary> rows, LeadAnchor? after)
        {
            rows = after is null ? rows : rows.Where(Beyond(after));
            return ascending
                ? rows.OrderBy(key).ThenBy(s => s.LeadId)
                : rows.OrderByDescending(key).ThenByDescending(s => s.LeadId);
        }

        public override async Task<LeadAnchor?> AnchorAsync(IQueryable<LeadSummary> sorted, int rowsOn, CancellationToken ct)
        {
            var place = Expression.Lambda<Func<LeadSummary, Place>>(
                Expression.MemberInit(
                    Expression.New(typeof(Place)),
                    Expression.Bind(typeof(Place).GetProperty(nameof(Place.Key))!, key.Body),
                    Expression.Bind(typeof(Place).GetProperty(nameof(Place.LeadId))!, LeadId)),
                row);
            return await sorted.Skip(rowsOn).Select(place).FirstOrDefaultAsync(ct) is { } found ? new LeadAnchor(found.Key, found.LeadId) : null;
        }

        private MemberExpression LeadId => Expression.Property(row, nameof(LeadSummary.LeadId));

        /// <summary>
        /// key >= k AND (key > k OR id > i): the first half is a range that both databases start at in the index; written as a plain OR
        /// they would read two ranges and sort.
        /// </summary>
        private Expression<Func<LeadSummary, bool>> Beyond(LeadAnchor after)
        {
            // Members of an object, so that EF Core sends them as parameters and the plan is prepared once.
            var start = Expression.Constant(new Place { Key = (TKey)after.Key, LeadId = after.LeadId });
            var (left, right) = Comparable(key.Body, Expression.Property(start, nameof(Place.Key)));
            var startId = Expression.Property(start, nameof(Place.LeadId));
            var beyond = ascending
                ? Expression.AndAlso(
                    Expression.GreaterThanOrEqual(left, right),
                    Expression.OrElse(Expression.GreaterThan(left, right), Expression.GreaterThan(LeadId, startId)))
                : Expression.AndAlso(
                    Expression.LessThanOrEqual(left, right),
                    Expression.OrElse(Expression.LessThan(left, right), Expression.LessThan(LeadId, startId)));
            return Expression.Lambda<Func<LeadSummary, bool>>(beyond, row);
        }

        /// <summary>C# has no greater-than for text and enums; both are compared by what they are stored as.</summary>
        private static (Expression Left, Expression Right) Comparable(Expression left, Expression right)
        {
            if (typeof(TKey) == typeof(string))
            {
                var compare = typeof(string).GetMethod(nameof(string.Compare), [typeof(string), typeof(string)])!;
                return (Expression.Call(compare, left, right), Expression.Constant(0));
            }

            return typeof(TKey).IsEnum ? (Expression.Convert(left, typeof(int)), Expression.Convert(right, typeof(int))) : (left, right);
        }

        private sealed class Place
        {
            public TKey Key { get; set; } = default!;

            public long LeadId { get; set; }
        }
    }
}
