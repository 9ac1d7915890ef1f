using ContactsApp.Components.Shared;
using ContactsApp.Web;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace ContactsApp.Features.Icp;

/// <summary>What the page of the profile needs of its surroundings.</summary>
/// <param name="User">Who looks at it.</param>
/// <param name="Clock">For waiting until a change has settled.</param>
public sealed record IcpPageTools(ICurrentUser User, NavigationManager Navigation, IDialogService Dialogs, Toasts Toasts, TimeProvider Clock);
