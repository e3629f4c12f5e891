import type { CDPSession, Page } from 'playwright-core';
import type { Scene } from '../../drive/scene.ts';
import { captureThread, openReview, readThreadRecord } from '../../drive/thread-scene.ts';

export interface PageCost {
  readonly posts: number;
  readonly end: string;
  /** From the first look to the last word, as the page side counts it. */
  readonly captureMs: number;
  /** Of the page's main thread, wall time inside the steps that look for posts. */
  readonly findingMs: number;
  /** The same, with the writing of their pieces. */
  readonly workingMs: number;
  readonly longestStepMs: number;
  /**
   * Tasks beyond 50 ms that the browser counted on the page's main thread (W3C Long Tasks), whoever caused
   * them.
   */
  readonly longTasks: readonly number[];
  /** The same page gone through by its own script, a window at a time, opening the same buttons. */
  readonly ownMs: number;
  readonly ownLongTasks: readonly number[];
  /** CPU time of the page's main thread during both. */
  readonly captureCpuMs: number;
  readonly ownCpuMs: number;
  readonly sizeBytes: number;
}

/** Captures a discussion and, in a page of its own, scrolls through it without; what each costs the page. */
export async function measurePageCost(scene: Scene, url: string): Promise<PageCost> {
  const own = await visit(scene, url);
  const ownBefore = await cpuMs(own.session);
  const ownMs = await own.page.evaluate<number, undefined>(goThrough, undefined);
  const ownCpuMs = (await cpuMs(own.session)) - ownBefore;
  const ownLongTasks = await longTasksOf(own.page, 0);
  await own.page.close();

  const { page, session } = await visit(scene, url);
  const from = await page.evaluate(() => performance.now());
  const before = await cpuMs(session);
  const bar = await captureThread(scene, page);
  const review = await openReview(scene, bar, 300_000);
  const captureCpuMs = (await cpuMs(session)) - before;
  const id = new URL(bar.url()).searchParams.get('thread');
  const thread = await readThreadRecord(bar, id);
  const longTasks = await longTasksOf(page, from);
  await review.close();
  await bar.close();
  await page.close();
  const { progress } = thread;
  if (progress === undefined) throw new Error('nothing was captured');
  return {
    posts: thread.captured,
    end: thread.end ?? 'running',
    captureMs: progress.elapsedMs,
    findingMs: progress.findingMs,
    workingMs: progress.workingMs,
    longestStepMs: progress.longestTaskMs,
    longTasks,
    ownMs,
    ownLongTasks,
    captureCpuMs,
    ownCpuMs,
    sizeBytes: thread.sizeBytes ?? 0,
  };
}

async function visit(scene: Scene, url: string): Promise<{ page: Page; session: CDPSession }> {
  const page = await scene.chromium.openPage(url);
  await page.locator('article').first().waitFor();
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return { page, session };
}

async function cpuMs(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return 1_000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0);
}

async function longTasksOf(page: Page, from: number): Promise<number[]> {
  const tasks = await page.evaluate(
    () => Reflect.get(window, 'longTasks') as { startTime: number; duration: number }[],
  );
  return tasks.filter(({ startTime }) => startTime >= from).map(({ duration }) => duration);
}

/** Runs in the page: on by nine tenths of a window as soon as posts are shown; what offers more is opened. */
async function goThrough(): Promise<number> {
  const begun = performance.now();
  const frame = () => new Promise(requestAnimationFrame);
  const shown = (element: Element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return bottom > 0 && top < innerHeight;
  };
  for (let waited = 0; waited < 120; ) {
    await frame();
    await frame();
    const more = [...document.querySelectorAll<HTMLElement>('button.more')].filter(shown);
    for (const button of more) button.click();
    while (more.some((button) => button.isConnected)) await frame();
    if (![...document.querySelectorAll('article')].some(shown)) {
      waited++;
      continue;
    }
    const before = scrollY;
    scrollBy({ top: innerHeight * 0.9, behavior: 'instant' });
    waited = scrollY === before ? waited + 1 : 0;
  }
  return performance.now() - begun;
}
