// blazor.web.js shows and hides the bar by classes and says each change in an event; this adds the two buttons and what
// cannot be seen: trying again when somebody comes back to the tab, and reloading when the server no longer knows the page.
const bar = document.getElementById("components-reconnect-modal");

const reload = () => location.reload();

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
  if (e.detail.state === "failed") document.addEventListener("visibilitychange", tryWhenSeen);
  if (e.detail.state === "rejected") reload();
});
document.getElementById("components-reconnect-button").addEventListener("click", tryNow);
document.getElementById("components-resume-button").addEventListener("click", goOn);
