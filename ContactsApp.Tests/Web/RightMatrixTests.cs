using System.Net;
using System.Reflection;
using System.Runtime.CompilerServices;
using ContactsApp.Components;
using ContactsApp.Components.Account;
using ContactsApp.Domain;
using ContactsApp.Support;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace ContactsApp.Web;

/// <summary>
/// Role x page, endpoint and command, generated from the app itself: what is added is in the matrix by being there, and what has no rule fails.
/// The lists below are what is not for everybody who is signed in; whoever moves a line here says that the right was meant.
/// </summary>
public sealed class RightMatrixTests(RightMatrixTests.ActingApp app) : IClassFixture<RightMatrixTests.ActingApp>
{
    /// <summary>Pages and endpoints that need more than being signed in.</summary>
    private static readonly Dictionary<string, Right> Addresses = new()
    {
        ["/users"] = Right.Administer,
        ["/audit"] = Right.Administer,
        ["/audit/file"] = Right.Administer,
    };

    /// <summary>Commands that need more than being a rep.</summary>
    private static readonly Dictionary<string, Right> Commands = new()
    {
        ["AuditExport.BeginAsync"] = Right.Administer,
        ["DemoCommands.LoadDemoAsync"] = Right.Administer,
        ["DemoCommands.RemoveDemoAsync"] = Right.Administer,
        ["IcpCommands.CancelRescoringAsync"] = Right.Manage,
        ["IcpCommands.RescoreAsync"] = Right.Manage,
        ["IcpCommands.RollBackAsync"] = Right.Manage,
        ["IcpCommands.SaveAsync"] = Right.Manage,
        ["UserCommands.AddUserAsync"] = Right.Administer,
        ["UserCommands.ChangeRoleAsync"] = Right.Administer,
        ["UserCommands.LockAsync"] = Right.Administer,
        ["UserCommands.SetPasswordAsync"] = Right.Administer,
        ["UserCommands.SignOutEverywhereAsync"] = Right.Administer,
        ["UserCommands.RemovePasskeysAsync"] = Right.Administer,
        ["UserCommands.TurnOffTwoStepAsync"] = Right.Administer,
        ["UserCommands.UnlockAsync"] = Right.Administer,
        ["UserLinks.CreateLinkAsync"] = Right.Administer,
        ["UserLinks.InviteAsync"] = Right.Administer,
        ["UserLinks.WithdrawAsync"] = Right.Administer,
        ["UserWork.ChangeAsync"] = Right.Administer,
    };

    /// <summary>Commands of somebody who is not signed in, each with what lets them in instead. Without it they refuse everybody.</summary>
    private static readonly Dictionary<string, string> ForStrangers = new()
    {
        ["SetupCommands.SetUpAsync"] = "the link of the server's log",
        ["LinkDoor.JoinAsync"] = "the link of an administrator",
        ["LinkDoor.ChoosePasswordAsync"] = "the link of an administrator",
        ["DigestCommands.StopAsync"] = "the key in a mail that was sent to its user",
    };

    private static readonly UserRole?[] Somebodies = [null, .. Enum.GetValues<UserRole>().Cast<UserRole?>()];

    [Fact]
    public void Endpoints_AllOfThem_SayTheirRule()
    {
        var silent = Endpoints().Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is null && e.Metadata.GetMetadata<IAuthorizeData>() is null && !IsOfTheFramework(e));

