using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ContactsApp.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class DigestsAndFactsByTheClock : Migration
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

            migrationBuilder.AddColumn<DateTime>(
                name: "LeftNotedAt",
                table: "Contacts",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "PresenceChangesOn",
                table: "Contacts",
                type: "date",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "DigestPlans",
                columns: table => new
                {
                    UserId = table.Column<string>(type: "text", nullable: false),
                    Rhythm = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Day = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Hour = table.Column<int>(type: "integer", nullable: false),
                    AllLeads = table.Column<bool>(type: "boolean", nullable: false),
                    ToldUntil = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    HandledUntil = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    State = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Tries = table.Column<int>(type: "integer", nullable: false),
                    TryAgainAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    SendingSince = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Trouble = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DigestPlans", x => x.UserId);
                    table.ForeignKey(
                        name: "FK_DigestPlans_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Contacts_CreatedAt",
                table: "Contacts",
                column: "CreatedAt",
                filter: "\"RemovedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Contacts_LeftNotedAt",
                table: "Contacts",
                column: "LeftNotedAt",
                filter: "\"LeftNotedAt\" IS NOT NULL");

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
            migrationBuilder.DropTable(
                name: "DigestPlans");

            migrationBuilder.DropIndex(
                name: "IX_Contacts_CreatedAt",
                table: "Contacts");

            migrationBuilder.DropIndex(
                name: "IX_Contacts_LeftNotedAt",
                table: "Contacts");

            migrationBuilder.DropIndex(
                name: "IX_Contacts_PresenceChangesOn",
                table: "Contacts");

            migrationBuilder.DropColumn(
                name: "LeftNotedAt",
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
