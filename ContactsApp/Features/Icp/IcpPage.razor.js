// The unsaved draft of the profile is kept in this tab: it survives a lost connection, a server started anew and a reload. Leaving the
// site with it asks first, except where the page only reloads because the server no longer knows it.
const key = "icp-draft";
let unsaved = false;

export function keep(draft) {
  unsaved = true;
  try { sessionStorage.setItem(key, draft); } catch { /* a full or closed store: the page itself still holds it */ }
}

export function kept() {
  try { return sessionStorage.getItem(key); } catch { return null; }
}

export function forget() {
  unsaved = false;
  try { sessionStorage.removeItem(key); } catch { /* nothing was kept */ }
}

// The page is left inside the app: the draft stays, nothing is asked any more.
export function leave() {
  unsaved = false;
}

function isLost() {
  const bar = document.getElementById("components-reconnect-modal");
  return !!bar && [...bar.classList].some(c => c.startsWith("components-reconnect-") && c !== "components-reconnect-hide");
}

addEventListener("beforeunload", e => {
  if (unsaved && !isLost()) e.preventDefault();
});
