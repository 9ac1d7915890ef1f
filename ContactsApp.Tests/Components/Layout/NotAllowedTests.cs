using Bunit;
using ContactsApp.Domain;
using ContactsApp.Web;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace ContactsApp.Components.Layout;

public sealed class NotAllowedTests : UiTest
{
    private NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    [Fact]
    public void SignedOut_Visitor_GoesToSignInAndComesBackToTheSameView()
    {
        Services.AddSingleton<ICurrentUser>(new Somebody(null));
        Navigation.NavigateTo("leads?stage=solution&q=a%20b");
        Render<NotAllowed>();
        Navigation.Uri.Should().Be("http://localhost/" + Urls.Login("/leads?stage=solution&q=a%20b"));
    }

    [Fact]
    public void SignedIn_WithTheWrongRole_IsToldWhoCanHelp()
    {
        Services.AddSingleton<ICurrentUser>(new Somebody(new UserInfo("1", "Ann Keller", UserRole.Rep)));
        Navigation.NavigateTo("icp");
        Render<NotAllowed>().Markup.Should().Contain("Your role does not open this page").And.Contain("Nothing was changed");
        Navigation.Uri.Should().EndWith("icp");
    }

    private sealed class Somebody(UserInfo? user) : ICurrentUser
    {
        public Task<UserInfo?> GetAsync(CancellationToken ct) => Task.FromResult(user);
    }
}
