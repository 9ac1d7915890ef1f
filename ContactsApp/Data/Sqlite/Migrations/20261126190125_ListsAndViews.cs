using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ContactsApp.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class ListsAndViews : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "SavedViews",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    PublicId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Query = table.Column<string>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: true),
                    OwnerId = table.Column<string>(type: "TEXT", nullable: false),
                    IsTeam = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsPinned = table.Column<bool>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SavedViews", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SavedViews_AspNetUsers_OwnerId",
                        column: x => x.OwnerId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_RoleAssignments_Role_ContactId",
                table: "RoleAssignments",
                columns: new[] { "Role", "ContactId" });

            migrationBuilder.CreateIndex(
                name: "IX_Contacts_EngagementLog2_Id",
                table: "Contacts",
                columns: new[] { "EngagementLog2", "Id" },
                filter: "\"RemovedAt\" IS NULL AND \"EngagementLog2\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Contacts_LastTouchAt_Id",
                table: "Contacts",
                columns: new[] { "LastTouchAt", "Id" },
                filter: "\"RemovedAt\" IS NULL AND \"LastTouchAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Contacts_Relevance_Id",
                table: "Contacts",
                columns: new[] { "Relevance", "Id" },
                filter: "\"RemovedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Contacts_Seniority_Department_CompanyId",
                table: "Contacts",
                columns: new[] { "Seniority", "Department", "CompanyId" },
                filter: "\"RemovedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Contacts_SortName_Id",
                table: "Contacts",
                columns: new[] { "SortName", "Id" },
                filter: "\"RemovedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_SavedViews_OwnerId",
                table: "SavedViews",
                column: "OwnerId");

            migrationBuilder.CreateIndex(
                name: "IX_SavedViews_PublicId",
                table: "SavedViews",
                column: "PublicId",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "SavedViews");

            migrationBuilder.DropIndex(
                name: "IX_RoleAssignments_Role_ContactId",
                table: "RoleAssignments");

            migrationBuilder.DropIndex(
                name: "IX_Contacts_EngagementLog2_Id",
                table: "Contacts");

            migrationBuilder.DropIndex(
                name: "IX_Contacts_LastTouchAt_Id",
                table: "Contacts");

            migrationBuilder.DropIndex(
                name: "IX_Contacts_Relevance_Id",
                table: "Contacts");

            migrationBuilder.DropIndex(
                name: "IX_Contacts_Seniority_Department_CompanyId",
                table: "Contacts");

            migrationBuilder.DropIndex(
                name: "IX_Contacts_SortName_Id",
                table: "Contacts");
        }
    }
}
