import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { buildFor } from '../../drive/build-once.ts';
import type { ChromiumDrive } from '../../drive/chromium.ts';
import { waitForCapture } from '../../drive/report-form.ts';
import { openScene } from '../../drive/scene.ts';
import { selectPassage } from '../../drive/select-passage.ts';
import { until } from '../../drive/until.ts';

/** From the start of the popup's document until the form with the captured words is in it. */
const boundMs = 100;
const rounds = 30;
/** The first opens fill the browser's code cache, as the first use of an installation does. */
const warmUps = 3;
const PASSAGE =
  'Teal Kettle pocketed the whole lantern fund last spring and bought a boat with it.';

/**
 * The least that a page of an extension can be, for what this machine takes for any: one word, by one script.
 */
const least = {
  'least.html':
    '<!doctype html><meta charset="utf-8"><script type="module" src="least.js"></script>',
  'least.js': `document.body.append(Object.assign(document.createElement('h1'), { textContent: 'word' }));`,
};

/** In the page, before its own scripts: notes when the first word and when the whole form is there. */
const watch = `
  globalThis.seen = {};
  new MutationObserver(() => {
    if (document.querySelector('h1')) seen.firstMs ??= performance.now();
    if (document.querySelector('blockquote') && document.querySelector('select[name=category]')) {
      seen.formMs ??= performance.now();
    }
  }).observe(document, { childList: true, subtree: true });`;

const paintOf = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime";

interface Opening {
  /** The page's frame: name, links, what it is about to show. */
  readonly firstMs: number;
  /** The evidence and the questions. */
  readonly formMs: number;
  /** When Chromium says that it was on the screen (First Contentful Paint). */
  readonly paintMs: number;
}

/** The page's own policy forbids the driver's way of waiting in it, so this asks from outside. */
async function readMs(tab: Page, expression: string): Promise<number> {
  let found: number | null = null;
  await until(expression, async () => {
    found = await tab.evaluate<number | null>(`${expression} ?? null`);
    return found !== null;
  });
  return found ?? Number.NaN;
}

async function openOnce(tab: Page, url: string): Promise<Opening> {
  await tab.goto('about:blank');
  await tab.goto(url);
  const formMs = await readMs(tab, 'globalThis.seen?.formMs');
  const firstMs = await readMs(tab, 'seen.firstMs');
  return { firstMs, formMs, paintMs: await readMs(tab, paintOf) };
}

async function openLeast(tab: Page, url: string): Promise<Pick<Opening, 'firstMs' | 'paintMs'>> {
  await tab.goto('about:blank');
  await tab.goto(url);
  const firstMs = await readMs(tab, 'globalThis.seen?.firstMs');
  return { firstMs, paintMs: await readMs(tab, paintOf) };
}

/** A draft with its capture, as a right click leaves it. */
async function prepareDraft(): Promise<{
  readonly url: string;
  readonly chromium: ChromiumDrive;

  close(): Promise<void>;
}> {
  const scene = await openScene();
  const page = await scene.chromium.openPage(scene.pages.at('/'));
  await selectPassage(page, PASSAGE);
  await scene.chromium.clickMenu(page, 'report-selection', { selectionText: PASSAGE });
  const popup = await scene.chromium.popup();
  await waitForCapture(popup);
  const id = await scene.chromium.worker.evaluate<string>(`new Promise((resolve, reject) => {
    const opening = indexedDB.open('plaint');
    opening.onerror = reject;
    opening.onsuccess = () => {
      const keys = opening.result.transaction('drafts').objectStore('drafts').getAllKeys();
      keys.onsuccess = () => { opening.result.close(); resolve(keys.result[0]); };
    };
  })`);
  await popup.close();
  return { ...scene, url: `popup.html?draft=${id}` };
}

function quantile(sorted: readonly number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

function tell(name: string, values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const median = quantile(sorted, 0.5);
  const shown = [median, quantile(sorted, 0.95), sorted.at(-1) ?? Number.NaN];
  console.log(
    `${name.padEnd(34)} ${shown.map((ms) => `${ms.toFixed(1)} ms`.padStart(9)).join('  ')}`,
  );
  return median;
}

async function main(): Promise<void> {
  buildFor(['chromium']);
  const scene = await prepareDraft();
  try {
    for (const [name, text] of Object.entries(least)) {
      await writeFile(join(scene.chromium.profileDir, '../extension', name), text);
    }
    const tab = await scene.chromium.openExtensionPage('verify.html');
    const url = new URL(scene.url, tab.url()).href;
    const leastUrl = new URL('least.html', tab.url()).href;
    await tab.addInitScript(watch);
    const openings: Opening[] = [];
    const leasts: Pick<Opening, 'firstMs' | 'paintMs'>[] = [];
    for (let round = 0; round < warmUps + rounds; round += 1) {
      const [opening, other] = [await openOnce(tab, url), await openLeast(tab, leastUrl)];
      if (round < warmUps) continue;
      openings.push(opening);
      leasts.push(other);
    }
    console.log(`the popup over a captured post, ${rounds} times; from the start of its document`);
    console.log(
      `${''.padEnd(34)} ${['median', '95 %', 'worst'].map((word) => word.padStart(9)).join('  ')}`,
    );
    const of = (key: keyof Opening) => openings.map((opening) => opening[key]);
    const first = tell('first word in the document', of('firstMs'));
    const paint = tell('first contentful paint', of('paintMs'));
    const form = tell('whole form in the document', of('formMs'));
    console.log('a page with one word and one script, in turn with it');
    const leastFirst = tell(
      'first word in the document',
      leasts.map(({ firstMs }) => firstMs),
    );
    const leastPaint = tell(
      'first contentful paint',
      leasts.map(({ paintMs }) => paintMs),
    );
    const beside = (ms: number, leastMs: number) => `${(ms / leastMs).toFixed(2)}×`;
    console.log(
      `beside it: word ${beside(first, leastFirst)}, paint ${beside(paint, leastPaint)}, form ${beside(form, leastFirst)}`,
    );
    console.log(
      `content within ${boundMs} ms: ${first < boundMs ? 'yes' : 'NO'} (median ${first.toFixed(1)} ms)`,
    );
    if (first >= boundMs) process.exitCode = 1;
  } finally {
    await scene.close();
  }
}

await main();
