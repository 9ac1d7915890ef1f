using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ContactsApp.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Imports : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "ImportMappings",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Headers = table.Column<string>(type: "TEXT", nullable: false),
                    MappingJson = table.Column<string>(type: "TEXT", nullable: false),
                    ChosenAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ChosenById = table.Column<string>(type: "TEXT", nullable: true),
                    ChosenByName = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ImportMappings", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Imports",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    PublicId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    FileName = table.Column<string>(type: "TEXT", nullable: false),
                    StoredName = table.Column<string>(type: "TEXT", nullable: false),
                    ContentHash = table.Column<string>(type: "TEXT", nullable: false),
                    Bytes = table.Column<long>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Layout = table.Column<string>(type: "TEXT", nullable: false),
                    MappingJson = table.Column<string>(type: "TEXT", nullable: false),
                    FixesJson = table.Column<string>(type: "TEXT", nullable: false),
                    TakenAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Company = table.Column<string>(type: "TEXT", nullable: true),
                    CreateMissingCompanies = table.Column<bool>(type: "INTEGER", nullable: false),
                    OnlyFillEmpty = table.Column<bool>(type: "INTEGER", nullable: false),
                    OwnerId = table.Column<string>(type: "TEXT", nullable: true),
                    State = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Problem = table.Column<string>(type: "TEXT", nullable: true),
                    JobPublicId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Rows = table.Column<int>(type: "INTEGER", nullable: false),
                    LeadsMade = table.Column<int>(type: "INTEGER", nullable: false),
                    UndoneThrough = table.Column<int>(type: "INTEGER", nullable: false),
                    LeadsUndoneThrough = table.Column<int>(type: "INTEGER", nullable: false),
                    SourceDocumentId = table.Column<long>(type: "INTEGER", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    CreatedById = table.Column<string>(type: "TEXT", nullable: true),
                    CreatedByName = table.Column<string>(type: "TEXT", nullable: false),
                    StartedById = table.Column<string>(type: "TEXT", nullable: true),
                    StartedByName = table.Column<string>(type: "TEXT", nullable: false),
                    StartedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    UndoneAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Counts_Created = table.Column<int>(type: "INTEGER", nullable: false),
                    Counts_Failed = table.Column<int>(type: "INTEGER", nullable: false),
                    Counts_Proposed = table.Column<int>(type: "INTEGER", nullable: false),
                    Counts_Review = table.Column<int>(type: "INTEGER", nullable: false),
                    Counts_Skipped = table.Column<int>(type: "INTEGER", nullable: false),
                    Counts_Suppressed = table.Column<int>(type: "INTEGER", nullable: false),
                    Counts_Unchanged = table.Column<int>(type: "INTEGER", nullable: false),
                    Counts_Updated = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Imports", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Imports_SourceDocuments_SourceDocumentId",
                        column: x => x.SourceDocumentId,
                        principalTable: "SourceDocuments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                });

            migrationBuilder.CreateTable(
                name: "ImportRows",
                columns: table => new
                {
                    ImportId = table.Column<long>(type: "INTEGER", nullable: false),
                    Row = table.Column<int>(type: "INTEGER", nullable: false),
                    Line = table.Column<int>(type: "INTEGER", nullable: false),
                    Outcome = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: true),
                    ContactId = table.Column<long>(type: "INTEGER", nullable: true),
                    LeadId = table.Column<long>(type: "INTEGER", nullable: true),
                    MadeLead = table.Column<bool>(type: "INTEGER", nullable: false),
                    ObservationId = table.Column<long>(type: "INTEGER", nullable: true),
                    OptOut = table.Column<int>(type: "INTEGER", maxLength: 32, nullable: false),
                    OptOutSet = table.Column<int>(type: "INTEGER", maxLength: 32, nullable: false),
                    MemoryJson = table.Column<string>(type: "TEXT", nullable: true),
                    Undone = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    UndoReason = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ImportRows", x => new { x.ImportId, x.Row });
                    table.ForeignKey(
                        name: "FK_ImportRows_Imports_ImportId",
                        column: x => x.ImportId,
                        principalTable: "Imports",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ImportMappings_Headers",
                table: "ImportMappings",
                column: "Headers",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ImportRows_ContactId",
                table: "ImportRows",
                column: "ContactId",
                filter: "\"ContactId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ImportRows_ImportId_Outcome_Row",
                table: "ImportRows",
                columns: new[] { "ImportId", "Outcome", "Row" });

            migrationBuilder.CreateIndex(
                name: "IX_ImportRows_LeadId",
                table: "ImportRows",
                column: "LeadId",
                filter: "\"LeadId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Imports_ContentHash",
                table: "Imports",
                column: "ContentHash");

            migrationBuilder.CreateIndex(
                name: "IX_Imports_PublicId",
                table: "Imports",
                column: "PublicId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Imports_SourceDocumentId",
                table: "Imports",
                column: "SourceDocumentId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ImportMappings");

            migrationBuilder.DropTable(
                name: "ImportRows");

            migrationBuilder.DropTable(
                name: "Imports");
        }
    }
}
