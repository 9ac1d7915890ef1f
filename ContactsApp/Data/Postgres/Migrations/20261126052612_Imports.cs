using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace ContactsApp.Data.Postgres.Migrations
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
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Headers = table.Column<string>(type: "text", nullable: false),
                    MappingJson = table.Column<string>(type: "text", nullable: false),
                    ChosenAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ChosenById = table.Column<string>(type: "text", nullable: true),
                    ChosenByName = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ImportMappings", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Imports",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    PublicId = table.Column<Guid>(type: "uuid", nullable: false),
                    FileName = table.Column<string>(type: "text", nullable: false),
                    StoredName = table.Column<string>(type: "text", nullable: false),
                    ContentHash = table.Column<string>(type: "text", nullable: false),
                    Bytes = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Layout = table.Column<string>(type: "text", nullable: false),
                    MappingJson = table.Column<string>(type: "text", nullable: false),
                    FixesJson = table.Column<string>(type: "text", nullable: false),
                    TakenAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Company = table.Column<string>(type: "text", nullable: true),
                    CreateMissingCompanies = table.Column<bool>(type: "boolean", nullable: false),
                    OnlyFillEmpty = table.Column<bool>(type: "boolean", nullable: false),
                    OwnerId = table.Column<string>(type: "text", nullable: true),
                    State = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Problem = table.Column<string>(type: "text", nullable: true),
                    JobPublicId = table.Column<Guid>(type: "uuid", nullable: true),
                    Rows = table.Column<int>(type: "integer", nullable: false),
                    LeadsMade = table.Column<int>(type: "integer", nullable: false),
                    UndoneThrough = table.Column<int>(type: "integer", nullable: false),
                    LeadsUndoneThrough = table.Column<int>(type: "integer", nullable: false),
                    SourceDocumentId = table.Column<long>(type: "bigint", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    CreatedById = table.Column<string>(type: "text", nullable: true),
                    CreatedByName = table.Column<string>(type: "text", nullable: false),
                    StartedById = table.Column<string>(type: "text", nullable: true),
                    StartedByName = table.Column<string>(type: "text", nullable: false),
                    StartedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    EndedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    UndoneAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Counts_Created = table.Column<int>(type: "integer", nullable: false),
                    Counts_Failed = table.Column<int>(type: "integer", nullable: false),
                    Counts_Proposed = table.Column<int>(type: "integer", nullable: false),
                    Counts_Review = table.Column<int>(type: "integer", nullable: false),
                    Counts_Skipped = table.Column<int>(type: "integer", nullable: false),
                    Counts_Suppressed = table.Column<int>(type: "integer", nullable: false),
                    Counts_Unchanged = table.Column<int>(type: "integer", nullable: false),
                    Counts_Updated = table.Column<int>(type: "integer", nullable: false)
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
                    ImportId = table.Column<long>(type: "bigint", nullable: false),
                    Row = table.Column<int>(type: "integer", nullable: false),
                    Line = table.Column<int>(type: "integer", nullable: false),
                    Outcome = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: true),
                    ContactId = table.Column<long>(type: "bigint", nullable: true),
                    LeadId = table.Column<long>(type: "bigint", nullable: true),
                    MadeLead = table.Column<bool>(type: "boolean", nullable: false),
                    ObservationId = table.Column<long>(type: "bigint", nullable: true),
                    OptOut = table.Column<int>(type: "integer", maxLength: 32, nullable: false),
                    OptOutSet = table.Column<int>(type: "integer", maxLength: 32, nullable: false),
                    MemoryJson = table.Column<string>(type: "text", nullable: true),
                    Undone = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    UndoReason = table.Column<string>(type: "text", nullable: true)
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
