using System.Linq.Expressions;

namespace ContactsApp.Features.Lists;

/// <summary>Filters of which one is enough.</summary>
internal static class AnyOf
{
    /// <summary>The rows that meet at least one condition; all rows where there is none.</summary>
    public static IQueryable<TRow> WhereAny<TRow>(this IQueryable<TRow> rows, IReadOnlyList<Expression<Func<TRow, bool>>> conditions)
    {
        if (conditions.Count == 0)
        {
            return rows;
        }

        var row = conditions[0].Parameters[0];
        var any = conditions.Select(c => new Renamed(c.Parameters[0], row).Visit(c.Body)).Aggregate(Expression.OrElse);
        return rows.Where(Expression.Lambda<Func<TRow, bool>>(any, row));
    }

    /// <summary>Each condition has a parameter of its own; joined they speak of the same row.</summary>
    private sealed class Renamed(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
