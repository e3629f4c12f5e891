/** Why a browser lets no extension read a page. */
export type ForbiddenReason =
  | 'browser-page'
  | 'store'
  | 'pdf'
  | 'source-view'
  | 'local-file'
  | 'other';

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

/** The reason as far as the URL tells it; `other` when the browser refuses for one of its own. */
export function classifyForbiddenPage(url: string | undefined): ForbiddenReason {
  if (url === undefined || url === '') return 'browser-page';
  if (url.startsWith('view-source:')) return 'source-view';
  const parsed = URL.parse(url);
  if (parsed === null) return 'other';
  if (browserSchemes.has(parsed.protocol)) return 'browser-page';
  if (storeHosts.has(parsed.hostname)) return 'store';
  if (/\.pdf$/i.test(parsed.pathname)) return 'pdf';
  if (parsed.protocol === 'file:') return 'local-file';
  return 'other';
}
