import { afterAll, beforeAll, expect, it } from 'vitest';
import { INSULT, sendAndOpen } from '../drive/open-report.ts';
import { fillReport, waitForCapture } from '../drive/report-form.ts';
import { openScene, type Scene } from '../drive/scene.ts';

/** One empty page: the smallest file that the browser's viewer opens. */
const PDF = [
  '%PDF-1.4',
  '1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj',
  '2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj',
  '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj',
  'trailer<</Root 1 0 R>>',
].join('\n');

let scene: Scene;

beforeAll(async () => {
  const headers = { 'content-type': 'application/pdf' };
  scene = await openScene({
    pages: {
      pages: {
        '/decree': { body: PDF, headers },
        '/post': { body: '<!doctype html><title>Post</title><p>Words.</p>' },
      },
    },
  });
});

afterAll(async () => {
  await scene?.close();
});

it.each([
  {
    what: 'a page of the browser',
    url: () => 'chrome://version/',
    reason: 'The browser keeps extensions out of this page: one of its own',
  },
  {
    what: 'a PDF in the browser’s viewer, whatever its address ends in',
    url: () => scene.pages.at('/decree'),
    reason: 'Save the file and attach it below.',
  },
  {
    what: 'a file on the device',
    url: () => new URL('../fixtures/', import.meta.url).href,
    reason: 'This is a file on your device, not a page on the internet.',
  },
  {
    what: 'the source view of a page',
    url: () => `view-source:${scene.pages.at('/post')}`,
    reason: 'open the page itself and report from there.',
  },
])(
  '$what is refused with the reason, and its address can still be reported',
  async ({ url, reason }) => {
    const page = await scene.chromium.openPage(url());
    const popup = await scene.chromium.clickToolbar(page);
    await waitForCapture(popup);
    expect(await popup.locator('section section [role=status]').textContent()).toContain(reason);
    const address = 'https://forum.example.org/thread/7#post-3';
    await popup.locator('[name=url]').fill(address);
    await fillReport(popup, { ...INSULT, answers: { quote: 'The words, typed by hand.' } });
    const { body } = await sendAndOpen(scene, popup);
    expect(body.targets).toEqual([address]);
    expect(body.answers['quote']).toBe('The words, typed by hand.');
    expect(body.evidence.artefacts).toEqual([]);
    await page.close();
  },
);