        silent.Select(Path).Should().BeEmpty("an endpoint names its right, instead of leaving it to the fallback");
    }

    [Fact]
    public void Rules_OfPagesAndEndpoints_AreThoseOfTheList()
    {
        var more = Endpoints().Where(e => RuleOf(e) > Right.Read).Select(e => (Path(e), RuleOf(e)!.Value)).Distinct().ToDictionary(e => e.Item1, e => e.Item2);

        more.Should().Equal(Addresses);
    }

    [Fact]
    public void Pages_InsideACircuit_AskForTheSameRightAsTheirAddress()
    {
        foreach (var page in typeof(App).Assembly.GetTypes().Where(t => t.IsDefined(typeof(RouteAttribute), false)))
        {
            var asks = page.GetCustomAttribute<AuthorizeAttribute>()?.Policy is { } policy ? Enum.Parse<Right>(policy) : Right.Read;
            foreach (var address in page.GetCustomAttributes<RouteAttribute>().Select(r => r.Template))
            {
                asks.Should().Be(Addresses.GetValueOrDefault(address, Right.Read), address);
            }
        }
    }

    [Fact]
    public async Task Addresses_ByEachRole_OpenForTheirRightOnly()
    {
        foreach (var role in Somebodies)
        {
            var client = role is { } some ? await app.CreateBrowserlikeClientAsync(some) : app.CreateBrowserlikeClient();
            app.Acting = As(role);
            foreach (var endpoint in Endpoints().Where(e => !IsOfTheFramework(e) && !IsFile(e)))
            {
                foreach (var method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET", "POST"])
                {
                    var answer = await client.SendAsync(new HttpRequestMessage(new HttpMethod(method), Example(Path(endpoint))));

                    IsRefused(answer).Should().Be(!IsAllowed(role, RuleOf(endpoint)), $"{role?.ToString() ?? "a stranger"} asks {method} {Path(endpoint)} and gets {(int)answer.StatusCode} {answer.RedirectsTo()}");
                }
            }
        }
    }

    [Fact]
    public async Task Commands_ByEachRole_AskForTheirRightFirst()
    {
        var wrong = new List<string>();
        var methods = Methods();
        foreach (var method in methods)
        {
            foreach (var role in Somebodies)
            {
                var allowed = !ForStrangers.ContainsKey(Name(method)) && IsAllowed(role, Commands.GetValueOrDefault(Name(method), Right.EditContacts));
                var refused = await IsRefusedAsync(method, role, allowed);
                if (refused == allowed)
                {
                    wrong.Add($"{Name(method)} {(refused ? "refuses" : "lets in")} {role?.ToString() ?? "a stranger"}");
                }
            }
        }

        methods.Should().HaveCountGreaterThan(60, "the commands were found");
        wrong.Should().BeEmpty();
    }

    [Fact]
    public void Lists_OfCommands_NameNoneThatIsGone() =>
        Commands.Keys.Concat(ForStrangers.Keys).Except(Methods().Select(Name)).Should().BeEmpty();

    [Fact]
    public async Task Rule_ACommandThatAsksNobody_IsSeen() => (await ForbiddenAsync(typeof(Careless).GetMethod(nameof(Careless.DoAsync))!, new Careless(), CancellationToken.None)).Should().BeFalse();

    /// <summary>
    /// Calls the command with as good as nothing. Who may gets a token that is cancelled already, and so comes no further than to the door of the
    /// database; who may not gets one that is not, since it is the refusal that must stop them.
    /// </summary>
    private async Task<bool> IsRefusedAsync(MethodInfo method, UserRole? role, bool allowed)
    {
        app.Acting = As(role);
        await using var scope = app.Services.CreateAsyncScope();
        return await ForbiddenAsync(method, scope.ServiceProvider.GetRequiredService(method.ReflectedType!), new CancellationToken(canceled: allowed));
    }

    private static async Task<bool> ForbiddenAsync(MethodInfo method, object service, CancellationToken ct)
    {
        try
        {
            var task = (Task)method.Invoke(service, [.. method.GetParameters().Select(p => p.ParameterType == typeof(CancellationToken) ? ct : Something(p.ParameterType))])!;
            await task;
            var outcome = task.GetType().GetProperty("Result")!.GetValue(task);
            return outcome?.GetType().GetProperty(nameof(Outcome.Kind))!.GetValue(outcome) is OutcomeKind.Forbidden;
        }
        catch (Exception)
        {
            return false;   // it went on, and met the token or the emptiness of what was given
        }
    }

    private static object? Something(Type type) =>
        type == typeof(string) ? ""
        : type == typeof(Stream) ? Stream.Null
        : type.IsValueType ? Activator.CreateInstance(type)
        : type.IsArray ? One(type.GetElementType()!)
        : type.IsGenericType && type.GetGenericArguments() is [var item] && type.IsAssignableFrom(item.MakeArrayType()) ? One(item)
        : type.IsInterface || type.IsAbstract || type.IsAssignableTo(typeof(Delegate)) ? null
        : RuntimeHelpers.GetUninitializedObject(type);

    /// <summary>A list with something in it: over an empty one nothing would be asked.</summary>
    private static Array One(Type item)
    {
        var list = Array.CreateInstance(item, 1);
        list.SetValue(Something(item), 0);
        return list;
    }

    /// <summary>What answers with an <see cref="Outcome"/> is a command, whatever its class is called; of the app's own services, since components answer to the user before them.</summary>
    private List<MethodInfo> Methods()
    {
        var known = app.Services.GetRequiredService<IServiceProviderIsService>();
        return
        [
            .. typeof(App).Assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false } && known.IsService(t))
                .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
                .Where(m => AnswersWithAnOutcome(m.ReturnType) && !m.IsGenericMethod),
        ];
    }

    private static bool AnswersWithAnOutcome(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Task<>) && type.GetGenericArguments()[0] is var answer
        && (answer == typeof(Outcome) || (answer.IsGenericType && answer.GetGenericTypeDefinition() == typeof(Outcome<>)));

    private static string Name(MethodInfo method) => $"{method.ReflectedType!.Name}.{method.Name}";

    private static UserInfo? As(UserRole? role) => role is { } some ? new UserInfo(Guid.Empty.ToString(), "Somebody", some) : null;

    private static bool IsAllowed(UserRole? role, Right? right) => right is null || (role is { } some && new UserInfo("", "", some).Has(right.Value));

    private static bool IsRefused(HttpResponseMessage answer) => answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden
        || answer.RedirectsTo() is { } to && (to.StartsWith("/Account/Login?", StringComparison.Ordinal) || to.StartsWith("/Account/AccessDenied", StringComparison.Ordinal));

    private IEnumerable<RouteEndpoint> Endpoints() => app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    /// <summary>The right of an endpoint; null where it is open to everybody.</summary>
    private static Right? RuleOf(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null ? null
        : endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(a => a.Policy is { } policy ? Enum.Parse<Right>(policy) : Right.Read).DefaultIfEmpty(Right.Read).Max();

    /// <summary>The circuit's own endpoints, and the one for files that are not there, know no rule of ours: the fallback closes them to strangers (EndpointAccessTests).</summary>
    private static bool IsOfTheFramework(RouteEndpoint endpoint) => Path(endpoint) is "/{**path:file}" || Path(endpoint).StartsWith("/_", StringComparison.Ordinal);

    private static bool IsFile(RouteEndpoint endpoint) => endpoint.Metadata.Any(m => m.GetType().Name == "StaticAssetDescriptor");

    private static string Path(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText!.TrimStart('/');

    private static string Example(string pattern) => System.Text.RegularExpressions.Regex.Replace(pattern, "{[^}]*}", m =>
        m.Value.Contains(":guid", StringComparison.Ordinal) ? Guid.Empty.ToString() : "1");

    /// <summary>The app, with a stranger or somebody of a role behind its commands. Requests are signed in by their cookies as ever.</summary>
    public sealed class ActingApp : AppFactory
    {
        internal UserInfo? Acting { get; set; }

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureTestServices(services => services.AddScoped<ICurrentUser>(_ => new ActingUser(Acting)));
        }

        public override async Task InitializeAsync()
        {
            await base.InitializeAsync();
            await CreateUserAsync(UserRole.Admin);   // past set-up
        }
    }

    private sealed class ActingUser(UserInfo? user) : ICurrentUser
    {
        public Task<UserInfo?> GetAsync(CancellationToken ct) => Task.FromResult(user);
    }

    private sealed class Careless
    {
        private readonly Task<Outcome> done = Task.FromResult(Outcome.Done());

        public Task<Outcome> DoAsync(CancellationToken ct) => done;
    }
}
