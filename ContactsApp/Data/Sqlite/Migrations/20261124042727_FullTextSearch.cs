using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ContactsApp.Data.Sqlite.Migrations
{
    /// <summary>
    /// The full-text tables, which EF Core does not know. Without content (the text is in the ordinary tables), rows addressed by the
    /// key of the lead or contact, written by <c>SqliteLeadSearch</c> alone: no triggers, which a rebuild of a table would drop.
    /// </summary>
    public partial class FullTextSearch : Migration
    {
        private static readonly string[] Indexes = ["Lead", "Contact"];

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            foreach (var index in Indexes)
            {
                // Whole words and their beginnings; the beginnings of one and two letters have indexes of their own.
                migrationBuilder.Sql($"""
                    CREATE VIRTUAL TABLE {index}Words USING fts5(Text, content='', contentless_delete=1, prefix='1 2', tokenize='unicode61 remove_diacritics 2');
                    """);
                // What is inside of words, from three letters.
                migrationBuilder.Sql($"""
                    CREATE VIRTUAL TABLE {index}Trigrams USING fts5(Text, content='', contentless_delete=1, tokenize='trigram remove_diacritics 1');
                    """);
                // From what was found to the lead that is shown for it.
                migrationBuilder.Sql($"CREATE TABLE {index}Search (Id INTEGER NOT NULL PRIMARY KEY, LeadId INTEGER NOT NULL);");
            }
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            foreach (var index in Indexes)
            {
                migrationBuilder.Sql($"DROP TABLE {index}Words;");
                migrationBuilder.Sql($"DROP TABLE {index}Trigrams;");
                migrationBuilder.Sql($"DROP TABLE {index}Search;");
            }
        }
    }
}
