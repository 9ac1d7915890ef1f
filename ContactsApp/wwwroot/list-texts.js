// The text of a list, beside the address in the browser's own history: where Blazor keeps what NavigationOptions.HistoryEntryState says.
export function said() {
  return history.state?.userState ?? null;
}

// For an entry that a link made, if the browser is still there.
export function keep(text, address) {
  if (location.href === address && history.state?.userState == null) {
    history.replaceState({ ...history.state, userState: text }, '');
  }
}
