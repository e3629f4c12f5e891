import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaptureRecord } from '../../utils/report/capture-record.ts';
import { BUILDS } from '../drive/build-once.ts';
import { type FirefoxDrive, type FirefoxPage, launchFirefox } from '../drive/firefox.ts';
import { type PageServer, servePages } from '../drive/pages.ts';
import { readStoreBody } from '../drive/read-store.ts';
import { until } from '../drive/until.ts';

const html = (body: string) => ({ body, headers: { 'content-type': 'text/html; charset=utf-8' } });
const xml = (type: string, body: string) => ({ body, headers: { 'content-type': type } });
const words = '<body><p>She is a thief</p>';
const xhtml = '<html xmlns="http://www.w3.org/1999/xhtml">';
const fronts = {
  '/comment': html(
    `<!doctype html>\n<html lang="en"><!-- a note before the head -->\n<head><title>Comment</title></head>${words}`,
  ),
  '/line-break.xhtml': xml(
    'application/xhtml+xml',
    `<?xml version="1.0"?>\n${xhtml}\n<head><title>Line break</title></head>\n${words}</body></html>`,
  ),
  '/instruction.xhtml': xml(
    'application/xhtml+xml',
    `<?xml version="1.0"?>\n<!-- a -->${xhtml}<?d e?><head><title>Instruction</title></head><![CDATA[ ]]>${words}</body></html>`,
  ),
  '/text-by-script': html(
    `<!doctype html><html><head><title>Text</title></head>${words}<script>document.documentElement.prepend('\\n')</script>`,
  ),
  '/words-by-script': html(
    `<!doctype html><html><head><title>Words</title></head><body><p>a thief</p><script>document.documentElement.prepend('She is ')</script>`,
  ),
  '/no-head': html(
    `<!doctype html><html><head></head>${words}<script>document.head.remove()</script>`,
  ),
  '/drawing.svg': xml(
    'image/svg+xml',
    '<!-- a --><svg xmlns="http://www.w3.org/2000/svg"><!-- b --><text y="20">She is a thief</text></svg>',
  ),
};

let pages: PageServer;
let firefox: FirefoxDrive;
let casebook: FirefoxPage;

beforeAll(async () => {
  pages = await servePages({ pages: fronts });
  firefox = await launchFirefox({ extensionDir: BUILDS.firefox });
  casebook = await firefox.openExtensionPage('casebook.html');
});

afterAll(async () => {
  await firefox?.close();
  await pages?.close();
});

/** The words of a stored view, as a document that runs nothing shows them. */
function wordsOf(sha256: string): Promise<string> {
  return casebook.run<string>(`
    const done = (request) => new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const db = await done(indexedDB.open('plaint'));
    const { blob } = await done(db.transaction('blobs').objectStore('blobs').get('${sha256}'));
    db.close();
    const view = new DOMParser().parseFromString(await blob.text(), 'text/html');
    return view.body.textContent.replace(/\\s+/g, ' ').trim();`);
}

describe('in Firefox a page is captured whole', () => {
  it.each(Object.keys(fronts))(
    'that has something in front of its head, or none: %s',
    async (path) => {
      await firefox.openPage(pages.at(path));
      await firefox.extension.clickToolbar();
      const capture = await until('the capture', async () => {
        const all = await casebook.run<CaptureRecord[]>(readStoreBody('captures'));
        const found = all.find(({ facts }) => facts.page.url.shown === pages.at(path));
        return found?.facts.account.selfCheck === undefined ? undefined : found;
      });
      await firefox.extension.closePopup();
      expect(await wordsOf(capture.viewSha256 ?? '')).toBe('She is a thief');
      expect(capture.artefacts.map(({ role }) => role)).toContain('screenshot');
      expect(capture.facts.account.selfCheck).toMatchObject({ result: 'agrees' });
    },
  );
});
