// A dialog begins in the field that asks for it (autofocus), else in its first field, else in its first button.
// Who was faster and writes in a field already stays there: the rest of the word would land elsewhere.
export function begin(body) {
  const dialog = body.closest(".mud-dialog") ?? body;
  keepInside(dialog);
  if (dialog.contains(document.activeElement) && document.activeElement.matches("input, textarea, select")) return;
  const first = body.querySelector("[autofocus]")
    ?? body.querySelector("input:not([type=hidden], [type=radio], :disabled), textarea:not(:disabled), select:not(:disabled)")
    ?? dialog.querySelector(".mud-dialog-actions button:not(:disabled)")
    ?? dialog.querySelector("button");
  first?.focus();
}

// The page behind a dialog takes no focus: a page that has just been opened gives it to its heading, and may do so after the dialog came.
function keepInside(dialog) {
  let last = dialog;
  document.addEventListener("focusin", function back(e) {
    if (!dialog.isConnected) document.removeEventListener("focusin", back);
    else if (dialog.contains(e.target)) last = e.target;
    else if (e.target.closest("main")) (last.isConnected ? last : dialog).focus();
  });
}
