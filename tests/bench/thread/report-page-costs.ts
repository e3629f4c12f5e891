import { buildFor } from '../../drive/build-once.ts';
import { openScene } from '../../drive/scene.ts';
import { LONG_THREAD } from '../../drive/thread-scene.ts';
import { makePosts } from '../../fixtures/long-thread/posts.js';
import { flatPage } from './flat-page.ts';
import { measurePageCost, type PageCost } from './page-cost.ts';

const COUNT = 1_000;
/** The bounds: finding under 1 % of the capture, no task beyond 50 ms, under twice the page's own time. */
const BOUNDS = { findingShare: 0.01, taskMs: 50, times: 2, bytesTimes: 3 } as const;

let isMissed = false;

/** Captures a thousand posts in the real browser and prints what it cost the page; sets the exit code. */
export async function reportPageCosts(): Promise<void> {
  buildFor(['chromium']);
  const scene = await openScene({
    pages: {
      folder: LONG_THREAD,
      pages: {
        '/flat': { body: flatPage(COUNT) },
        '/flat-10': { body: flatPage(10) },
      },
    },
  });
  try {
    const few = await measurePageCost(scene, scene.pages.at('/flat-10'));
    const flat = await measurePageCost(scene, scene.pages.at('/flat'));
    report('flat, all in the document', flat);
    report('virtual', await measurePageCost(scene, scene.pages.at(`/?posts=${COUNT}&delay=60`)));
    const perPost = textBytes(COUNT);
    check(
      `bytes of ${COUNT} posts, less their own text, to those of 10`,
      (flat.sizeBytes - perPost) / few.sizeBytes,
      BOUNDS.bytesTimes,
      '×',
    );
  } finally {
    await scene.close();
  }
  if (isMissed) process.exitCode = 1;
}

function textBytes(count: number): number {
  return makePosts(count).reduce((sum, { text }) => sum + new TextEncoder().encode(text).length, 0);
}

function report(name: string, cost: PageCost): void {
  const ms = (value: number): string => `${value.toFixed(0)} ms`;
  console.log(
    `\n${name}: ${cost.posts} posts (${cost.end}) in ${ms(cost.captureMs)}, ${cost.sizeBytes} bytes`,
  );
  console.log(
    `  the page scrolled through by itself: ${ms(cost.ownMs)}, CPU of its main thread ${ms(cost.ownCpuMs)}`,
  );
  console.log(
    `  during the capture: CPU of its main thread ${ms(cost.captureCpuMs)}; finding ${ms(cost.findingMs)}, finding and writing ${ms(cost.workingMs)} (wall time inside their steps)`,
  );
  console.log(
    `  tasks over 50 ms: ${list(cost.longTasks)}; of the page by itself: ${list(cost.ownLongTasks)}`,
  );
  check(
    'finding, of the time of the capture',
    cost.findingMs / cost.captureMs,
    BOUNDS.findingShare,
    '',
  );
  check('longest step of the capture', cost.longestStepMs, BOUNDS.taskMs, ' ms');
  check('capture to own scroll-through', cost.captureMs / cost.ownMs, BOUNDS.times, '×');
}

function list(durations: readonly number[]): string {
  return durations.length === 0 ? 'none' : durations.map((ms) => ms.toFixed(0)).join(', ');
}

function check(name: string, value: number, bound: number, unit: string): void {
  const isKept = value < bound;
  if (!isKept) isMissed = true;
  console.log(
    `  ${name.padEnd(60)} ${value.toFixed(bound < 1 ? 4 : 2)}${unit} < ${bound}${unit}  ${isKept ? 'ok' : 'MISSED'}`,
  );
}
