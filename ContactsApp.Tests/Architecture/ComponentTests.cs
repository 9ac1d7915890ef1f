using System.Reflection;
using ContactsApp.Data.Sqlite;
using ContactsApp.Domain;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Architecture;

/// <summary>A component gets records and calls services: it holds no entity and no database context, not even in a local variable.</summary>
public sealed class ComponentTests
{
    private const BindingFlags Own = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly HashSet<Type> Entities = ReadEntities();

    private static IEnumerable<Type> Components => typeof(Program).Assembly.GetTypes().Where(t => typeof(IComponent).IsAssignableFrom(t));

    [Fact]
    public void Components_OfTheApp_HoldNoEntity() => Components.SelectMany(c => Offences(c, Entities.Contains)).Should().BeEmpty();

    [Fact]
    public void Components_OfTheApp_HoldNoContext() => Components.SelectMany(c => Offences(c, IsContext)).Should().BeEmpty();

    [Theory]
    [InlineData(typeof(EntityAsParameter))]
    [InlineData(typeof(EntityInList))]
    [InlineData(typeof(EntityInLocal))]
    public void EntityRule_BadSample_IsSeen(Type sample) => Offences(sample, Entities.Contains).Should().NotBeEmpty();

    [Theory]
    [InlineData(typeof(ContextInjected))]
    [InlineData(typeof(ContextInAwait))]
    public void ContextRule_BadSample_IsSeen(Type sample) => Offences(sample, IsContext).Should().NotBeEmpty();

    [Fact]
    public void Entities_OfTheModel_AreFound() => Entities.Should().Contain([typeof(Contact), typeof(ContactEmail), typeof(Lead), typeof(Observation)]);

    private static IEnumerable<string> Offences(Type component, Func<Type, bool> isForbidden) =>
        Holders(component).SelectMany(TypesIn).SelectMany(Flat).Where(isForbidden).Distinct().Select(t => $"{component.Name} holds {t.Name}");

    /// <summary>The component and what the compiler makes of its lambdas and async methods.</summary>
    private static IEnumerable<Type> Holders(Type type) => type.GetNestedTypes(Own).SelectMany(Holders).Prepend(type);

    private static IEnumerable<Type> TypesIn(Type type)
    {
        var methods = type.GetMethods(Own).Concat<MethodBase>(type.GetConstructors(Own)).ToList();
        return type.GetFields(Own).Select(f => f.FieldType)
            .Concat(type.GetProperties(Own).Select(p => p.PropertyType))
            .Concat(methods.SelectMany(m => m.GetParameters().Select(p => p.ParameterType)))
            .Concat(methods.OfType<MethodInfo>().Select(m => m.ReturnType))
            .Concat(methods.SelectMany(m => m.GetMethodBody()?.LocalVariables.Select(l => l.LocalType) ?? []));
    }

    private static IEnumerable<Type> Flat(Type type) =>
        (type.HasElementType ? Flat(type.GetElementType()!) : type.GetGenericArguments().SelectMany(Flat)).Prepend(type);

    private static bool IsContext(Type type) =>
        typeof(DbContext).IsAssignableFrom(type) || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IDbContextFactory<>));

    private static HashSet<Type> ReadEntities()
    {
        using var db = new SqliteAppDbContext(new DbContextOptionsBuilder<SqliteAppDbContext>().UseSqlite("Data Source=:memory:").Options);
        return [.. db.Model.GetEntityTypes().Select(t => t.ClrType).Where(t => t.Assembly == typeof(Program).Assembly)];
    }

    private sealed class EntityAsParameter : ComponentBase
    {
        [Parameter] public Contact? Person { get; set; }
    }

    private sealed class EntityInList : ComponentBase
    {
        [Parameter] public IReadOnlyDictionary<string, List<ContactEmail>> Mails { get; set; } = new Dictionary<string, List<ContactEmail>>();
    }

    private sealed class EntityInLocal : ComponentBase
    {
        protected override void OnInitialized()
        {
            var lead = new Lead();
            lead.PublicId = Guid.CreateVersion7();
            GC.KeepAlive(lead);
        }
    }

    private sealed class ContextInjected : ComponentBase
    {
        [Inject] public required IDbContextFactory<SqliteAppDbContext> Contexts { get; init; }
    }

    private sealed class ContextInAwait : ComponentBase
    {
        [Inject] public required IServiceProvider Services { get; init; }

        protected override async Task OnInitializedAsync()
        {
            await using var db = (SqliteAppDbContext)Services.GetService(typeof(SqliteAppDbContext))!;
            await db.SaveChangesAsync();
        }
    }
}
