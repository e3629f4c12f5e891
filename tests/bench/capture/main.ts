import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { launchChromium } from './browser.ts';
import { loadEarlier } from './engines/earlier.ts';
import type { Engine } from './engines/engine.ts';
import { mhtml } from './engines/mhtml.ts';
import { plaint, plaintWithCopy } from './engines/ours.ts';
import { rrweb } from './engines/rrweb.ts';
import { singleFile, singleFileNoWait } from './engines/single-file.ts';
import { launchFirefoxTabs } from './firefox/firefox-tabs.ts';
import { measureInFirefox } from './firefox/measure-firefox.ts';
import { measure, type Row } from './measure.ts';
import { startPageServer } from './page-server.ts';
import { fixtureRoutes } from './routes.ts';
import { bestRow, formatRatios, formatTable } from './table.ts';
import { formatVerdict } from './verdict.ts';

/**
 * All engines side by side on every fixture page, then on one thread of 10,000 posts. `--page NAME` and
 * `--engine NAME` (repeatable) select; `--posts N` sizes the thread, 0 leaves it out; `--lost` lists lost
 * probes; `--firefox` adds Firefox on the same pages, and what it loses beside Chromium; `--before DIR` adds
 * an earlier checkout of this repository as one more peer; `--rounds N` measures each page N times and takes
 * the least.
 */
const { values } = parseArgs({
  options: {
    page: { type: 'string', multiple: true },
    engine: { type: 'string', multiple: true },
    posts: { type: 'string', default: '10000' },
    lost: { type: 'boolean', default: false },
    firefox: { type: 'boolean', default: false },
    before: { type: 'string' },
    rounds: { type: 'string', default: '1' },
  },
});

const earlier = values.before ? await loadEarlier(values.before) : [];
const all = [plaint, ...earlier, plaintWithCopy, mhtml, singleFileNoWait, singleFile, rrweb];
const engines = values.engine ? all.filter(({ name }) => values.engine?.includes(name)) : all;
const root = new URL('../../fixtures/pages', import.meta.url).pathname;
const server = await startPageServer(root, fixtureRoutes(root));
const browser = await launchChromium();
const scratch = await mkdtemp(join(tmpdir(), 'plaint-bench-'));
const place = { browser, origin: server.origin, root, scratch };

try {
  const rows: Row[] = [];
  for (const name of values.page ?? (await fixtureNames())) {
    rows.push(...(await measureAll(name)));
  }
  console.log(
    `\n${formatTable(rows)}\n\n${formatRatios(rows, plaint.name)}\n${formatRatios(rows, plaintWithCopy.name)}`,
  );
  if (values.firefox) await runFirefox(rows);
  const long: Row[] = [];
  const posts = Number(values.posts);
  if (posts > 0) {
    console.log(`\nA thread of ${posts} posts:`);
    long.push(...(await measureAll('thread', `?posts=${posts}`)));
    console.log(
      `\n${formatTable(long)}\n\n${formatRatios(long, plaint.name)}\n${formatRatios(long, plaintWithCopy.name)}`,
    );
  }
  console.log(`\n${formatVerdict(rows, long)}`);
} finally {
  await browser.close();
  await server.close();
  await rm(scratch, { recursive: true, force: true });
}

/**
 * Every engine on one page; every other round goes the other way round, so that no engine always comes first.
 */
async function measureAll(name: string, query = ''): Promise<Row[]> {
  const rounds = new Map<Engine, Row[]>(engines.map((engine) => [engine, []]));
  for (let round = 0; round < Number(values.rounds); round += 1) {
    for (const engine of round % 2 === 0 ? engines : engines.toReversed()) {
      rounds.get(engine)?.push(await measure(place, name, engine, query));
    }
  }
  return [...rounds.values()].map((rows) => report(bestRow(rows)));
}

async function runFirefox(chromium: readonly Row[]): Promise<void> {
  const tabs = await launchFirefoxTabs();
  try {
    const rows: Row[] = [];
    for (const name of values.page ?? (await fixtureNames())) {
      rows.push(report(await measureInFirefox({ tabs, server, root, scratch }, name)));
    }
    console.log(`\n${formatTable(rows)}\n\nLost in Firefox, kept in Chromium:`);
    for (const row of rows) {
      const twin = chromium.find(({ page, engine }) => page === row.page && engine === plaint.name);
      const behind = row.lost.filter((probe) => twin && !twin.lost.includes(probe));
      for (const probe of behind) console.log(`    ${row.page}: ${probe}`);
    }
  } finally {
    await tabs.close();
  }
}

async function fixtureNames(): Promise<string[]> {
  const names: string[] = [];
  for (const name of (await readdir(root)).sort()) {
    const hasProbes = await stat(join(root, name, 'probes.json')).then(Boolean, () => false);
    if (hasProbes) names.push(name);
  }
  return names;
}

function report(row: Row): Row {
  const time = Number.isNaN(row.durationMs) ? '–' : `${row.durationMs.toFixed(0)} ms`;
  console.log(
    `${row.page} · ${row.engine}: ${row.kept}/${row.probes}, ${time}, stalled ${row.stalledMs.toFixed(0)} ms, ${row.domWrites} writes, ${(row.pixelsOff * 100).toFixed(2)} % off, ${row.gzipBytes} B${row.failed ? `, FAILED ${row.failed}` : ''}`,
  );
  if (values.lost) for (const probe of row.lost) console.log(`    lost: ${probe}`);
  return row;
}
