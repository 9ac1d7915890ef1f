using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ContactsApp.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class TrashIndexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Leads_RemovedAt",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Contacts_RemovedAt",
                table: "Contacts");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_Trash",
                table: "Leads",
                columns: new[] { "RemovedAt", "Id", "RemovedById", "OwnerId", "MergedIntoId" },
                filter: "\"RemovedAt\" IS NOT NULL AND \"MergedIntoId\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Contacts_Trash",
                table: "Contacts",
                columns: new[] { "RemovedAt", "Id", "SortName", "RemovalReason", "RemovedById", "CompanyId", "MergedIntoId" },
                filter: "\"RemovedAt\" IS NOT NULL AND \"MergedIntoId\" IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Leads_Trash",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Contacts_Trash",
                table: "Contacts");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_RemovedAt",
                table: "Leads",
                column: "RemovedAt",
                filter: "\"RemovedAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Contacts_RemovedAt",
                table: "Contacts",
                column: "RemovedAt",
                filter: "\"RemovedAt\" IS NOT NULL");
        }
    }
}
