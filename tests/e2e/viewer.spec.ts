import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openReport } from '../drive/open-report.ts';
import { openScene, type Scene } from '../drive/scene.ts';
import { until } from '../drive/until.ts';

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

let scene: Scene;
let reportId: string;

/** Everything that a document may try to reach the network with, without a policy of its own to hold it. */
function hostile(origin: string): string {
  const at = (name: string) => `${origin}/leak-${name}`;
  return `<!doctype html><html><head>
    <meta http-equiv="refresh" content="0;url=${at('refresh')}">
    <link rel="stylesheet" href="${at('stylesheet')}"><link rel="preload" as="image" href="${at('preload')}">
    <link rel="prefetch" href="${at('prefetch')}"><link rel="icon" href="${at('icon')}">
    <style>@import url("${at('import')}"); @font-face { font-family: x; src: url("${at('font')}") }
      body { background: url("${at('background')}"); font-family: x }</style>
    <script>fetch("${at('script-fetch')}"); new Image().src = "${at('script-image')}"</script>
    <script src="${at('script')}"></script></head>
    <body onload="fetch('${at('onload')}')"><p id="words">words</p>
    <img src="${at('img')}" srcset="${at('srcset')} 2x" onerror="fetch('${at('onerror')}')">
    <video src="${at('video')}" poster="${at('poster')}" autoplay></video><audio src="${at('audio')}" autoplay></audio>
    <iframe src="${at('iframe')}"></iframe><object data="${at('object')}"></object><embed src="${at('embed')}">
    <svg><image href="${at('svg-image')}" /><use href="${at('svg-use')}#a" /></svg>
    <form id="f" action="${at('form')}"><input name="querySelectorAll" autofocus onfocus="f.submit()"></form>
    <img name="documentElement"><input type="image" src="${at('input-image')}">
    </body></html>`;
}

/** Puts another view under the capture's, as if a page had got past the freezing. */
async function plantView(page: Page, html: string): Promise<string> {
  return page.evaluate(async (text) => {
    const done = <Value>(request: IDBRequest<Value>) =>
      new Promise<Value>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const db = await done(indexedDB.open('plaint'));
    const [captures, drafts] = await Promise.all([
      done(db.transaction('captures').objectStore('captures').getAll()),
      done(db.transaction('drafts').objectStore('drafts').getAllKeys()),
    ]);
    const sha256 = captures[0].viewSha256;
    const blob = new Blob([text], { type: 'text/html' });
    await done(
      db
        .transaction('blobs', 'readwrite')
        .objectStore('blobs')
        .put({ sha256, blob, savedAtMs: Date.now() }),
    );
    db.close();
    return String(drafts[0]);
  }, html);
}

beforeAll(async () => {
  scene = await openScene();
  const live = await scene.chromium.openPage(scene.pages.at('/'));
  const popup = await openReport(scene, live, 'report-page');
  await popup.close();
  const page = await scene.chromium.openExtensionPage('casebook.html');
  reportId = await plantView(page, hostile(scene.pages.origin));
  await page.close();
});

afterAll(async () => {
  await scene?.close();
});

async function openShown(path: 'viewer' | 'redact'): Promise<Page> {
  const page = await scene.chromium.openExtensionPage(`${path}.html?report=${reportId}`);
  if (path === 'viewer') await page.getByRole('button', { name: 'Show the content' }).click();
  const frame = page.frameLocator('iframe').first();
  await frame.locator('#words').waitFor();
  return page;
}

test.each(['viewer', 'redact'] as const)(
  'a hostile snapshot asks for nothing in %s',
  async (path) => {
    const page = await openShown(path);
    await page.waitForLoadState('networkidle');
    expect(scene.pages.requested.filter((asked) => asked.includes('leak'))).toEqual([]);
    await page.close();
  },
);

test('the same document, opened as a page, does ask: the test would see it', async () => {
  const page = await scene.chromium.openPage(scene.pages.at('/'));
  await page.setContent(hostile(scene.pages.origin)).catch(() => undefined);
  await until('a leak', () => scene.pages.requested.some((asked) => asked.includes('leak')));
  await page.close();
});

test.each([
  ['viewer', 'light'],
  ['viewer', 'dark'],
  ['redact', 'light'],
  ['redact', 'dark'],
] as const)('axe finds nothing in %s, %s', async (path, colorScheme) => {
  const page = await openShown(path);
  await page.emulateMedia({ colorScheme });
  await page.evaluate(await readFile(axePath, 'utf8'));
  const violations = await page.evaluate(`axe.run({ exclude: [['iframe']] }, { iframes: false })
    .then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map((node) => node.html).join(' | ')))`);
  expect(violations).toEqual([]);
  await page.close();
});
