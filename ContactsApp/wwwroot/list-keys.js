// Moves the focus between the links that name the rows of a list: j and k.
export function move(by) {
  const links = [...document.querySelectorAll('table.list-table tbody a[data-row]')];
  if (links.length === 0) return;
  const at = links.indexOf(document.activeElement);
  const next = at < 0 ? (by > 0 ? 0 : links.length - 1) : Math.min(links.length - 1, Math.max(0, at + by));
  links[next].focus();
  links[next].closest('tr').scrollIntoView({ block: 'nearest' });
}

// The row whose name has the focus.
export function current() {
  return document.activeElement?.dataset.row ?? null;
}
