// When a menu closes, its items are gone and the focus with them: it goes back to the button, unless the action took it elsewhere.
// What the action did may have taken the button, and the whole card around it, from the page: then there is nothing to give back.
export function onToggled(root, open) {
  if (!open) giveBackFocus(root);
}

function giveBackFocus(root) {
  const at = document.activeElement;
  if (!root) return;
  if (!at || at === document.body || at.closest(".mud-popover")) root.querySelector(".mud-menu-activator")?.focus({ preventScroll: true });
}
