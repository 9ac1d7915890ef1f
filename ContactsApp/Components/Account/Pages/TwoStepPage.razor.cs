using System.ComponentModel.DataAnnotations;
using ContactsApp.Domain;
using Microsoft.AspNetCore.Components;

namespace ContactsApp.Components.Account.Pages;

/// <summary>Turns the second step on and off, and makes recovery codes.</summary>
public sealed partial class TwoStepPage
{
    private TwoStepView? state;
    private Outcome? outcome;
    private bool renewed;
    private IReadOnlyList<string> codes = [];

    [Inject] public required TwoStepCommands Commands { get; init; }

    [CascadingParameter] private HttpContext HttpContext { get; set; } = null!;

    [SupplyParameterFromForm(FormName = "begin")] private PresentForm Begin { get; set; } = null!;

    [SupplyParameterFromForm(FormName = "renew-codes")] private PresentForm Present { get; set; } = null!;

    [SupplyParameterFromForm(FormName = "turn-off")] private PresentForm Off { get; set; } = null!;

    [SupplyParameterFromForm(FormName = "turn-on")] private FirstCodeForm First { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        Begin ??= new();
        Present ??= new();
        Off ??= new();
        First ??= new();
        state = await Commands.FindAsync(HttpContext.RequestAborted);
    }

    private Task BeginAsync() => DoAsync(() => Commands.BeginAsync(Begin.Password, HttpContext.RequestAborted));

    private Task TurnOffAsync() => DoAsync(() => Commands.TurnOffAsync(Off.Password, HttpContext.RequestAborted));

    private Task TurnOnAsync() => ShowCodesAsync(() => Commands.TurnOnAsync(First.Code, HttpContext.RequestAborted));

    private Task RenewAsync()
    {
        renewed = true;
        return ShowCodesAsync(() => Commands.RenewCodesAsync(Present.Password, HttpContext.RequestAborted));
    }

    private Task ShowCodesAsync(Func<Task<Outcome<IReadOnlyList<string>>>> verb) => DoAsync(async () =>
    {
        var made = await verb();
        codes = made.Ok ? made.Value ?? [] : [];
        return new Outcome(made.Kind, made.Message);
    });

    private async Task DoAsync(Func<Task<Outcome>> verb)
    {
        outcome = await verb();
        state = await Commands.FindAsync(HttpContext.RequestAborted);
        (Begin, Present, Off, First) = (new(), new(), new(), new());   // neither passwords nor codes are written back into the page
    }

    /// <summary>The present password.</summary>
    public sealed class PresentForm
    {
        [Required(ErrorMessage = "Give your present password.")]
        [StringLength(PasswordRules.MaxLength, ErrorMessage = "This is longer than any password here.")]
        public string Password { get; set; } = "";
    }

    /// <summary>The first code of the app.</summary>
    public sealed class FirstCodeForm
    {
        [Required(ErrorMessage = "Type the code that the app shows.")]
        [StringLength(40, ErrorMessage = "This is longer than any code.")]
        public string Code { get; set; } = "";
    }
}
