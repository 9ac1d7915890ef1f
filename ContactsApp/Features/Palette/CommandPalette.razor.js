// The keys of the palette. They are told to the server in the order in which they were pressed, after what was typed before them.
let before = null;

// A dialog is finished or closed first: what is typed in it would be lost on another page.
export function free() {
  return !document.querySelector(".mud-dialog");
}

export function open(surface, dotnet) {
  before = document.activeElement;
  surface.addEventListener("keydown", e => onKeyDown(e, dotnet));
  surface.querySelector("input").focus({ preventScroll: true });
}

export function close() {
  const lost = !document.activeElement || document.activeElement === document.body;
  if (lost && before?.isConnected) before.focus({ preventScroll: true });
  before = null;
}

export function show(id) {
  document.getElementById(id)?.scrollIntoView({ block: "nearest" });
}

export function press(selector) {
  document.querySelector(selector)?.click();
}

export function newTab(href) {
  window.open(new URL(href, document.baseURI), "_blank", "noopener");
}

function onKeyDown(e, dotnet) {
  if (e.isComposing) return;
  const input = e.currentTarget.querySelector("input");
  const control = e.ctrlKey || e.metaKey;
  const key = e.key === "Enter" && control ? "NewTab" : e.key === "Backspace" && input.value === "" ? "Back" : e.key;
  if (!["ArrowDown", "ArrowUp", "Enter", "NewTab", "Tab", "Escape", "Back"].includes(key)) return;
  e.preventDefault();
  e.stopPropagation();
  dotnet.invokeMethodAsync("KeyAsync", key);
}
