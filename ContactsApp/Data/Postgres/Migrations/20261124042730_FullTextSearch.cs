using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ContactsApp.Data.Postgres.Migrations
{
    /// <summary>The tables of <c>PostgresLeadSearch</c>, which EF Core does not know.</summary>
    public partial class FullTextSearch : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Comes with PostgreSQL, but not every server has its extensions, nor every user the right to add one: then text inside
            // of words is found by reading all rows.
            migrationBuilder.Sql("""
                DO $$ BEGIN
                    CREATE EXTENSION IF NOT EXISTS pg_trgm;
                EXCEPTION WHEN OTHERS THEN
                    RAISE NOTICE 'pg_trgm is not available: %', SQLERRM;
                END $$;
                """);
            foreach (var (index, table) in new[] { ("LeadSearch", "Leads"), ("ContactSearch", "Contacts") })
            {
                migrationBuilder.Sql($"""
                    CREATE TABLE "{index}" (
                        "Id" bigint NOT NULL CONSTRAINT "PK_{index}" PRIMARY KEY REFERENCES "{table}" ("Id") ON DELETE CASCADE,
                        "LeadId" bigint NOT NULL,
                        "Words" tsvector NOT NULL,
                        "Text" text NOT NULL);
                    CREATE INDEX "IX_{index}_Words" ON "{index}" USING gin ("Words");
                    DO $$ BEGIN
                        IF EXISTS (SELECT 1 FROM pg_extension WHERE extname = 'pg_trgm') THEN
                            CREATE INDEX "IX_{index}_Text" ON "{index}" USING gin ("Text" gin_trgm_ops);
                        END IF;
                    END $$;
                    """);
            }
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""DROP TABLE "LeadSearch"; DROP TABLE "ContactSearch";""");
        }
    }
}
