using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace ContactsApp.Data.Writing;

/// <summary>A table as the model knows it, for writing rows without the change tracker: its columns and how each value is stored.</summary>
internal sealed class RowShape
{
    private static readonly ConcurrentDictionary<IEntityType, RowShape> Known = [];

    private readonly List<(string Name, Func<object, object?> Stored)> columns;

    private RowShape(IEntityType type)
    {
        Table = type.GetTableName() ?? throw new ArgumentException($"{type.DisplayName()} has no table.", nameof(type));
        columns = [.. type.GetProperties().Select(p => (p.GetColumnName(), Reader(p)))];
    }

    public string Table { get; }

    public IEnumerable<string> Columns => columns.Select(c => c.Name);

    /// <summary>The shape of an entity's table, read off the model once.</summary>
    public static RowShape Of<T>(AppDbContext db) => Known.GetOrAdd(
        db.Model.FindEntityType(typeof(T)) ?? throw new ArgumentException($"{typeof(T).Name} is not in the model.", nameof(db)), static t => new RowShape(t));

    /// <summary>The row's values in the order of <see cref="Columns"/>, as a driver takes them.</summary>
    public void Read(object row, Span<object?> values)
    {
        for (var i = 0; i < columns.Count; i++)
        {
            values[i] = columns[i].Stored(row);
        }
    }

    private static Func<object, object?> Reader(IProperty property)
    {
        var getter = property.GetGetter();
        return property.GetTypeMapping().Converter is not { } converter
            ? getter.GetClrValueUsingContainingEntity
            : row => getter.GetClrValueUsingContainingEntity(row) is { } value ? converter.ConvertToProvider(value) : null;
    }
}
