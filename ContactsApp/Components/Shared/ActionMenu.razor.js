// When a menu closes, its items are gone and the focus with them: it goes back to the button, unless the action took it elsewhere.
// What the action did may have taken the button, and the whole card around it, from the page: then there is nothing to give back.
// Opened by a key, the first item gets it.
export function onToggled(root, id, open, byKey) {
  if (!open) giveBackFocus(root);
  else if (byKey) document.getElementById(id)?.querySelector("[role=menuitem]:not([disabled])")?.focus({ preventScroll: true });
}

function giveBackFocus(root) {
  const at = document.activeElement;
  if (!root) return;
  if (!at || at === document.body || at.closest(".mud-popover")) root.querySelector("button[aria-haspopup=menu]")?.focus({ preventScroll: true });
}
