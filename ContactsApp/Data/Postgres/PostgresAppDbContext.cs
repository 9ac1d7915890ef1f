using ContactsApp.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace ContactsApp.Data.Postgres;

/// <summary>The database on a PostgreSQL server, for teams that run one.</summary>
public sealed class PostgresAppDbContext(DbContextOptions<PostgresAppDbContext> options) : AppDbContext(options)
{
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        // Folded sort keys, and keys that lists are filtered by and put in order, compare byte by byte, as SQLite does, whatever language the server was set up in.
        var folded = builder.Model.GetEntityTypes().SelectMany(e => e.GetProperties()).Where(p => p.Name == "SortName").ToList();
        folded.Add(builder.Entity<ContactTag>().Property(t => t.Key).Metadata);
        folded.Add(builder.Entity<LeadFlag>().Property(f => f.Flag).Metadata);
        folded.ForEach(p => p.SetCollation("C"));
    }
}

/// <summary>Used by <c>dotnet ef</c> only.</summary>
public sealed class PostgresDesignTimeFactory : IDesignTimeDbContextFactory<PostgresAppDbContext>
{
    public PostgresAppDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresAppDbContext>().UseNpgsql("Host=localhost;Database=design_time").Options);
}
