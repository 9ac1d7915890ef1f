// What is drawn as text has no handler of its own: a click on anything with data-act becomes an event "act" that rises to the row around it,
// with the name of what was meant. See ActEventArgs.
Blazor.registerCustomEventType("act", { createEventArgs: e => e.detail });
document.addEventListener("click", e => {
  const meant = e.target instanceof Element ? e.target.closest("[data-act]") : null;
  // A key on a button clicks it, too, but no mouse counts that click.
  meant?.dispatchEvent(new CustomEvent("act", { bubbles: true, detail: { name: meant.dataset.act, byKey: e.detail === 0 } }));
});
