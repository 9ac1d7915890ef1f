// The browser's time zone, as an IANA name: times are shown on the clock of whoever reads them.
export function timeZone() {
  return Intl.DateTimeFormat().resolvedOptions().timeZone ?? null;
}
