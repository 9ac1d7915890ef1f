// The unsaved draft of the profile is kept in this tab, for the user who made it: it survives a lost connection, a server started anew and a reload. Leaving the
// site with it asks first, except where the page only reloads because the server no longer knows it.
const key = user => `icp-draft-${user}`;
let unsaved = false;

export function keep(user, draft) {
  unsaved = true;
  try { sessionStorage.setItem(key(user), draft); } catch { /* a full or closed store: the page itself still holds it */ }
}

export function kept(user) {
  try { return sessionStorage.getItem(key(user)); } catch { return null; }
}

export function forget(user) {
  unsaved = false;
  try { sessionStorage.removeItem(key(user)); } catch { /* nothing was kept */ }
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
