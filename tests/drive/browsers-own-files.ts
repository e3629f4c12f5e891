/**
 * What a browser keeps of its own about every page that was open, whether or not an extension is there. No
 * extension can delete it without the permission to read all browsing, which Plaint does not ask for.
 */
const BROWSERS_OWN: readonly { readonly path: RegExp; readonly why: string }[] = [
  { path: /^Default\/(History|Favicons|Top Sites|Shortcuts)/, why: 'history of visits (Chromium)' },
  { path: /^Default\/Network Action Predictor/, why: 'addresses typed or visited (Chromium)' },
  { path: /^Default\/Sessions\//, why: 'tabs that can be reopened (Chromium)' },
  { path: /^segmentation_platform\//, why: 'measures of its own about pages visited (Chromium)' },
  {
    path: /^Default\/IndexedDB\/[^/]+\.leveldb\/\d+\.(log|ldb)$/,
    why: 'log and tables of a deleted database, until the browser compacts them (Chromium)',
  },
  { path: /^(places|favicons)\.sqlite/, why: 'history of visits (Firefox)' },
  { path: /^sessionstore/, why: 'tabs that can be reopened (Firefox)' },
];

/** Of a trace as `findTraces` gives it: `word in path`. */
export function isBrowsersOwn(trace: string): boolean {
  const path = trace.slice(trace.indexOf(' in ') + 4);
  return BROWSERS_OWN.some((own) => own.path.test(path));
}
