// Gives the focus to somebody's card in a seat, unless it has gone elsewhere meanwhile.
export function focusCard(slots, role, person) {
  if (document.activeElement && document.activeElement !== document.body) return;
  slots?.querySelector(`[data-role="${role}"] [data-person="${person}"]`)?.focus();
}

// Firefox starts a drag only when it carries data.
export function allowDragging(slots) {
  slots?.addEventListener('dragstart', e => {
    e.dataTransfer?.setData('text/plain', '');
    if (e.dataTransfer) e.dataTransfer.effectAllowed = 'move';
  });
}
