using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ContactsApp.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class FactsByTheClock : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "PresenceChangesOn",
                table: "Contacts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Contacts_PresenceChangesOn",
                table: "Contacts",
                column: "PresenceChangesOn",
                filter: "\"PresenceChangesOn\" IS NOT NULL");

            // Ends that files named before: those people are looked at once on that day, or now where it has passed.
            migrationBuilder.Sql(@"
UPDATE ""Contacts"" SET ""PresenceChangesOn"" = (
    SELECT min(json_extract(o.""FieldsJson"", '$.EndedOn')) FROM ""Observations"" o
    WHERE o.""ContactId"" = ""Contacts"".""Id"" AND o.""RetractedAt"" IS NULL AND o.""FieldsJson"" LIKE '%""EndedOn"":%')
WHERE ""LeftAt"" IS NULL AND ""Id"" IN (
    SELECT o.""ContactId"" FROM ""Observations"" o WHERE o.""ContactId"" IS NOT NULL AND o.""RetractedAt"" IS NULL AND o.""FieldsJson"" LIKE '%""EndedOn"":%')");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Contacts_PresenceChangesOn",
                table: "Contacts");

            migrationBuilder.DropColumn(
                name: "PresenceChangesOn",
                table: "Contacts");
        }
    }
}
