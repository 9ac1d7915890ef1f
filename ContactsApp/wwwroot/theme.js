// Light or dark, decided before the first paint: a saved choice, else the system's.
// Loaded as a plain script in <head>, so that no page flashes in the wrong theme and no circuit is needed.
(() => {
  const key = "contactsapp.theme";
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");

  const saved = () => {
    try { return localStorage.getItem(key); } catch { return null; }   // storage may be forbidden
  };
  const wanted = () => {
    const choice = saved();
    return choice === "dark" || choice === "light" ? choice : system.matches ? "dark" : "light";
  };
  const apply = () => {
    const theme = wanted();
    if (root.dataset.theme !== theme) root.dataset.theme = theme;
  };
  const toggle = () => {
    const next = wanted() === "dark" ? "light" : "dark";
    const followsSystem = next === (system.matches ? "dark" : "light");
    try {
      if (followsSystem) localStorage.removeItem(key); else localStorage.setItem(key, next);
      apply();
    } catch {
      root.dataset.theme = next;
    }
  };

  apply();
  system.addEventListener("change", apply);
  addEventListener("storage", e => { if (e.key === key) apply(); });
  document.addEventListener("click", e => {
    if (e.target instanceof Element && e.target.closest("[data-theme-toggle]")) toggle();
  });
  // Enhanced navigation copies <html>'s attributes from the server's answer, which knows no theme.
  new MutationObserver(() => { if (!root.dataset.theme) apply(); })
    .observe(root, { attributes: true, attributeFilter: ["data-theme"] });
})();
