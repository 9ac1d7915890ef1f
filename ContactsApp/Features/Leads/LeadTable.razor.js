// Moves the focus between the company links of the list: j and k.
export function move(by) {
  const links = [...document.querySelectorAll('table.leads tbody a.company')];
  if (links.length === 0) return;
  const at = links.indexOf(document.activeElement);
  const next = at < 0 ? (by > 0 ? 0 : links.length - 1) : Math.min(links.length - 1, Math.max(0, at + by));
  links[next].focus();
  links[next].closest('tr').scrollIntoView({ block: 'nearest' });
}
