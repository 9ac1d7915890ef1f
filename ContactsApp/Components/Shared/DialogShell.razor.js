// A dialog begins in the field that asks for it (autofocus), else in its first field, else in its first button.
// Who was faster and writes in a field already stays there: the rest of the word would land elsewhere.
// Esc asks the dialog to close; it may ask back, and goOn returns to where one was typing.
const opened = [];

export function begin(body, dotnet) {
  if (!body) return;   // closed again before this came
  const dialog = body.closest(".mud-dialog") ?? body;
  keepInside(dialog);
  opened.push({ body, dialog, dotnet, typing: null });
  if (opened.length === 1) {
    document.addEventListener("keydown", onKeyDown);
    document.addEventListener("focusin", onFocusIn);
  }
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

export function goOn() {
  const top = opened.at(-1);
  (top?.typing?.isConnected ? top.typing : top?.body.querySelector("input, textarea"))?.focus();
}

export function end() {
  for (let i = opened.length - 1; i >= 0; i--) if (!opened[i].body.isConnected) opened.splice(i, 1);
  if (opened.length === 0) {
    document.removeEventListener("keydown", onKeyDown);
    document.removeEventListener("focusin", onFocusIn);
  }
}

function onFocusIn(e) {
  const top = opened.at(-1);
  if (top?.body.contains(e.target) && e.target.matches("input, textarea, select")) top.typing = e.target;
}

function onKeyDown(e) {
  const top = opened.filter(o => o.body.isConnected).at(-1);
  if (e.key !== "Escape" || e.defaultPrevented || !top) return;
  const at = document.activeElement;
  const own = at?.closest("[data-own-escape]");   // a field in which Esc means: take the change back
  if (own || (at !== document.body && !top.dialog.contains(at)) || document.querySelector(".mud-popover-open")) return;
  e.preventDefault();
  top.dotnet.invokeMethodAsync("CloseAsync");
}
