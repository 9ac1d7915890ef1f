using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;

namespace ContactsApp.Web;

/// <summary>
/// The user of a circuit (from its authentication state) or of a request (from its principal, handed over by the pipeline).
/// Never from the HTTP context: in a circuit that is the context of a request long gone.
/// </summary>
public sealed class SignedInUser(AuthenticationStateProvider session, UserSnapshots users) : ICurrentUser
{
    private ClaimsPrincipal? requestUser;

    /// <summary>Called once per request by the pipeline, after authentication.</summary>
    internal void Is(ClaimsPrincipal principal) => requestUser = principal;

    public async Task<UserInfo?> GetAsync(CancellationToken ct) =>
        await users.FindAsync(requestUser ?? (await session.GetAuthenticationStateAsync()).User, ct);
}

/// <summary>The command line: whoever may start the program on the data folder may do everything, as the machine.</summary>
public sealed class CommandLineUser : ICurrentUser
{
    private static readonly UserInfo Machine = new("", "Command line", Domain.UserRole.Admin);

    public Task<UserInfo?> GetAsync(CancellationToken ct) => Task.FromResult<UserInfo?>(Machine);
}
