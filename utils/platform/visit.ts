/**
 * A visit lasts from one exit to the next. Every tab notes in which of them its page was opened, in its own
 * session storage, which the browser brings back with a tab that was closed: a page whose visit is over was
 * not opened by anybody, and shows nothing. The name of a visit is a random one, and empty before any exit.
 */
const key = 'visit';

function readFrom(open: () => Storage): string | null {
  try {
    return open().getItem(key);
  } catch (_forbidden) {
    return null;
  }
}

function isOpened(): boolean {
  const [navigation] = performance.getEntriesByType('navigation');
  return !(navigation instanceof PerformanceNavigationTiming) || navigation.type === 'navigate';
}

/**
 * Whether the browser brings this page back from before the last exit: in a tab that was opened again, or by
 * a step back in one. Otherwise it belongs to the visit that is now.
 */
export function hasComeBack(): boolean {
  const now = readFrom(() => localStorage) ?? '';
  const noted = readFrom(() => sessionStorage);
  if (noted !== null && noted !== now && !isOpened()) return true;
  try {
    sessionStorage.setItem(key, now);
  } catch (_notKept) {
    // Full or forbidden: the page comes back as any other would.
  }
  return false;
}

/** No page that is open or was closed before comes back from now on. */
export function endVisit(): void {
  try {
    localStorage.setItem(key, crypto.randomUUID());
  } catch (_notKept) {
    // Full or forbidden: the tabs are emptied all the same before they are closed.
  }
}

/** Nothing tells that there was an exit; the page that asks stays as it is. */
export function forgetVisits(): void {
  try {
    localStorage.removeItem(key);
    sessionStorage.removeItem(key);
  } catch (_forbidden) {
    // Forbidden, so that nothing is kept there.
  }
}
