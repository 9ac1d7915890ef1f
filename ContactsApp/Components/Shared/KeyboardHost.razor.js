// One listener for the page's shortcuts. It knows which keys answer, so that "/" is kept from the page without asking the
// server. Single letters stay silent while somebody types, and can be switched off for good (WCAG 2.1.4).
const storageKey = "contactsapp.letters";
const typing = "input:not([type=checkbox]):not([type=radio]):not([type=button]), textarea, select, [contenteditable=''], [contenteditable=true], [role=textbox], [role=combobox], [role=menu], [role=listbox]";
let host = null;
let keys = new Set();
let letters = true;

export function start(dotnet, active) {
  host = dotnet;
  setKeys(active);
  try { letters = localStorage.getItem(storageKey) !== "off"; } catch { letters = true; }
  document.addEventListener("keydown", onKeyDown);
  return letters;
}

export function setKeys(active) {
  keys = new Set(active.map(k => k.toLowerCase()));
  document.body.dataset.keys = [...keys].map(k => k === " " ? "space" : k).join(" ");   // seen by whoever drives the page from outside: these keys answer now
}

export function setLetters(on) {
  letters = on;
  try { if (on) localStorage.removeItem(storageKey); else localStorage.setItem(storageKey, "off"); } catch { /* for this page only */ }
}

export function stop() {
  document.removeEventListener("keydown", onKeyDown);
  host = null;
}

function onKeyDown(e) {
  if (!host || e.defaultPrevented || e.isComposing || e.altKey || e.repeat && e.key.length > 1) return;
  const control = e.ctrlKey || e.metaKey;
  const key = (control ? "Ctrl+" : "") + e.key;
  if (!keys.has(key.toLowerCase())) return;
  if (!control) {
    if (!letters && e.key !== "?") return;
    if (e.target instanceof Element && e.target.closest(typing)) return;
    if (key === " " && e.target instanceof Element && e.target.closest("button, input, summary")) return;   // it presses them
    if (document.querySelector(".mud-popover-open [role=menu], .mud-popover-open .mud-list")) return;
  }
  e.preventDefault();
  if (control) hearWhatWasTyped(e.target);
  host.invokeMethodAsync("PressAsync", key);
}

// A field tells what was typed when it is left, and a shortcut does not leave it.
function hearWhatWasTyped(field) {
  if (!(field instanceof HTMLElement) || !field.matches(typing)) return;
  field.blur();
  field.focus({ preventScroll: true });
}
