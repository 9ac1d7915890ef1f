// Moves the focus to the link of one proposal: j, k, and after a decision. Enter then opens the person.
export function focus(id) {
  const link = document.querySelector(`table.proposals a[data-proposal="${id}"]`);
  if (!link) return;
  link.focus();
  link.closest('tr').scrollIntoView({ block: 'nearest' });
}
