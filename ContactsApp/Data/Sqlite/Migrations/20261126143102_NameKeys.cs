using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ContactsApp.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class NameKeys : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_ContactPhones_E164",
                table: "ContactPhones");

            migrationBuilder.CreateTable(
                name: "ContactNameKeys",
                columns: table => new
                {
                    ContactId = table.Column<long>(type: "INTEGER", nullable: false),
                    Keys = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ContactNameKeys", x => x.ContactId);
                    table.ForeignKey(
                        name: "FK_ContactNameKeys_Contacts_ContactId",
                        column: x => x.ContactId,
                        principalTable: "Contacts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ContactPhones_E164_ContactId",
                table: "ContactPhones",
                columns: new[] { "E164", "ContactId" },
                filter: "\"E164\" IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ContactNameKeys");

            migrationBuilder.DropIndex(
                name: "IX_ContactPhones_E164_ContactId",
                table: "ContactPhones");

            migrationBuilder.CreateIndex(
                name: "IX_ContactPhones_E164",
                table: "ContactPhones",
                column: "E164",
                filter: "\"E164\" IS NOT NULL");
        }
    }
}
