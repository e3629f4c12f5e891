import { readdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaptureRecord } from '../../utils/report/capture-record.ts';
import type { Draft } from '../../utils/report/draft.ts';
import { lastCapture } from '../drive/last-capture.ts';
import { openReportForm } from '../drive/open-report.ts';
import { readKeptBlob, readStore } from '../drive/read-store.ts';
import { CASE_PAGES, openReaderScene, type ReaderScene } from '../drive/reader-scene.ts';
import { until } from '../drive/until.ts';

let scene: ReaderScene;

beforeAll(async () => {
  scene = await openReaderScene();
});

afterAll(async () => {
  await scene?.close();
});

/** A stored picture, decoded. */
async function picture(sha256: string | undefined): Promise<PNG> {
  return PNG.sync.read(await readKeptBlob(scene.reader, sha256 ?? ''));
}

async function onPage(path: string, work: (page: Page) => Promise<void>): Promise<void> {
  const page = await scene.chromium.openPage(scene.pages.at(path));
  try {
    await work(page);
  } finally {
    await page.close();
  }
}

/** Pictures that load by being seen do not hold back the page's load. */
function untilSeenPicturesAreThere(page: Page): Promise<unknown> {
  return until('the pictures in sight', () =>
    page.evaluate<boolean>(
      `[...document.images].every((image) => {
        const { width, top, bottom } = image.getBoundingClientRect();
        return image.complete || width === 0 || top > innerHeight || bottom < 0;
      })`,
    ),
  );
}

describe('the self-check', () => {
  const ordinary = readdirSync(CASE_PAGES).filter((name) => name.startsWith('whole-'));

  it.each([...ordinary, 'scroll', 'lazy'])(
    'finds that the snapshot of %s shows what the screenshot does',
    (name) =>
      onPage(`/${name}/index.html`, async (page) => {
        await page.evaluate('window.ready');
        await untilSeenPicturesAreThere(page);
        const popup = await openReportForm(scene, page, 'report-page');
        const { selfCheck } = (await lastCapture(scene.reader)).facts.account;
        expect(selfCheck, JSON.stringify(selfCheck)).toMatchObject({ result: 'agrees' });
        await popup.close();
      }),
  );

  it('has its picture of the page where it was scrolled to a moment ago', () =>
    onPage('/thread/index.html?posts=1', async (page) => {
      const rows = Array.from({ length: 40 }, (_, i) => `hsl(${(37 * i) % 360} 60% 40%)`);
      await page.setContent(
        `<!doctype html>${rows.map((color) => `<p style="height:300px;background:${color}">${color}</p>`).join('')}`,
      );
      await scene.chromium.grantActiveTab(page);
      await page.evaluate('scrollTo(0, 1e6)');
      const popup = await openReportForm(scene, page, 'report-page');
      const { selfCheck, cuts } = (await lastCapture(scene.reader)).facts.account;
      expect(selfCheck).toMatchObject({ result: 'agrees' });
      expect(cuts).toEqual([]);
      await popup.close();
    }));

  it('says so in the popup when part of what was seen could not be kept', () =>
    onPage('/thread/index.html?posts=1', async (page) => {
      await page.setContent(
        `<h1>News</h1><iframe style="width:1200px;height:500px" src="${scene.pages.at('/whole-news/index.html').replace('pages.localhost', 'other.localhost')}"></iframe>`,
        { waitUntil: 'load' },
      );
      const popup = await openReportForm(scene, page, 'report-page');
      const { selfCheck, cuts } = (await lastCapture(scene.reader)).facts.account;
      expect(selfCheck).toMatchObject({ result: 'differs' });
      expect(cuts).toContainEqual(expect.objectContaining({ what: 'frame', why: 'cross-origin' }));
      await popup.getByText('does not look like the page did').waitFor();
      await popup.getByRole('button', { name: 'Allow and capture again' }).waitFor();
      await popup.getByText('other.localhost').waitFor();
      await popup.close();
    }));
});

