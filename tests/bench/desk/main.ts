import { availableParallelism, loadavg } from 'node:os';
import { openDatabase } from '../../../server/db/database.ts';
import { writeManyCases } from '../../contract/many-cases.ts';
import { buildDesk } from '../../drive/build-once.ts';
import { openDeskStage } from '../../drive/desk-stage.ts';
import { measureIntake } from './asking.ts';
import { measureFirstLoad } from './first-load.ts';
import { type HandledCase, handleCases, scrollQueue } from './handling.ts';
import { type Desk, measureLists, openDeskOf } from './lists.ts';
import { type Ending, endings, makeUpCases } from './made-up-cases.ts';

/**
 * `npm run bench:desk`: the desk over many cases, asked as its pages ask, and a real Chromium in front of it.
 * `PLAINT_BENCH_LONG=1` compares a million cases with ten thousand; else it is a hundred thousand. With
 * `-- pages` or `-- lists` one half of it alone.
 */
const only = process.argv[2];
const isLong = process.env['PLAINT_BENCH_LONG'] === '1';
const few = 10_000;
const many = 100_000;
const grown = isLong ? 1_000_000 : many;
const team = 200;

function judge(what: string, value: string, isMet: boolean, bound: string): void {
  console.log(`${isMet ? 'met ' : 'MISS'}  ${what}: ${value} (${bound})`);
  if (!isMet) process.exitCode = 1;
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

function judgeTimes(what: string, timesMs: readonly number[], share: number, most: number): void {
  const value = quantile(timesMs, share);
  const middle = quantile(timesMs, 0.5).toFixed(1);
  judge(what, `${value.toFixed(1)} ms, median ${middle}`, value <= most, `at most ${most} ms`);
}

async function judgeLists(desks: readonly Desk[]): Promise<void> {
  const times = await measureLists(desks, isLong ? 300 : 120);
  for (const { name, timesMs } of times) {
    const [small = [], middle = [], large = middle] = timesMs;
    judgeTimes(`${name}, p99 at ${many} cases`, middle, 0.99, 50);
    const ratio = quantile(large, 0.5) / quantile(small, 0.5);
    judge(`${name}, ${grown} cases to ${few}`, `${ratio.toFixed(2)} ×`, ratio <= 2, 'at most 2 ×');
  }
}

async function judgeIntake(desk: Desk): Promise<void> {
  const { quiet, asked, questions } = await measureIntake(desk, isLong ? 30 : 12, 200);
  const cpuOf = (run: typeof quiet) => (1000 * run.cpuSeconds) / run.reports;
  const rateOf = (run: typeof quiet) => run.reports / run.seconds;
  const slower = rateOf(quiet) / rateOf(asked) - 1;
  const cpu = `${cpuOf(quiet).toFixed(2)} to ${cpuOf(asked).toFixed(2)} ms of CPU a report`;
  const rates = `${rateOf(quiet).toFixed(0)} to ${rateOf(asked).toFixed(0)} reports/s`;
  const value = `${(100 * slower).toFixed(1)} % slower, ${rates}, ${cpu}, ${questions} questions`;
  judge(`intake while ${team} handlers look`, value, slower <= 0.05, 'at most 5 %');
}

/** Keystrokes and seconds, of all or of those that ended in one way. */
function tellHandled(cases: readonly HandledCase[], ending: Ending | undefined): void {
  const some = cases.filter((each) => ending === undefined || each.ending === ending);
  const mean = (of: (each: HandledCase) => number) =>
    some.reduce((sum, each) => sum + of(each), 0) / some.length;
  const keys = mean(({ keystrokes }) => keystrokes).toFixed(1);
  const seconds = mean((each) => each.seconds).toFixed(2);
  console.log(
    `--    ${some.length} cases ${ending ?? 'handled'} by keyboard: ${keys} keystrokes, ${seconds} s each`,
  );
}

async function judgePages(): Promise<void> {
  buildDesk();
  const handled = 50;
  const stage = await openDeskStage();
  try {
    const { page } = await stage.join(['reviewer']);
    const kib = await measureFirstLoad(page);
    judge('first load, gzipped', `${kib.toFixed(1)} KiB`, kib <= 120, 'at most 120 KiB');
    const made = new Map<string, Ending>();
    for (const { report, ending } of makeUpCases(handled))
      made.set(await stage.deliver(report), ending);
    await page.keyboard.press('.');
    const done = await handleCases(page, made);
    judgeTimes('a case taken and readable, p95', done.readableMs, 0.95, 300);
    judgeTimes('the next case readable, p95', done.nextMs, 0.95, 150);
    for (const ending of [undefined, ...endings]) tellHandled(done.cases, ending);
    const config = { dataDir: stage.endpoint.dataDir, databaseUrl: undefined };
    const db = await openDatabase(config, (cause) => {
      throw cause;
    });
    await writeManyCases(db, { count: many, handlers: 20, newest: new Date() });
    await db.destroy();
    await page.keyboard.press('.');
    const { rows, longTasksMs } = await scrollQueue(page, 300);
    const longest = Math.max(0, ...longTasksMs);
    const value = `${longTasksMs.length} over ${rows} rows, longest ${longest.toFixed(0)} ms`;
    judge('long tasks while scrolling', value, longTasksMs.length === 0, 'none');
  } finally {
    await stage.close();
  }
}

async function judgeEndpoint(): Promise<void> {
  const desks = [await openDeskOf(few, 1), await openDeskOf(many, team)];
  if (isLong) desks.push(await openDeskOf(grown, 1));
  try {
    await judgeLists(desks);
    const [, crowded] = desks;
    if (crowded !== undefined) await judgeIntake(crowded);
  } finally {
    for (const desk of desks) await desk.close();
  }
}

const load = loadavg()[0]?.toFixed(1);
console.log(`${availableParallelism()} cores, load ${load} (a busy machine lengthens every time)`);
if (only !== 'lists') await judgePages();
if (only !== 'pages') await judgeEndpoint();
console.log('--    beside a peer: not measured, none runs here');
