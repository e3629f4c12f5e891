import type { Page } from 'playwright-core';
import { decide, type HandlerChoice } from '../../drive/handle-case.ts';
import { pressUntil } from '../../drive/press-key.ts';
import { until } from '../../drive/until.ts';
import type { Ending } from './made-up-cases.ts';

/** What a handler did and waited for, in the page's own clock. */
export interface Handling {
  /** For each case, in the order in which the queue gave them. */
  readonly cases: readonly HandledCase[];
  /**
   * From the key that takes the first case of the queue until its report can be read; milliseconds,
   * ascending.
   */
  readonly readableMs: readonly number[];
  /** The same from within a case, to the next one. */
  readonly nextMs: readonly number[];
}

export interface HandledCase {
  readonly ending: Ending;
  /** From the key that opens it to the last one that ends it. */
  readonly keystrokes: number;
  readonly seconds: number;
}

interface Watched {
  keys: number;
  lastKeyMs: number;
  shown: string;
  openedMs: number;
}

/** In the page: counts keys, and notes when a report was opened that was not open before. */
const watch = `
  globalThis.watched = { keys: 0, lastKeyMs: 0, shown: '', openedMs: 0 };
  addEventListener('keydown', () => {
    watched.keys += 1;
    watched.lastKeyMs = performance.now();
  }, true);
  new MutationObserver(() => {
    const shown = document.querySelector('[data-open]')?.dataset.open;
    if (shown === undefined || shown === watched.shown) return;
    Object.assign(watched, { shown, openedMs: performance.now() });
  }).observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ['data-open'] });
  null`;

/**
 * Each case is opened, read and taken as far as a reviewer takes it alone, by keys and nothing else: declined
 * and answered, asked about, or accepted and judged. Every other one is reached from the queue of those that
 * nobody has, and the others from the case before. The browser's driver presses no sooner than a page shows
 * what the key before did, and reads nothing: the seconds are the desk's and not a person's.
 */
export async function handleCases(
  page: Page,
  made: ReadonlyMap<string, Ending>,
): Promise<Handling> {
  // Among all that is open, what was handled already may be the most urgent again.
  await pressUntil(page, '3', 'nav ul:first-of-type li:nth-child(3) [aria-pressed=true]');
  await page.evaluate(watch);
  const cases: HandledCase[] = [];
  const readableMs: number[] = [];
  const nextMs: number[] = [];
  for (let handled = 0; handled < made.size; handled += 1) {
    const isFromQueue = handled % 2 === 0;
    if (isFromQueue) await page.locator('button[data-case]').first().waitFor();
    const before = await read(page);
    const startedMs = performance.now();
    const { waitedMs, reportId } = await openNext(page, isFromQueue ? 'Enter' : 'n');
    (isFromQueue ? readableMs : nextMs).push(waitedMs);
    const ending = made.get(reportId);
    if (ending === undefined) throw new Error(`nobody made up ${reportId}`);
    await pressUntil(page, 'v', '#pane-claim [data-entry] dd:not([aria-hidden])');
    for (const choice of choices[ending]) await decide(page, choice);
    const { keys } = await read(page);
    const seconds = (performance.now() - startedMs) / 1000;
    cases.push({ ending, keystrokes: keys - before.keys, seconds });
    if (!isFromQueue) await page.keyboard.press('Escape');
  }
  for (const times of [readableMs, nextMs]) times.sort((a, b) => a - b);
  return { cases, readableMs, nextMs };
}

const choices: Readonly<Record<Ending, readonly HandlerChoice[]>> = {
  declined: [
    { key: 'd', form: 'decline', step: 'case.declined' },
    { key: 'r', form: 'reply', hasWords: true, step: 'case.replied' },
  ],
  asked: [{ key: 'q', form: 'ask', clause: 'statement', hasWords: true, step: 'case.asked' }],
  judged: [
    { key: 'a', form: 'accept', step: 'case.accepted' },
    { key: 'u', form: 'judge', finding: 'upheld', step: 'case.judged' },
  ],
};

async function openNext(
  page: Page,
  key: string,
): Promise<{ readonly waitedMs: number; readonly reportId: string }> {
  const before = await read(page);
  await page.keyboard.press(key);
  // The page's own policy forbids the driver's way of waiting in it, so this asks from outside.
  await until('another report', async () => (await read(page)).shown !== before.shown);
  const { openedMs, lastKeyMs, shown } = await read(page);
  return { waitedMs: openedMs - lastKeyMs, reportId: shown };
}

function read(page: Page): Promise<Watched> {
  return page.evaluate<Watched>('globalThis.watched');
}

/**
 * Scrolls the queue to where further pages were loaded; gives the longest tasks of the page meanwhile, in ms.
 */
export async function scrollQueue(
  page: Page,
  screens: number,
): Promise<{ readonly rows: number; readonly longTasksMs: readonly number[] }> {
  await page.locator('button[data-case]').first().waitFor();
  await page.evaluate(`
    globalThis.longTasks = [];
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longTasks.push(duration);
    }).observe({ type: 'longtask' }); null`);
  const list = page.locator('button[data-case]').first();
  await list.hover();
  const seen = new Set<string>();
  for (let screen = 0; screen < screens; screen += 1) {
    await page.mouse.wheel(0, 600);
    await page.evaluate('new Promise((done) => requestAnimationFrame(() => done()))');
    const shown = await page
      .locator('button[data-case]')
      .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-case') ?? ''));
    for (const id of shown) seen.add(id);
  }
  const longTasksMs = await page.evaluate<number[]>('globalThis.longTasks');
  return { rows: seen.size, longTasksMs };
}
