import type { Row } from './measure.ts';

/** The value below which the given share lies; NaN for none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/**
 * One page by one engine, measured more than once: each time is the least of the rounds, since whatever else
 * runs on the machine only adds to it; all else is the last's.
 */
export function bestRow(rounds: readonly Row[]): Row {
  const last = rounds.at(-1);
  if (!last) throw new Error('no round was measured');
  const least = (pick: (row: Row) => number) => percentile(rounds.map(pick), 0);
  return {
    ...last,
    durationMs: least((row) => row.durationMs),
    stalledMs: least((row) => row.stalledMs),
    longestTaskMs: least((row) => row.longestTaskMs ?? Number.NaN),
  };
}

/** One line to an engine: what it keeps, what it costs. */
export function formatTable(rows: readonly Row[]): string {
  const lines = [
    '| engine | probes kept | time p50 / p90 ms | page stalled p50 / p90 ms | pages ≤ 1 % pixels off | DOM writes p50 | gzip total kB |',
    '|---|---|---|---|---|---|---|',
  ];
  for (const [engine, own] of byEngine(rows)) {
    const sum = (pick: (row: Row) => number): number =>
      own.reduce((total, row) => total + pick(row), 0);
    const times = own.map((row) => row.durationMs);
    const stalls = own.map((row) => row.stalledMs);
    const probes = sum((row) => row.probes);
    const kept = sum((row) => row.kept);
    const close = own.filter((row) => row.pixelsOff <= 0.01).length;
    lines.push(
      `| ${engine} | ${kept} / ${probes} (${((100 * kept) / probes).toFixed(1)} %) | ${percentile(times, 0.5).toFixed(0)} / ${percentile(times, 0.9).toFixed(0)} | ${percentile(stalls, 0.5).toFixed(0)} / ${percentile(stalls, 0.9).toFixed(0)} | ${close} of ${own.length} | ${percentile(
        own.map((row) => row.domWrites),
        0.5,
      )} | ${(sum((row) => row.gzipBytes) / 1000).toFixed(0)} |`,
    );
  }
  return lines.join('\n');
}

/** One engine against the others, page by page: the median of the ratios. */
export function formatRatios(rows: readonly Row[], engine: string): string {
  const groups = byEngine(rows);
  const own = new Map((groups.get(engine) ?? []).map((row) => [row.page, row]));
  const lines: string[] = [];
  for (const [other, theirs] of groups) {
    if (other === engine) continue;
    const ratio = (pick: (row: Row) => number): string => {
      const values = theirs.flatMap((row) => {
        const mine = own.get(row.page);
        return mine && !row.failed && !mine.failed ? [pick(mine) / pick(row)] : [];
      });
      return percentile(values, 0.5).toFixed(2);
    };
    lines.push(
      `${engine} against ${other}: time × ${ratio((row) => row.durationMs)}, stall × ${ratio((row) => row.stalledMs)}, gzip × ${ratio((row) => row.gzipBytes)}`,
    );
  }
  return lines.join('\n');
}

export function byEngine(rows: readonly Row[]): Map<string, Row[]> {
  return Map.groupBy(rows, (row) => row.engine);
}
