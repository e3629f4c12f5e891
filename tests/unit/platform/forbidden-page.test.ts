import { expect, it } from 'vitest';
import { classifyForbiddenPage } from '../../../utils/platform/forbidden-page.ts';

it.each([
  [undefined, 'hidden'],
  ['', 'hidden'],
  ['chrome://settings/', 'browser-page'],
  ['about:config', 'browser-page'],
  ['moz-extension://3f0c7a52/options.html', 'browser-page'],
  ['view-source:https://forum.example.org/', 'source-view'],
  ['https://chromewebstore.google.com/detail/x', 'store'],
  ['https://addons.mozilla.org/firefox/', 'store'],
  ['https://files.example.org/a/report.PDF?download=1', 'pdf'],
  ['file:///home/reporter/page.html', 'local-file'],
  ['https://forum.example.org/', 'other'],
  ['not a url', 'other'],
])('tells why %s cannot be read: %s', (url, reason) => {
  expect(classifyForbiddenPage(url)).toBe(reason);
});
