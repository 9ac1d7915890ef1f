// MudBlazor hears Esc inside a menu's list only; opened by the mouse, the focus is still on the button. With the document, not with the
// first menu that opens: a key pressed right after the click must find it.
document.addEventListener("keydown", e => {
  const button = e.key === "Escape" ? document.activeElement?.closest(".mud-menu-activator[aria-expanded=true]") : null;
  if (!button) return;
  e.preventDefault();
  e.stopPropagation();
  button.firstElementChild.click();
}, true);
