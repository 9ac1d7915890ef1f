// Firefox starts a drag only when it carries data.
export function allowDragging(slots) {
  slots?.addEventListener('dragstart', e => {
    e.dataTransfer?.setData('text/plain', '');
    if (e.dataTransfer) e.dataTransfer.effectAllowed = 'move';
  });
}
