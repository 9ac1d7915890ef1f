// blazor.web.js shows and hides the bar by classes and says each change in an event; this adds the two buttons and what
// cannot be seen: trying again when somebody comes back to the tab, and reloading when the server no longer knows the page.
// What is typed while the server is away never reaches it: it is told again when the connection is back. Where the page is lost
// for good and something typed is not saved ([data-unsaved], or typed meanwhile), nothing is reloaded until the user says so.
const bar = document.getElementById("components-reconnect-modal");
const texts = "textarea, select, input:not([type=checkbox], [type=radio], [type=hidden], [type=password])";
const typedAway = new Set();
let away = false;

document.addEventListener("input", e => {
  if (away && e.target.matches(texts)) typedAway.add(e.target);
}, true);

// Every text that would go with the page, in the order of the page.
function unsaved() {
  const marked = [...document.querySelectorAll("[data-unsaved]")].flatMap(x => x.matches(texts) ? [x] : [...x.querySelectorAll(texts)]);
  return [...document.querySelectorAll(texts)].filter(x => x.value.trim() && (marked.includes(x) || typedAway.has(x)));
}

function reload() {
  if (unsaved().length === 0) return location.reload();
  bar.classList.add("has-unsaved");
}

function tellAgain() {
  for (const field of typedAway) if (field.isConnected) for (const kind of ["input", "change"]) field.dispatchEvent(new Event(kind, { bubbles: true }));
  typedAway.clear();
}

async function copyUnsaved(e) {
  const name = x => x.labels?.[0]?.firstElementChild?.textContent ?? x.labels?.[0]?.textContent ?? x.getAttribute("aria-label") ?? "";
  const label = x => document.getElementById(x.getAttribute("aria-labelledby"))?.textContent ?? name(x);
  const words = e.currentTarget.querySelector("span");
  try {
    await navigator.clipboard.writeText(unsaved().map(x => `${label(x).trim()}: ${x.value}`).join("\n"));
    words.textContent = "Copied";
  } catch {
    words.textContent = "Copying is not allowed here: mark the text and copy it";
  }
}

async function tryNow() {
  document.removeEventListener("visibilitychange", tryWhenSeen);
  try {
    if (await Blazor.reconnect()) return;              // false: reached the server, but the circuit is gone
    if (!await Blazor.resumeCircuit()) reload();       // its saved state may still be there
  } catch {
    document.addEventListener("visibilitychange", tryWhenSeen);   // the server does not answer at all
  }
}

async function goOn() {
  if (bar.classList.contains("components-reconnect-resume-failed")) return reload();
  try {
    if (!await Blazor.resumeCircuit()) reload();
  } catch {
    bar.classList.replace("components-reconnect-paused", "components-reconnect-resume-failed");
  }
}

function tryWhenSeen() {
  if (document.visibilityState === "visible") tryNow();
}

bar.addEventListener("components-reconnect-state-changed", e => {
  away = e.detail.state !== "hide";
  if (!away) tellAgain();
  if (e.detail.state === "failed") document.addEventListener("visibilitychange", tryWhenSeen);
  if (e.detail.state === "rejected") reload();
});
document.getElementById("components-reconnect-button").addEventListener("click", tryNow);
document.getElementById("components-resume-button").addEventListener("click", goOn);
document.getElementById("copy-unsaved-button").addEventListener("click", copyUnsaved);
document.getElementById("reload-unsaved-button").addEventListener("click", () => location.reload());
