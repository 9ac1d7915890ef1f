using ContactsApp.Data;
using ContactsApp.Features.Interchange.Layouts;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Interchange;

/// <summary>What somebody chose the columns of a file to mean is proposed for the next file of these columns, whoever brings it and however.</summary>
internal static class RememberedMappings
{
    /// <summary>What was chosen for a file of these columns, as JSON; empty where nobody chose.</summary>
    /// <param name="proposed">What the file itself proposes.</param>
    /// <param name="db">Where it is kept.</param>
    /// <param name="ct">Stops asking.</param>
    public static async Task<string> FindAsync(AppDbContext db, ImportMapping proposed, CancellationToken ct)
    {
        var headers = proposed.Fingerprint;
        var json = await db.RememberedMappings.Where(m => m.Headers == headers).Select(m => m.MappingJson).SingleOrDefaultAsync(ct);
        return json is not null && ImportMapping.FromJson(json).Rows == proposed.Rows ? json : "";
    }
}
