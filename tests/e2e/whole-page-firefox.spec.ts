import { readFile } from 'node:fs/promises';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CaptureRecord } from '../../utils/report/capture-record.ts';
import { BUILDS } from '../drive/build-once.ts';
import { colourRunsOf } from '../drive/colour-runs.ts';
import { type FirefoxDrive, launchFirefox } from '../drive/firefox.ts';
import { type PageServer, servePages } from '../drive/pages.ts';
import { readStoreBody } from '../drive/read-store.ts';
import { until } from '../drive/until.ts';

const page = (body: string) => ({ body, headers: { 'content-type': 'text/html' } });
const blocks = [20, 60, 100, 140, 180, 220]
  .map((green) => `<div style="height:500px;background:rgb(0,${green},0)"></div>`)
  .join('');

let pages: PageServer;
let firefox: FirefoxDrive;

beforeAll(async () => {
  const sticky = await readFile(
    new URL('../fixtures/tour/sticky-headings.html', import.meta.url),
    'utf8',
  );
  pages = await servePages({
    pages: {
      '/sticky': page(sticky),
      '/inside': page(
        `<!doctype html><style>html,body{height:100%;margin:0}main{height:100%;overflow:auto}</style><main>${blocks}</main>`,
      ),
      '/framed': page(
        `<!doctype html><style>html,body{height:100%;margin:0}header{height:40px;background:rgb(200,0,0)}iframe{display:block;border:0;width:100%;height:calc(100% - 40px)}</style><header></header><iframe src="/plain"></iframe>`,
      ),
      '/plain': page(`<!doctype html><style>body{margin:0}</style>${blocks}`),
    },
  });
  firefox = await launchFirefox({ extensionDir: BUILDS.firefox });
});

afterAll(async () => {
  await firefox?.close();
  await pages?.close();
});

async function newest(): Promise<CaptureRecord | undefined> {
  const all = await firefox.extension.runInView<CaptureRecord[]>(
    'background',
    readStoreBody('captures'),
  );
  return all.toSorted((a, b) => (a.capturedAt < b.capturedAt ? 1 : -1))[0];
}

/** Presses a button of the popup as soon as it is there. */
function press(name: string): Promise<boolean> {
  return until(`“${name}”`, () =>
    firefox.extension.runInView<boolean>(
      'popup',
      `const found = [...document.querySelectorAll('button')].find((each) => each.textContent === ${JSON.stringify(name)});
       found?.click();
       return found !== undefined`,
    ),
  );
}

async function picture(path: string): Promise<{ png: PNG; capture: CaptureRecord }> {
  await firefox.openPage(pages.at(path));
  await firefox.extension.clickToolbar();
  await press('Add a picture of the whole page');
  const capture = await until(
    'the picture',
    async () => {
      const last = await newest();
      const isIt = last?.facts.page.url.shown === pages.at(path);
      return isIt && last.facts.account.pagePicture !== undefined ? last : undefined;
    },
    90_000,
  );
  const sha256 = capture.artefacts.find(({ role }) => role === 'screenshot-page')?.sha256 ?? '';
  const base64 = await firefox.extension.runInView<string>(
    'background',
    `const done = (request) => new Promise((resolve, reject) => {
       request.onsuccess = () => resolve(request.result);
       request.onerror = () => reject(request.error);
     });
     const db = await done(indexedDB.open('plaint'));
     const { blob } = await done(db.transaction('blobs').objectStore('blobs').get(${JSON.stringify(sha256)}));
     db.close();
     return new Uint8Array(await blob.arrayBuffer()).toBase64();`,
  );
  await firefox.extension.closePopup();
  return { png: PNG.sync.read(Buffer.from(base64, 'base64')), capture };
}

it('in Firefox the picture shows each heading that sticks once', async () => {
  const { png, capture } = await picture('/sticky');
  expect(capture.facts.account.pagePicture?.missing).toEqual([]);
  const headings = colourRunsOf(png, 400, [0x22, 0x33, 0x55]).filter(({ rows }) => rows > 4);
  expect(headings).toHaveLength(5);
  expect(colourRunsOf(png, 400, [255, 255, 255])).toEqual([]);
});

it.each(['/inside', '/framed'])(
  'in Firefox the picture goes through what scrolls at %s',
  async (path) => {
    const { png, capture } = await picture(path);
    expect(capture.facts.account.pagePicture).toMatchObject({ missing: [], scrolled: 'element' });
    for (const green of [20, 60, 100, 140, 180, 220]) {
      const runs = colourRunsOf(png, 400, [0, green, 0]);
      expect(runs).toHaveLength(1);
      expect(Math.abs((runs[0]?.rows ?? 0) - 500)).toBeLessThanOrEqual(1);
    }
  },
);
