// Light or dark, decided before the first paint: this browser's own choice, else the user's for all browsers, else the system's.
// Loaded as a plain script in <head>, so that no page flashes in the wrong theme and no circuit is needed.
(() => {
  const key = "contactsapp.theme";
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");

  const saved = () => {
    try { return localStorage.getItem(key); } catch { return null; }   // storage may be forbidden
  };
  const usual = () => root.dataset.themeDefault || (system.matches ? "dark" : "light");
  const wanted = () => {
    const choice = saved();
    return choice === "dark" || choice === "light" ? choice : usual();
  };
  const apply = () => {
    const theme = wanted();
    if (root.dataset.theme !== theme) root.dataset.theme = theme;
  };
  const toggle = () => {
    const next = wanted() === "dark" ? "light" : "dark";
    try {
      if (next === usual()) localStorage.removeItem(key); else localStorage.setItem(key, next);
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
  // Who chooses for all browsers means this one too.
  document.addEventListener("submit", e => {
    if (e.target instanceof Element && e.target.closest("[data-theme-form]")) {
      try { localStorage.removeItem(key); } catch { /* storage may be forbidden */ }
    }
  });
  // Enhanced navigation copies <html>'s attributes from the server's answer, which knows no theme.
  new MutationObserver(() => { if (!root.dataset.theme) apply(); })
    .observe(root, { attributes: true, attributeFilter: ["data-theme"] });
})();
