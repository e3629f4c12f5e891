import type { Row } from './measure.ts';
import { byEngine, percentile } from './table.ts';

interface Bound {
  readonly name: string;
  readonly value: number;
  readonly most?: number;
  readonly least?: number;
}

const ours = 'Plaint';
const oursWithCopy = 'Plaint + browser copy';
const theirs = { mhtml: 'MHTML', singleFile: 'SingleFile, no lazy wait' } as const;

/** What the goal asks, what was measured, and whether it holds: one line each. */
export function formatVerdict(pages: readonly Row[], long: readonly Row[]): string {
  const bounds = boundsOf(pages, long).filter(({ value }) => !Number.isNaN(value));
  const lines = bounds.map(({ name, value, most, least }) => {
    const holds = (most === undefined || value <= most) && (least === undefined || value >= least);
    const bound = most === undefined ? `≥ ${least}` : `≤ ${most}`;
    return `| ${name} | ${value.toFixed(2)} | ${bound} | ${holds ? 'holds' : 'MISSED'} |`;
  });
  return ['| goal | measured | bound | |', '|---|---|---|---|', ...lines].join('\n');
}

function boundsOf(pages: readonly Row[], long: readonly Row[]): Bound[] {
  const on = (rows: readonly Row[], engine: string) => byEngine(rows).get(engine) ?? [];
  const own = on(pages, ours);
  const copied = on(pages, oursWithCopy);
  const all = [...own, ...copied];
  const median = (rows: readonly Row[], pick: (row: Row) => number) =>
    percentile(rows.map(pick), 0.5);
  const time = (rows: readonly Row[]) => median(rows, ({ durationMs }) => durationMs);
  const most = (rows: readonly Row[], pick: (row: Row) => number) =>
    rows.length === 0 ? Number.NaN : Math.max(...rows.map(pick));
  const longTime = (engine: string) => on(long, engine)[0]?.durationMs ?? Number.NaN;
  return [
    { name: 'probes kept, % (activeTab alone)', value: keptShare(own), least: 95 },
    { name: 'probes kept, % (with the browser’s copy)', value: keptShare(copied), least: 95 },
    {
      name: 'median time against SingleFile without its wait',
      value: time(own) / time(on(pages, theirs.singleFile)),
      most: 0.5,
    },
    {
      name: 'median time against MHTML',
      value: time(own) / time(on(pages, theirs.mhtml)),
      most: 5,
    },
    {
      name: 'long thread, time against MHTML',
      value: longTime(ours) / longTime(theirs.mhtml),
      most: 4,
    },
    {
      name: 'page stalled, ms, median of pages',
      value: median(own, ({ stalledMs }) => stalledMs),
      most: 50,
    },
    { name: 'longest task of the engine, ms, any page', value: most(own, taskOf), most: 50 },
    {
      name: 'longest task of the engine, ms, long thread',
      value: most(on(long, ours), taskOf),
      most: 100,
    },
    {
      name: 'gzipped size against SingleFile, median of pages',
      value: pairedMedian(own, on(pages, theirs.singleFile)),
      most: 1.1,
    },
    {
      name: 'gzipped size against SingleFile, long thread',
      value: pairedMedian(on(long, ours), on(long, theirs.singleFile)),
      most: 1.1,
    },
    { name: 'writes to the page’s DOM', value: most(all, ({ domWrites }) => domWrites), most: 0 },
    {
      name: 'requests when the snapshot is opened',
      value: most(all, ({ requested }) => requested.length),
      most: 0,
    },
  ];
}

const taskOf = ({ longestTaskMs }: Row): number => longestTaskMs ?? Number.NaN;

function keptShare(rows: readonly Row[]): number {
  const kept = rows.reduce((sum, row) => sum + row.kept, 0);
  return (100 * kept) / rows.reduce((sum, row) => sum + row.probes, 0);
}

/** The median over the pages that both engines managed. */
function pairedMedian(own: readonly Row[], other: readonly Row[]): number {
  const byPage = new Map(other.filter(({ failed }) => !failed).map((row) => [row.page, row]));
  const ratios = own.flatMap((row) => {
    const same = byPage.get(row.page);
    return same && !row.failed ? [row.gzipBytes / same.gzipBytes] : [];
  });
  return percentile(ratios, 0.5);
}
