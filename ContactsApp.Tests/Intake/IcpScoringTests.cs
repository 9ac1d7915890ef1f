using ContactsApp.Domain;
using ContactsApp.Domain.Icp;
using ContactsApp.Support;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Intake;

public sealed class IcpScoringTests(FeatureSqlite database) : IClassFixture<FeatureSqlite>
{
    [Fact]
    public async Task Find_AfterAnotherProcessSavedAVersion_IsTheNewOne()
    {
        var (server, commandLine) = (new IcpScoring(database.Time), new IcpScoring(database.Time));
        await database.WriteAsync(async db => await server.InForceAsync(db, CancellationToken.None));
        (await FindAsync(commandLine)).Number.Should().Be(1, "it has read and kept the first");

        await database.WriteAsync(async db =>
        {
            var profile = await db.IcpProfiles.SingleAsync(p => p.IsDefault);
            var version = new IcpProfileVersion { ProfileId = profile.Id, Number = 2, DefinitionJson = IcpJson.Write(DefaultIcp.Create()), CreatedAt = database.Now };
            db.IcpProfileVersions.Add(version);
            await db.SaveChangesAsync();
            profile.CurrentVersionId = version.Id;
        });

        (await FindAsync(commandLine)).Number.Should().Be(2);
    }

    private async Task<ScoringProfile> FindAsync(IcpScoring scoring)
    {
        await using var db = database.NewContext();
        return (await scoring.FindAsync(db, CancellationToken.None))!;
    }
}
