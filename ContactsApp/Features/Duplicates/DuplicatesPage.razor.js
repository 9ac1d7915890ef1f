// Moves the focus to the link of one pair: j, k, and after an answer. Enter then opens the pair side by side.
export function focus(id) {
  const link = document.querySelector(`table.duplicates a[data-pair="${id}"]`);
  if (!link) return;
  link.focus();
  link.closest('tr').scrollIntoView({ block: 'nearest' });
}
