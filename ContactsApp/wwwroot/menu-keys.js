// The keys of menus (WAI-ARIA's menu button pattern). With the document, not with the first menu that opens: a key pressed right after
// the click must find it.
(() => {
  // The one that is being shut is still drawn for a moment; a second press must not open it again.
  let shutting = null;
  const opener = () => {
    const button = document.querySelector("button[aria-haspopup=menu][aria-expanded=true]");
    if (button !== shutting) shutting = null;
    return shutting ? null : button;
  };
  const shut = button => {
    shutting = button;
    button.click();
  };
  const menuOf = button => document.getElementById(button.getAttribute("aria-controls"));
  const handled = e => { e.preventDefault(); e.stopPropagation(); };

  document.addEventListener("keydown", e => {
    const button = opener();
    if (!button || e.isComposing) return;
    const at = document.activeElement, menu = menuOf(button);
    if (at !== button && !menu?.contains(at) && at !== document.body) return;
    if (e.key === "Escape") {
      handled(e);
      button.focus({ preventScroll: true });
      shut(button);
      return;
    }
    if (e.key === "Tab") {
      button.focus({ preventScroll: true });
      shut(button);
      return;   // and on to what follows the button
    }
    if (e.key === " " && at instanceof HTMLAnchorElement) {
      handled(e);
      at.click();
      return;
    }
    const items = [...menu?.querySelectorAll("[role=menuitem]:not([disabled])") ?? []];
    const next = items[placeOf(e, items, items.indexOf(at))];
    if (!next) return;
    handled(e);
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
  }, true);

  // Where a key leads: arrows go round, a letter goes to the next item that begins with it.
  function placeOf(e, items, at) {
    if (e.key === "ArrowDown") return (at + 1) % items.length;
    if (e.key === "ArrowUp") return (at <= 0 ? items.length : at) - 1;
    if (e.key === "Home") return 0;
    if (e.key === "End") return items.length - 1;
    if (e.key.length !== 1 || e.key === " " || e.ctrlKey || e.metaKey || e.altKey) return -1;
    const begins = item => item.textContent.trim().toLowerCase().startsWith(e.key.toLowerCase());
    const after = items.findIndex((item, i) => i > at && begins(item));
    return after >= 0 ? after : items.findIndex(begins);
  }

  // A press elsewhere closes it, and is not lost on what it meets.
  document.addEventListener("pointerdown", e => {
    const button = opener();
    if (button && e.target instanceof Node && !button.contains(e.target) && !menuOf(button)?.contains(e.target)) shut(button);
  }, true);
})();