describe('pictures', () => {
  it('are taken although the browser just gave as many as it allows in a second', () =>
    onPage('/whole-news/index.html', async (tab) => {
      await scene.chromium.grantActiveTab(tab);
      const refused = await scene.chromium.worker.evaluate<number>(`(async () => {
        const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
        const looks = await Promise.allSettled([1, 2, 3].map(() => chrome.tabs.captureVisibleTab(tab.windowId)));
        return looks.filter(({ status }) => status === 'rejected').length;
      })()`);
      expect(refused).toBeGreaterThan(0);
      const popup = await openReportForm(scene, tab, 'report-page');
      const { artefacts } = await lastCapture(scene.reader);
      expect(artefacts.map(({ role }) => role)).toContain('screenshot');
      await popup.close();
    }));

  const page = `<!doctype html><style>body{margin:0}header{position:fixed;top:0;left:0;right:0;height:60px;background:rgb(200,0,0)}footer{position:fixed;bottom:0;left:0;right:0;height:40px;background:rgb(0,0,200)}div{height:500px}</style><header></header><footer></footer>${Array.from({ length: 6 }, (_, i) => `<div style="background:rgb(0,${40 * i + 20},0)">${i}</div>`).join('')}`;

  function colorAt(png: PNG, x: number, y: number): number[] {
    const at = (y * png.width + x) * 4;
    return [...png.data.subarray(at, at + 3)];
  }

  it('show no other page, should that come to the front before the browser gives one', () =>
    onPage('/whole-news/index.html', async (tab) => {
      await onPage('/lazy/index.html', async (other) => {
        await scene.chromium.grantActiveTab(other);
        await scene.chromium.grantActiveTab(tab);
        await scene.chromium.worker.evaluate(`(async () => {
          const [front] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
          await Promise.allSettled([1, 2, 3].map(() => chrome.tabs.captureVisibleTab(front.windowId)));
        })()`);
        const before = (await readStore(scene.reader, 'captures')).length;
        await scene.chromium.clickMenu(tab, 'report-page');
        await other.bringToFront();
        await until(
          'the capture',
          async () => (await readStore(scene.reader, 'captures')).length > before,
        );
        const { artefacts, facts } = await lastCapture(scene.reader);
        expect(facts.page.url.shown).toBe(tab.url());
        expect(artefacts.map(({ role }) => role)).not.toContain('screenshot');
      });
    }));

  it('are of the page that was clicked on alone, should another be in front by the time the popup asks', () =>
    onPage('/whole-news/index.html', async (tab) => {
      await onPage('/lazy/index.html', async (other) => {
        await scene.chromium.grantActiveTab(other);
        await scene.chromium.grantActiveTab(tab);
        const before = (await readStore(scene.reader, 'captures')).length;
        await scene.chromium.worker.evaluate(`(async () => {
          const tabs = await chrome.tabs.query({});
          const [tab, other] = ${JSON.stringify([tab.url(), other.url()])}.map((url) => tabs.find((each) => each.url === url));
          const click = { menuItemId: 'report-page', pageUrl: tab.url, frameId: 0, editable: false };
          chrome.contextMenus.onClicked.dispatch(click, tab);
          await chrome.tabs.update(other.id, { active: true });
        })()`);
        await until('the capture and whatever came with it', async () => {
          const drafts = await readStore<Draft>(scene.reader, 'drafts');
          return (
            (await readStore(scene.reader, 'captures')).length > before &&
            drafts.every(({ capture }) => capture.state !== 'running')
          );
        });
        const captures = await readStore<CaptureRecord>(scene.reader, 'captures');
        expect(captures).toHaveLength(before + 1);
        expect((await lastCapture(scene.reader)).facts.page.url.shown).toBe(tab.url());
      });
    }));

  it('join the whole page, with what stays in the window shown once, and put the page back', () =>
    onPage('/thread/index.html?posts=1', async (tab) => {
      await tab.setContent(page);
      await tab.evaluate('scrollTo(0, 700)');
      const writes = await tab.evaluateHandle(() => {
        const seen = { count: 0 };
        new MutationObserver((records) => {
          seen.count += records.length;
        }).observe(document, {
          subtree: true,
          childList: true,
          attributes: true,
          characterData: true,
        });
        return seen;
      });
      const popup = await openReportForm(scene, tab, 'report-page');
      await popup.getByRole('button', { name: 'Add a picture of the whole page' }).click();
      await popup.getByText('The picture of the whole page is part of the evidence.').waitFor();
      await until('the page to be back', () => tab.evaluate<boolean>('scrollY === 700'));
      expect(await writes.evaluate(({ count }) => count)).toBe(0);
      const { artefacts } = await lastCapture(scene.reader);
      const png = await picture(artefacts.find(({ role }) => role === 'screenshot-page')?.sha256);
      expect(png.height).toBe(3000);
      const column = Array.from({ length: 3000 }, (_, y) => colorAt(png, 600, y));
      const rows = (red: number, blue: number) =>
        column.filter(([r, , b]) => r === red && b === blue).length;
      expect(rows(200, 0)).toBe(60);
      expect(rows(0, 200)).toBe(40);
      for (let i = 0; i < 6; i++)
        expect(colorAt(png, 600, 500 * i + 250)).toEqual([0, 40 * i + 20, 0]);
      await popup.close();
    }));

  it('stop when the reporter says so, and add nothing', () =>
    onPage('/thread/index.html?posts=1', async (tab) => {
      await tab.setContent(page.replace('height:500px', 'height:3000px'));
      const popup = await openReportForm(scene, tab, 'report-page');
      await popup.getByRole('button', { name: 'Add a picture of the whole page' }).click();
      await popup.getByRole('button', { name: 'Stop' }).click();
      await popup.getByText('Stopped. No picture was added.').waitFor();
      await until('the page to be back', async () => (await tab.evaluate('scrollY')) === 0);
      const { artefacts } = await lastCapture(scene.reader);
      expect(artefacts.map(({ role }) => role)).not.toContain('screenshot-page');
      await popup.close();
    }));
});
