using System.Security.Claims;
using ContactsApp.Web;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;

namespace ContactsApp.Components.Account;

/// <summary>
/// Who is signed in on an open page. Asks the database every few seconds, so that a page nobody touches is closed too when its user
/// is locked or signed out; a click notices sooner (<see cref="UserSnapshots"/>).
/// </summary>
public sealed class Session : RevalidatingServerAuthenticationStateProvider
{
    private static readonly Task<AuthenticationState> Nobody = Task.FromResult(new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity())));

    private readonly UserSnapshots users;
    private bool known;

    public Session(ILoggerFactory loggers, UserSnapshots users)
        : base(loggers)
    {
        this.users = users;
        AuthenticationStateChanged += _ => known = true;
    }

    protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(15);

    /// <summary>Nobody where neither a page nor a circuit has said who it is (background work), where the framework would throw.</summary>
    public override Task<AuthenticationState> GetAuthenticationStateAsync() => known ? base.GetAuthenticationStateAsync() : Nobody;

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken) =>
        await users.FindAsync(authenticationState.User, cancellationToken) is not null;
}
