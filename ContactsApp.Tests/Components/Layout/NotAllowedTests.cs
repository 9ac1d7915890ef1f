using Bunit;
using Bunit.TestDoubles;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace ContactsApp.Components.Layout;

public sealed class NotAllowedTests : UiTest
{
    private NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    [Fact]
    public void SignedOut_Visitor_GoesToSignInAndComesBackToTheSameView()
    {
        this.AddAuthorization();
        Navigation.NavigateTo("leads?stage=solution&q=a b");
        Render<NotAllowed>();
        Navigation.Uri.Should().Be("http://localhost/Account/Login?ReturnUrl=%2Fleads%3Fstage%3Dsolution%26q%3Da%20b");
    }

    [Fact]
    public void SignedIn_WithTheWrongRole_IsToldWhoCanHelp()
    {
        this.AddAuthorization().SetAuthorized("rep");
        Navigation.NavigateTo("icp");
        Render<NotAllowed>().Markup.Should().Contain("Your role does not open this page").And.Contain("Nothing was changed");
        Navigation.Uri.Should().EndWith("icp");
    }
}
