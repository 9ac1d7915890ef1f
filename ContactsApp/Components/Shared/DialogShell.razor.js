// A dialog begins in the field that asks for it (autofocus), else in its first field, else in its first button.
// Who was faster and writes in a field already stays there: the rest of the word would land elsewhere.
export function begin(body) {
  const dialog = body.closest(".mud-dialog") ?? body;
  if (dialog.contains(document.activeElement) && document.activeElement.matches("input, textarea, select")) return;
  const first = body.querySelector("[autofocus]")
    ?? body.querySelector("input:not([type=hidden], [type=radio], :disabled), textarea:not(:disabled), select:not(:disabled)")
    ?? dialog.querySelector(".mud-dialog-actions button:not(:disabled)")
    ?? dialog.querySelector("button");
  first?.focus();
}
