import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CaptureRecord } from '../../utils/report/capture-record.ts';
import type { ThreadRecord } from '../../utils/report/thread-record.ts';
import { BUILDS } from '../drive/build-once.ts';
import { type FirefoxDrive, type FirefoxPage, launchFirefox } from '../drive/firefox.ts';
import { captureThreadInFirefox } from '../drive/firefox-look.ts';
import { lastCapture } from '../drive/last-capture.ts';
import { openReportForm } from '../drive/open-report.ts';
import { readStoreBody } from '../drive/read-store.ts';
import { openScene, type Scene } from '../drive/scene.ts';
import { captureThread, openReview, readThreadRecord } from '../drive/thread-scene.ts';
import { until } from '../drive/until.ts';
import { kindNames, type ManyKindsSite, startManyKindsSite } from './many-kinds-site.ts';

const quietMs = 1_000;
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, quietMs));

let site: ManyKindsSite;
beforeEach(async () => {
  site = await startManyKindsSite();
});
afterEach(() => site.close());

/** Waits until a page asks for nothing more by itself; gives how much it has asked for. */
async function untilQuiet(): Promise<number> {
  let last = -1;
  while (last !== site.requests.length) {
    last = site.requests.length;
    await pause();
  }
  return last;
}

/** A page asks for nearly all that it is to show; the rest a capture may not ask for either. */
function kindsNotAskedFor(): string[] {
  return kindNames.filter((kind) => !site.requests.some((line) => line.includes(`/${kind}/`)));
}

describe('the extension in Chromium', () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await openScene();
  });
  afterAll(() => scene?.close());

  it('asks a site for nothing when a page of many kinds is captured and checked', async () => {
    const page = await scene.chromium.openPage(site.page);
    const before = await untilQuiet();
    expect(kindsNotAskedFor()).toEqual(['icon', 'manifest', 'lazy']);
    const popup = await openReportForm(scene, page, 'report-page');
    const capture = await lastCapture(popup);
    await pause();
    expect(site.requests.slice(before)).toEqual([]);
    expect(capture.artefacts.map(({ role }) => role)).toContain('screenshot');
    expect(capture.facts.account.selfCheck?.result).toMatch(/^(?:agrees|differs)$/);
    await popup.close();
    await page.close();
  });

  it('asks for nothing when a discussion is captured', async () => {
    const page = await scene.chromium.openPage(site.thread);
    const before = await untilQuiet();
    expect(before).toBeGreaterThan(20);
    const bar = await captureThread(scene, page);
    const review = await openReview(scene, bar, 60_000);
    const id = new URL(review.url()).searchParams.get('thread');
    const thread = await readThreadRecord(review, id);
    await pause();
    expect(site.requests.slice(before)).toEqual([]);
    expect(thread.posts).toHaveLength(12);
    await review.close();
    await page.close();
  });
});

describe('the extension in Firefox', () => {
  let firefox: FirefoxDrive;
  let casebook: FirefoxPage;
  beforeAll(async () => {
    firefox = await launchFirefox({ extensionDir: BUILDS.firefox });
    casebook = await firefox.openExtensionPage('casebook.html');
  });
  afterAll(() => firefox?.close());

  async function choose(entry: string, selector: string, page: FirefoxPage): Promise<void> {
    await page.click(selector, 2);
    await until('the menu', async () => {
      await firefox.extension.chooseMenuEntry(entry);
      return true;
    });
  }

  it('asks a site for nothing when a page of many kinds is captured and checked', async () => {
    const page = await firefox.openPage(site.page);
    const before = await untilQuiet();
    expect(kindsNotAskedFor()).toEqual(['crossFade', 'manifest', 'lazy']);
    await choose('report-page', '#words', page);
    const capture = await until('the capture', async () => {
      const [found] = await casebook.run<CaptureRecord[]>(readStoreBody('captures'));
      return found?.facts.account.selfCheck === undefined ? undefined : found;
    });
    await pause();
    expect(site.requests.slice(before)).toEqual([]);
    expect(capture.artefacts.map(({ role }) => role)).toContain('screenshot');
    expect(capture.facts.account.selfCheck?.result).toMatch(/^(?:agrees|differs)$/);
    await firefox.extension.closePopup();
  });

  it('asks for nothing when a discussion is captured', async () => {
    const page = await firefox.openPage(site.thread);
    const before = await untilQuiet();
    await captureThreadInFirefox(firefox, page, 'article');
    const thread = await until(
      'the end of the capture',
      async () => {
        const [found] = await casebook.run<ThreadRecord[]>(readStoreBody('threads'));
        return found?.endedAt === undefined ? undefined : found;
      },
      60_000,
    );
    await pause();
    expect(site.requests.slice(before)).toEqual([]);
    expect(thread.posts).toHaveLength(12);
  });
});
