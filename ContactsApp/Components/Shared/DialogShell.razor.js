// A dialog begins in the field that asks for it (autofocus), else in its first field, else in its first button.
export function begin(body) {
  const dialog = body.closest(".mud-dialog") ?? body;
  const first = body.querySelector("[autofocus]")
    ?? body.querySelector("input:not([type=hidden], [type=radio], :disabled), textarea:not(:disabled), select:not(:disabled)")
    ?? dialog.querySelector(".mud-dialog-actions button:not(:disabled)")
    ?? dialog.querySelector("button");
  first?.focus();
}
