import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CaptureRecord } from '../../utils/report/capture-record.ts';
import { BUILDS } from '../drive/build-once.ts';
import { type FirefoxDrive, launchFirefox } from '../drive/firefox.ts';
import { type MadePage, type PageServer, servePages } from '../drive/pages.ts';
import { readStoreBody } from '../drive/read-store.ts';
import { until } from '../drive/until.ts';

const made: Record<string, MadePage> = {
  '/long': {
    body: `<!doctype html><style>html{scroll-padding-top:80px}#box{width:300px;height:200px;overflow:auto}#box p{width:900px}</style>
      <div id="box">${'<p>line</p>'.repeat(60)}</div>${'<p>paragraph</p>'.repeat(200)}`,
  },
};

let pages: PageServer;
let firefox: FirefoxDrive;

beforeAll(async () => {
  pages = await servePages({ pages: made });
  firefox = await launchFirefox({ extensionDir: BUILDS.firefox });
});

afterAll(async () => {
  await firefox?.close();
  await pages?.close();
});

const places = `const box = document.querySelector('#box');
  return [scrollY, box.scrollTop, box.scrollLeft];`;

it('in Firefox a snapshot opens where its page was scrolled to, and scrolls freely then', async () => {
  const casebook = await firefox.openExtensionPage('casebook.html');
  const page = await firefox.openPage(pages.at('/long'));
  await page.run("scrollTo(0, 1234); document.querySelector('#box').scrollTo(120, 700);");
  const seen = await page.run<number[]>(places);
  expect(seen).toEqual([1234, 700, 120]);
  await firefox.extension.clickToolbar();
  const capture = await until('the capture', async () => {
    const [found] = await casebook.run<CaptureRecord[]>(readStoreBody('captures'));
    return found;
  });
  const view = await casebook.run<string>(`
    const db = await new Promise((resolve) => { const opening = indexedDB.open('plaint'); opening.onsuccess = () => resolve(opening.result); });
    const stored = await new Promise((resolve) => { const reading = db.transaction('blobs').objectStore('blobs').get('${capture.viewSha256}'); reading.onsuccess = () => resolve(reading.result); });
    db.close();
    return stored.blob.text();`);
  made['/view'] = { body: view };
  const shown = await firefox.openPage(pages.at('/view'));
  await until('the places', async () => `${await shown.run<number[]>(places)}` === `${seen}`);
  await new Promise((resolve) => setTimeout(resolve, 600));
  await shown.run("scrollBy(0, -34); document.querySelector('#box').scrollBy(0, -50);");
  expect(await shown.run<number[]>(places)).toEqual([1200, 650, 120]);
});
