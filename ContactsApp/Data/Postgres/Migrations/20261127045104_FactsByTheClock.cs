using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ContactsApp.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class FactsByTheClock : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<string>(
                name: "Flag",
                table: "LeadFlags",
                type: "text",
                nullable: false,
                collation: "C",
                oldClrType: typeof(string),
                oldType: "text");

            migrationBuilder.AlterColumn<string>(
                name: "Key",
                table: "ContactTags",
                type: "text",
                nullable: false,
                collation: "C",
                oldClrType: typeof(string),
                oldType: "text");

            migrationBuilder.AddColumn<DateOnly>(
                name: "PresenceChangesOn",
                table: "Contacts",
                type: "date",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Contacts_PresenceChangesOn",
                table: "Contacts",
                column: "PresenceChangesOn",
                filter: "\"PresenceChangesOn\" IS NOT NULL");

            // Ends that files named before: those people are looked at once on that day, or now where it has passed.
            migrationBuilder.Sql(@"
UPDATE ""Contacts"" SET ""PresenceChangesOn"" = (
    SELECT min((o.""FieldsJson""::jsonb ->> 'EndedOn')::date) FROM ""Observations"" o
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

            migrationBuilder.AlterColumn<string>(
                name: "Flag",
                table: "LeadFlags",
                type: "text",
                nullable: false,
                oldClrType: typeof(string),
                oldType: "text",
                oldCollation: "C");

            migrationBuilder.AlterColumn<string>(
                name: "Key",
                table: "ContactTags",
                type: "text",
                nullable: false,
                oldClrType: typeof(string),
                oldType: "text",
                oldCollation: "C");
        }
    }
}
