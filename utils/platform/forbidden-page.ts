/** Why a browser lets no extension read a page. */
const forbiddenReasons = [
  'browser-page',
  'store',
  'pdf',
  'source-view',
  'local-file',
  'hidden',
  'other',
] as const;
export type ForbiddenReason = (typeof forbiddenReasons)[number];

/** A reason that came from a page's side, if it is one. */
export function asForbiddenReason(value: unknown): ForbiddenReason | undefined {
  return forbiddenReasons.find((reason) => reason === value);
}

const storeHosts = new Set([
  'chromewebstore.google.com',
  'chrome.google.com',
  'microsoftedge.microsoft.com',
  'addons.mozilla.org',
]);

const browserSchemes = new Set([
  'chrome:',
  'chrome-extension:',
  'chrome-untrusted:',
  'edge:',
  'opera:',
  'about:',
  'moz-extension:',
  'resource:',
  'devtools:',
]);

/**
 * The reason as far as the URL tells it: `hidden` when the browser does not even tell the URL (Chromium: its
 * own pages and source views), `other` when it refuses for a reason of its own.
 */
export function classifyForbiddenPage(url: string | undefined): ForbiddenReason {
  if (url === undefined || url === '') return 'hidden';
  if (url.startsWith('view-source:')) return 'source-view';
  const parsed = URL.parse(url);
  if (parsed === null) return 'other';
  if (browserSchemes.has(parsed.protocol)) return 'browser-page';
  if (storeHosts.has(parsed.hostname)) return 'store';
  if (/\.pdf$/i.test(parsed.pathname)) return 'pdf';
  if (parsed.protocol === 'file:') return 'local-file';
  return 'other';
}
