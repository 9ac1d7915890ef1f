using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ContactsApp.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class StatesAndTags : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Tags",
                table: "Leads",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<bool>(
                name: "IsGatekeeper",
                table: "Contacts",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "LeftObservationId",
                table: "Contacts",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "MayHaveLeft",
                table: "Contacts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "ReplacedById",
                table: "Contacts",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "StatusAt",
                table: "ContactEmails",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ContactTags",
                columns: table => new
                {
                    ContactId = table.Column<long>(type: "INTEGER", nullable: false),
                    Key = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ContactTags", x => new { x.Key, x.ContactId });
                    table.ForeignKey(
                        name: "FK_ContactTags_Contacts_ContactId",
                        column: x => x.ContactId,
                        principalTable: "Contacts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Contacts_IsGatekeeper",
                table: "Contacts",
                column: "Id",
                filter: "\"IsGatekeeper\"");

            migrationBuilder.CreateIndex(
                name: "IX_Contacts_MayHaveLeft",
                table: "Contacts",
                column: "Id",
                filter: "\"MayHaveLeft\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Contacts_ReplacedById",
                table: "Contacts",
                column: "ReplacedById",
                filter: "\"ReplacedById\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ContactTags_ContactId",
                table: "ContactTags",
                column: "ContactId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ContactTags");

            migrationBuilder.DropIndex(
                name: "IX_Contacts_IsGatekeeper",
                table: "Contacts");

            migrationBuilder.DropIndex(
                name: "IX_Contacts_MayHaveLeft",
                table: "Contacts");

            migrationBuilder.DropIndex(
                name: "IX_Contacts_ReplacedById",
                table: "Contacts");

            migrationBuilder.DropColumn(
                name: "Tags",
                table: "Leads");

            migrationBuilder.DropColumn(
                name: "IsGatekeeper",
                table: "Contacts");

            migrationBuilder.DropColumn(
                name: "LeftObservationId",
                table: "Contacts");

            migrationBuilder.DropColumn(
                name: "MayHaveLeft",
                table: "Contacts");

            migrationBuilder.DropColumn(
                name: "ReplacedById",
                table: "Contacts");

            migrationBuilder.DropColumn(
                name: "StatusAt",
                table: "ContactEmails");
        }
    }
}
