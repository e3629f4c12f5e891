import { afterAll, beforeAll, expect, it } from 'vitest';
import { INSULT, openReportForm, sendAndOpen } from '../drive/open-report.ts';
import { fillReport } from '../drive/report-form.ts';
import { openScene, type Scene } from '../drive/scene.ts';

const WORDS = 'These are the words of a strict page.';

/**
 * Nothing may run or load here, and no string may become script; what happens to the page is written down.
 */
const PAGE = {
  headers: {
    'content-security-policy':
      "default-src 'none'; style-src 'self'; script-src 'nonce-log'; require-trusted-types-for 'script'; trusted-types 'none'; sandbox allow-scripts allow-same-origin",
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp',
    'x-frame-options': 'DENY',
  },
  body: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Strict</title>
    <script nonce="log">
      window.happened = [];
      addEventListener('securitypolicyviolation', (event) => happened.push('violation ' + event.violatedDirective));
      addEventListener('error', (event) => happened.push('error ' + event.message));
      new MutationObserver((records) => happened.push(...records.map((record) => 'mutation ' + record.type)))
        .observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    </script></head>
    <body><article id="one"><h2><a rel="author" href="/u/moth">Moth</a></h2><p>${WORDS}</p></article></body></html>`,
};

let scene: Scene;

beforeAll(async () => {
  scene = await openScene({ pages: { pages: { '/strict': PAGE } } });
});

afterAll(async () => {
  await scene?.close();
});

it('a page with a strict policy and Trusted Types is captured whole and is not changed by it', async () => {
  const page = await scene.chromium.openPage(scene.pages.at('/strict'));
  const before = await page.content();
  await page.evaluate('happened.length = 0');
  const requestedBefore = scene.pages.requested.length;
  const popup = await openReportForm(scene, page, 'report-page');
  expect(await page.evaluate('happened')).toEqual([]);
  expect(await page.content()).toBe(before);
  expect(scene.pages.requested.slice(requestedBefore)).toEqual([]);
  await fillReport(popup, { ...INSULT, answers: { quote: WORDS } });
  const { body } = await sendAndOpen(scene, popup);
  const roles = new Set(body.evidence.artefacts.map(({ role }) => role));
  expect(roles).toEqual(new Set(['document', 'text', 'facts', 'screenshot', 'thumbnail']));
});
