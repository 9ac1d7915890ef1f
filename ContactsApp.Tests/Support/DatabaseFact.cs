using Xunit.Abstractions;
using Xunit.Sdk;

namespace ContactsApp.Support;

/// <summary>A test that needs PostgreSQL; shown as skipped where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgresFactAttribute : FactAttribute
{
    internal const string NotSet = "TEST_POSTGRES is not set";

    public PostgresFactAttribute() => Skip = PostgresDatabase.Server is null ? NotSet : null;
}

/// <inheritdoc cref="PostgresFactAttribute"/>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgresTheoryAttribute : TheoryAttribute
{
    public PostgresTheoryAttribute() => Skip = PostgresDatabase.Server is null ? PostgresFactAttribute.NotSet : null;
}

/// <summary>
/// A test of an abstract contract class that runs once for each provider: its two subclasses take a <see cref="SqliteDatabase"/> and a
/// <see cref="PostgresDatabase"/> as class fixture. The second is shown as skipped where there is no PostgreSQL.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("ContactsApp.Support.DatabaseFactDiscoverer", "ContactsApp.Tests")]
public sealed class DatabaseFactAttribute : FactAttribute;

/// <summary>See <see cref="DatabaseFactAttribute"/>.</summary>
public sealed class DatabaseFactDiscoverer(IMessageSink sink) : IXunitTestCaseDiscoverer
{
    public IEnumerable<IXunitTestCase> Discover(ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute) =>
        [new DatabaseTestCase(sink, discoveryOptions.MethodDisplayOrDefault(), discoveryOptions.MethodDisplayOptionsOrDefault(), testMethod)];
}

/// <summary>See <see cref="DatabaseFactAttribute"/>.</summary>
public sealed class DatabaseTestCase : XunitTestCase
{
    [Obsolete("For xunit's deserialiser only.")]
    public DatabaseTestCase()
    {
    }

    public DatabaseTestCase(IMessageSink sink, TestMethodDisplay display, TestMethodDisplayOptions options, ITestMethod method)
        : base(sink, display, options, method)
    {
    }

    protected override string? GetSkipReason(IAttributeInfo factAttribute) =>
        base.GetSkipReason(factAttribute) ?? (PostgresDatabase.Server is null && NeedsPostgres() ? PostgresFactAttribute.NotSet : null);

    private bool NeedsPostgres() => TestMethod.TestClass.Class.ToRuntimeType().GetInterfaces()
        .Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IClassFixture<>) && typeof(PostgresDatabase).IsAssignableFrom(i.GetGenericArguments()[0]));
}
