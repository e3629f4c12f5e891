import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CaptureRecord } from '../../utils/report/capture-record.ts';
import { BUILDS } from '../drive/build-once.ts';
import { type FirefoxDrive, type FirefoxPage, launchFirefox } from '../drive/firefox.ts';
import { type PageServer, servePages } from '../drive/pages.ts';
import { readStoreBody } from '../drive/read-store.ts';
import { until } from '../drive/until.ts';

const dot = 'data:image/svg+xml,%3Csvg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/%3E';
const article = (id: number, name: string, words: string): string =>
  `<article id="a${id}"><header><a href="/u/${name}">${name}</a> <time datetime="2026-11-29T0${id}:00Z">${id}h</time></header><p id="x${id}">${words}</p></article>`;
const body = `<!doctype html><meta charset="utf-8"><title>Words with little pictures</title>
<style>body{font:18px sans-serif}img{width:20px;height:20px}article{border:1px solid;padding:10px;margin:8px;width:600px}p{width:250px}</style>
${article(1, 'ann', 'Nice day.')}
${article(2, 'bert', `Ann lives in a <img src='${dot}' alt="🐷"> sty, the <img src='${dot}' alt="🐍">`)}
${article(3, 'cleo', 'Stop it, please.')}`;

let pages: PageServer;
let firefox: FirefoxDrive;
let casebook: FirefoxPage;

beforeAll(async () => {
  pages = await servePages({ pages: { '/words': { body } } });
  firefox = await launchFirefox({ extensionDir: BUILDS.firefox });
  casebook = await firefox.openExtensionPage('casebook.html');
});

afterAll(async () => {
  await firefox?.close();
  await pages?.close();
});

it.each([
  ['#x1', 'ann', 'Nice day.'],
  ['#x2', 'bert', 'Ann lives in a 🐷 sty, the 🐍'],
  ['#x3', 'cleo', 'Stop it, please.'],
])(
  'in Firefox a paragraph clicked three times (%s) is of the post that holds it',
  async (selector, author, words) => {
    const known = await casebook.run<CaptureRecord[]>(readStoreBody('captures'));
    const page = await firefox.openPage(pages.at('/words'));
    await page.click(selector, 0, 3);
    await page.click(selector, 2);
    await until('the menu', async () => {
      await firefox.extension.chooseMenuEntry('report-selection');
      return true;
    });
    const { facts } = await until('the capture', async () => {
      const all = await casebook.run<CaptureRecord[]>(readStoreBody('captures'));
      return all.find(({ id }) => known.every((one) => one.id !== id));
    });
    await firefox.extension.closePopup();
    expect(facts.selection?.quote.exact.trim()).toBe(words);
    expect(facts.target?.tagName).toBe('p');
    expect(facts.post?.author.name).toBe(author);
    expect(facts.post?.text.trim()).toBe(words);
    expect(facts.reached).toBeUndefined();
  },
);
