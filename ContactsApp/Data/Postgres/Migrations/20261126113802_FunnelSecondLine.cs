using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ContactsApp.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class FunnelSecondLine : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "CreatedAt",
                table: "LeadSummaries",
                type: "timestamp with time zone",
                nullable: false,
                defaultValue: new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified));

            // The judge writes it from now on; rows that it wrote before must not all count as added in the year 1.
            migrationBuilder.Sql("""
                UPDATE "LeadSummaries" SET "CreatedAt" = COALESCE((SELECT l."CreatedAt" FROM "Leads" l WHERE l."Id" = "LeadSummaries"."LeadId"), "CreatedAt");
                """);

            migrationBuilder.CreateIndex(
                name: "IX_LeadSummaries_Stage_SalesState_CreatedAt",
                table: "LeadSummaries",
                columns: new[] { "Stage", "SalesState", "CreatedAt" },
                filter: "NOT \"IsRemoved\"");

            migrationBuilder.CreateIndex(
                name: "IX_LeadSummaries_Stage_SalesState_EngagedCount",
                table: "LeadSummaries",
                columns: new[] { "Stage", "SalesState", "EngagedCount" },
                filter: "NOT \"IsRemoved\"");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_LeadSummaries_Stage_SalesState_CreatedAt",
                table: "LeadSummaries");

            migrationBuilder.DropIndex(
                name: "IX_LeadSummaries_Stage_SalesState_EngagedCount",
                table: "LeadSummaries");

            migrationBuilder.DropColumn(
                name: "CreatedAt",
                table: "LeadSummaries");
        }
    }
}
