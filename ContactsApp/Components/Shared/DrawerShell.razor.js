// Keeps the focus inside open drawers and gives it back afterwards. Menus and dialogs opened from a drawer live outside of it
// in the page: while the focus is in one of those, this keeps out of the way.
const opened = [];
const focusable = "a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), [tabindex]:not([tabindex='-1'])";

export function open(panel, dotnet) {
  const entry = { panel, dotnet, before: document.activeElement };
  opened.push(entry);
  if (opened.length === 1) document.addEventListener("keydown", onKeyDown);
  if (!panel.contains(document.activeElement)) (panel.querySelector("[autofocus]") ?? panel).focus({ preventScroll: true });
}

export function close(panel) {
  const at = opened.findIndex(e => e.panel === panel || !e.panel.isConnected);
  if (at < 0) return;
  const [entry] = opened.splice(at, 1);
  if (opened.length === 0) document.removeEventListener("keydown", onKeyDown);
  const lost = !document.activeElement || document.activeElement === document.body || entry.panel.contains(document.activeElement);
  if (lost && entry.before?.isConnected) entry.before.focus({ preventScroll: true });
}

function onKeyDown(e) {
  const top = opened.at(-1);
  if (!top || e.defaultPrevented) return;
  const inside = top.panel.contains(document.activeElement);
  const own = document.activeElement?.closest("[data-own-escape]");   // a field in which Esc means: take the change back
  if (e.key === "Escape" && !own && (inside || document.activeElement === document.body) && !document.querySelector(".mud-popover-open, .mud-dialog")) {
    e.preventDefault();
    top.dotnet.invokeMethodAsync("CloseAsync");
  } else if (e.key === "Tab" && (inside || document.activeElement === document.body)) {
    keepInside(top.panel, e);
  }
}

function keepInside(panel, e) {
  const stops = [...panel.querySelectorAll(focusable)].filter(x => x.checkVisibility());
  if (stops.length === 0) return e.preventDefault();
  const at = document.activeElement;
  const [first, last] = [stops[0], stops.at(-1)];
  if (e.shiftKey ? at === first || at === panel : at === last || !panel.contains(at)) {
    e.preventDefault();
    (e.shiftKey ? last : first).focus();
  }
}
