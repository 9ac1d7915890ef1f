using ContactsApp.Data;
using ContactsApp.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ContactsApp.Data;

public abstract class MigrationContract(TestDatabase empty)
{
    [DatabaseFact]
    public async Task Migrate_EmptyDatabase_LeavesNothingPendingAndAPasskeyTable()
    {
        await empty.Services.GetRequiredService<DatabaseMigrator>().MigrateAsync(CancellationToken.None);

        await using var db = empty.NewContext();
        (await db.Database.GetPendingMigrationsAsync()).Should().BeEmpty();
        (await db.UserPasskeys.CountAsync()).Should().Be(0);
    }

    [DatabaseFact]
    public async Task Model_ComparedWithTheMigrations_HasNoPendingChange()
    {
        // Through the app's registrations: the design-time factory would compare a wrong model with itself.
        await using var db = empty.NewContext();
        db.Database.HasPendingModelChanges().Should().BeFalse("'.ci/add-migration NAME' was forgotten otherwise");
    }
}

public sealed class SqliteMigrationTests(EmptySqliteDatabase empty) : MigrationContract(empty), IClassFixture<EmptySqliteDatabase>;

public sealed class PostgresMigrationTests(EmptyPostgresDatabase empty) : MigrationContract(empty), IClassFixture<EmptyPostgresDatabase>
{
    [DatabaseFact]
    public async Task KeysThatListsSortBy_CompareByteByByte_WhateverTheServersLanguage()
    {
        await empty.Services.GetRequiredService<DatabaseMigrator>().MigrateAsync(CancellationToken.None);

        await using var db = empty.NewContext();
        var columns = await db.Database.SqlQueryRaw<string>("SELECT table_name || '.' || column_name AS \"Value\" FROM information_schema.columns WHERE collation_name = 'C' AND table_schema = 'public'").ToListAsync();
        columns.Should().Contain(["Contacts.SortName", "LeadSummaries.SortName", "ContactTags.Key", "LeadFlags.Flag"]);
    }
}
