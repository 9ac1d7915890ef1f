// When a menu closes, its items are gone and the focus with them: it goes back to the button, unless the action took it elsewhere.
export function giveBackFocus(root) {
  const at = document.activeElement;
  if (!at || at === document.body || at.closest(".mud-popover")) root.querySelector(".mud-menu-activator")?.focus({ preventScroll: true });
}
