using Microsoft.AspNetCore.Components;

namespace ContactsApp.Components.Shared;

/// <summary>
/// A press on something that is drawn as text and has no handler of its own. One handler of the row around it (<c>@onact</c>) hears of all of
/// them: a handler for each of a hundred values would cost the server memory for as long as the page is open. Raised by acts.js.
/// </summary>
public sealed class ActEventArgs : EventArgs
{
    /// <summary>What was meant: the <c>data-act</c> of the pressed element. Comes from the browser, so it may be anything.</summary>
    public string? Name { get; set; }

    /// <summary>Pressed by a key and not by a mouse or a finger.</summary>
    public bool ByKey { get; set; }
}

/// <summary>The product's own events, as the compiler of pages looks for them.</summary>
[EventHandler("onact", typeof(ActEventArgs), enableStopPropagation: true, enablePreventDefault: true)]
public static class EventHandlers;
