// Gives the focus to somebody's card in a seat, unless it has gone elsewhere meanwhile. Who is there no more leaves it to the next
// suggestion of the seat, or to what else can be done there.
export function focusCard(slots, role, person) {
  if (document.activeElement && document.activeElement !== document.body) return;
  const seat = slots?.querySelector(`[data-role="${role}"]`);
  (seat?.querySelector(`[data-person="${person}"]`) ?? seat?.querySelector(".person.suggested") ?? seat?.querySelector("article, button, a"))?.focus();
}

// Firefox starts a drag only when it carries data.
export function allowDragging(slots) {
  slots?.addEventListener('dragstart', e => {
    e.dataTransfer?.setData('text/plain', '');
    if (e.dataTransfer) e.dataTransfer.effectAllowed = 'move';
  });
}
