using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Lists;

/// <summary>One sort order of a list that is read in pages by key, forwards or backwards; the row's own key breaks ties in the same direction.</summary>
internal abstract class ListOrder<TRow>
    where TRow : class
{
    /// <summary>Sorted, from the beginning or after an anchor.</summary>
    public abstract IQueryable<TRow> From(IQueryable<TRow> rows, ListAnchor? after);

    /// <summary>The row so many rows on, as an anchor; null where the list is shorter.</summary>
    public abstract Task<ListAnchor?> AnchorAsync(IQueryable<TRow> sorted, int rowsOn, CancellationToken ct);

    /// <param name="key">The sort key; never null.</param>
    /// <param name="id">The row's own key, which breaks ties.</param>
    public static ListOrder<TRow> By<TKey>(Expression<Func<TRow, TKey>> key, Expression<Func<TRow, long>> id, bool ascending)
        where TKey : notnull => new Keyed<TKey>(key, id, ascending);

    private sealed class Keyed<TKey>(Expression<Func<TRow, TKey>> key, Expression<Func<TRow, long>> id, bool ascending) : ListOrder<TRow>
        where TKey : notnull
    {
        private readonly ParameterExpression row = key.Parameters[0];

        public override IQueryable<TRow> From(IQueryable<TRow> rows, ListAnchor? after)
        {
            rows = after is null ? rows : rows.Where(Beyond(after));
            return ascending
                ? rows.OrderBy(key).ThenBy(id)
                : rows.OrderByDescending(key).ThenByDescending(id);
        }

        public override async Task<ListAnchor?> AnchorAsync(IQueryable<TRow> sorted, int rowsOn, CancellationToken ct)
        {
            var place = Expression.Lambda<Func<TRow, Place>>(
                Expression.MemberInit(
                    Expression.New(typeof(Place)),
                    Expression.Bind(typeof(Place).GetProperty(nameof(Place.Key))!, key.Body),
                    Expression.Bind(typeof(Place).GetProperty(nameof(Place.Id))!, Id)),
                row);
            return await sorted.Skip(rowsOn).Select(place).FirstOrDefaultAsync(ct) is { } found ? new ListAnchor(found.Key, found.Id) : null;
        }

        private Expression Id => Expression.Property(row, ((MemberExpression)id.Body).Member.Name);

        /// <summary>
        /// key >= k AND (key > k OR id > i): the first half is a range that both databases start at in the index; written as a plain OR
        /// they would read two ranges and sort.
        /// </summary>
        private Expression<Func<TRow, bool>> Beyond(ListAnchor after)
        {
            // Members of an object, so that EF Core sends them as parameters and the plan is prepared once.
            var start = Expression.Constant(new Place { Key = (TKey)after.Key, Id = after.Id });
            var (left, right) = Comparable(key.Body, Expression.Property(start, nameof(Place.Key)));
            var startId = Expression.Property(start, nameof(Place.Id));
            var beyond = ascending
                ? Expression.AndAlso(
                    Expression.GreaterThanOrEqual(left, right),
                    Expression.OrElse(Expression.GreaterThan(left, right), Expression.GreaterThan(Id, startId)))
                : Expression.AndAlso(
                    Expression.LessThanOrEqual(left, right),
                    Expression.OrElse(Expression.LessThan(left, right), Expression.LessThan(Id, startId)));
            return Expression.Lambda<Func<TRow, bool>>(beyond, row);
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

            public long Id { get; set; }
        }
    }
}
