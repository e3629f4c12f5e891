import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import { assemble } from '../../../../utils/capture/snapshot/assemble.ts';
import { pixelsOf } from '../engines/ours.ts';
import { documentName, type Row, watch } from '../measure.ts';
import type { PageServer } from '../page-server.ts';
import { agrees, helpers, loadProbes, type Probe, type Reading } from '../probes.ts';
import type { FirefoxTab, FirefoxTabs } from './firefox-tabs.ts';
import { freeze } from './freeze-in-firefox.ts';

export interface FirefoxPlace {
  readonly tabs: FirefoxTabs;
  readonly server: PageServer;
  readonly root: string;
  readonly scratch: string;
}

const engine = 'Plaint in Firefox';

/**
 * The same page and probes in Firefox: frozen in a sandbox as a content script would, replayed from a file.
 */
export async function measureInFirefox(place: FirefoxPlace, name: string): Promise<Row> {
  const folder = join(place.root, name);
  const probes = await loadProbes(folder);
  const live = await place.tabs.open(
    `${place.server.origin}/${name}/${await documentName(folder)}`,
  );
  let replayed: FirefoxTab | undefined;
  try {
    const click = await live.evaluate<[number, number] | null>('window.plaintClick ?? null');
    if (click) await live.click(...click);
    await live.evaluate(
      'Promise.race([window.ready, new Promise((r) => setTimeout(r, 4000))]).then(() => null)',
    );
    await live.evaluate(
      'new Promise((r) => requestAnimationFrame(() => setTimeout(r, 100))).then(() => null)',
    );
    const seen = PNG.sync.read(await live.photograph());
    const expected = await readAll(live, probes, seen);
    await live.evaluate(`(${watch}, null)`);
    const { frames, durationMs } = await freeze(live);
    const started = performance.now();
    const { view, account } = await assemble({ frames, pixels: pixelsOf(PNG.sync.write(seen)) });
    const took = durationMs + performance.now() - started;
    const watched = await live.evaluate<{ writes: number; frozen: number }>('window.plaintWatch');
    const bytes = Buffer.from(await view.arrayBuffer());
    const file = join(place.scratch, `${name}.firefox.html`);
    await writeFile(file, bytes);
    place.server.forget();
    replayed = await place.tabs.open(`file://${file}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
    const shown = PNG.sync.read(await replayed.photograph());
    const found = await readAll(replayed, probes, shown);
    const lost = probes.filter((probe, i) => !agrees(probe, expected[i] ?? null, found[i] ?? null));
    return {
      page: name,
      engine,
      probes: probes.length,
      kept: probes.length - lost.length,
      lost: lost.map((probe) => probe.value ?? `pixel ${probe.pixel?.join(' ')}`),
      durationMs: took,
      stalledMs: watched.frozen,
      domWrites: watched.writes,
      gzipBytes: gzipSync(bytes).length,
      pixelsOff: differing(seen, shown),
      requested: [...place.server.requests],
      failed: undefined,
      cuts: account.cuts,
    };
  } finally {
    await live.close();
    await replayed?.close();
  }
}

function differing(one: PNG, other: PNG): number {
  if (one.width !== other.width || one.height !== other.height) return 1;
  const { width, height } = one;
  const off = pixelmatch(one.data, other.data, undefined, width, height, { threshold: 0.1 });
  return off / (width * height);
}

async function readAll(tab: FirefoxTab, probes: readonly Probe[], image: PNG): Promise<Reading[]> {
  const readings: Reading[] = [];
  for (const probe of probes) {
    readings.push(
      await readOne(tab, probe, image).catch((error: unknown) => `failed: ${String(error)}`),
    );
  }
  return readings;
}

async function readOne(tab: FirefoxTab, probe: Probe, image: PNG): Promise<Reading> {
  let { context } = tab;
  for (const selector of probe.in ?? []) {
    context = await tab.frameOf(
      `(() => { ${helpers} return $(${JSON.stringify(selector)}).contentWindow; })()`,
      context,
    );
  }
  if (probe.value !== undefined) {
    return tab.evaluate<Reading>(`(() => { ${helpers} return (${probe.value}); })()`, { context });
  }
  const [selector, x, y] = probe.pixel ?? ['body', 0, 0];
  const [left, top] = await tab.evaluate<[number, number]>(
    `(() => { ${helpers} const r = $(${JSON.stringify(selector)}).getBoundingClientRect(); return [r.x + r.width * ${x}, r.y + r.height * ${y}]; })()`,
    { context },
  );
  const at = (Math.floor(top) * image.width + Math.floor(left)) * 4;
  return [...image.data.subarray(at, at + 3)];
}
