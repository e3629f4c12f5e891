/**
 * Chromium gives every document of an extension's origin, snapshots replayed in a frame among them, a rule
 * `body { font-family: …; font-size: 75% }`. As the first rule of a page's own this takes it back; every rule
 * of the page that follows still wins.
 */
export const withoutExtensionStyle = 'body{font-family:inherit;font-size:inherit}';

/** Takes it back in the frames of a replayed document, and in theirs. */
export function takeExtensionStyleFromFrames(document: Document): void {
  for (const frame of Array.from(document.querySelectorAll('iframe'))) {
    const inner = frame.contentDocument;
    if (!inner?.documentElement) continue;
    const style = inner.createElement('style');
    style.textContent = withoutExtensionStyle;
    (inner.head ?? inner.documentElement).prepend(style);
    takeExtensionStyleFromFrames(inner);
  }
}
