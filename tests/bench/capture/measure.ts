import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import pixelmatch from 'pixelmatch';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { PNG } from 'pngjs';
import type { Omission } from '../../../utils/protocol/capture-account.ts';
import { viewport } from './browser.ts';
import type { Engine } from './engines/engine.ts';
import { agrees, loadProbes, readProbes } from './probes.ts';

export interface Row {
  readonly page: string;
  readonly engine: string;
  readonly probes: number;
  readonly kept: number;
  readonly lost: readonly string[];
  readonly durationMs: number;
  readonly stalledMs: number;
  readonly domWrites: number;
  /** By the engine's own account, where it gives one. */
  readonly longestTaskMs?: number | undefined;
  readonly gzipBytes: number;
  /** Share of pixels of the viewport that differ from the live page. */
  readonly pixelsOff: number;
  /** What the replayed snapshot asked for. */
  readonly requested: readonly string[];
  readonly failed: string | undefined;
  /** What the engine says itself that it left out. */
  readonly cuts: readonly Omission[];
}

export interface Place {
  readonly browser: Browser;
  readonly origin: string;
  readonly root: string;
  readonly scratch: string;
}

/** What a fixture asks of the browser that shows it live (`seen.json`); the replay has none of it. */
async function seenWith(folder: string): Promise<BrowserContextOptions> {
  const text = await readFile(join(folder, 'seen.json'), 'utf8').catch(() => '{}');
  return JSON.parse(text) as BrowserContextOptions;
}

const contexts = new WeakMap<Browser, Map<string, Promise<BrowserContext>>>();

/**
 * A page among those that want the same of the browser: a context for each page alone costs more than the
 * page.
 */
async function openPage(browser: Browser, options: BrowserContextOptions): Promise<Page> {
  const known = contexts.get(browser) ?? new Map<string, Promise<BrowserContext>>();
  contexts.set(browser, known);
  const key = JSON.stringify(options);
  const context = known.get(key) ?? browser.newContext({ ...options, viewport });
  known.set(key, context);
  return (await context).newPage();
}

/** `index.html`, or what stands for it where the document is of another kind. */
export async function documentName(folder: string): Promise<string> {
  const names = await readdir(folder);
  return names.find((name) => /^index\.[a-z]+$/.test(name)) ?? 'index.html';
}

/** Opens a fixture, clicks where it asks for that, and waits until it says that it is ready. */
async function openFixture(place: Place, name: string, query = ''): Promise<Page> {
  const folder = join(place.root, name);
  const page = await openPage(place.browser, await seenWith(folder));
  const url = `${place.origin}/${name}/${await documentName(folder)}${query}`;
  await page.goto(url, { waitUntil: 'load' });
  const click = await page.evaluate<[number, number] | null>('window.plaintClick ?? null');
  if (click) await page.mouse.click(...click);
  await page.evaluate('Promise.race([window.ready, new Promise((r) => setTimeout(r, 4000))])');
  await page.evaluate('new Promise((r) => requestAnimationFrame(() => setTimeout(r, 100)))');
  return page;
}

/**
 * What a page shows once two pictures of it are alike: scroll positions are found with a frame, not with the
 * load.
 */
async function stillPicture(page: Page): Promise<Buffer> {
  let last = await page.screenshot();
  for (let more = 5; more > 0; more -= 1) {
    const next = await page.screenshot();
    if (next.equals(last)) break;
    last = next;
  }
  return last;
}

interface Watch {
  readonly writes: number;
  /** The longest time for which no other task of the page could run. */
  readonly stalled: number;
  /** The same, before the harness took the result out. */
  readonly frozen?: number;
}

export const watch = `(() => {
  const seen = { writes: 0, stalled: 0 };
  window.plaintWatch = seen;
  const observe = (root) => new MutationObserver((records) => { seen.writes += records.length; })
    .observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
  observe(document);
  for (const el of document.querySelectorAll('*')) if (el.shadowRoot) observe(el.shadowRoot);
  let last = performance.now();
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    const now = performance.now();
    seen.stalled = Math.max(seen.stalled, now - last);
    last = now;
    setTimeout(() => port2.postMessage(0), 1);
  };
  port2.postMessage(0);
})()`;

/** SingleFile needs half a minute for the longest page; on a document that is not HTML it never ends. */
const takeMs = 120_000;

async function within<Value>(limitMs: number, work: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no result within ${limitMs / 1000} s`)), limitMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** One engine on one page, replayed offline with scripts off and compared with the live page. */
export async function measure(
  place: Place,
  name: string,
  engine: Engine,
  query = '',
): Promise<Row> {
  const probes = await loadProbes(join(place.root, name));
  const live = await openFixture(place, name, query);
  const expected = await readProbes(live, probes);
  const before = PNG.sync.read(await stillPicture(live));
  const blank = { page: name, engine: engine.name, probes: probes.length };
  await live.evaluate(watch);
  try {
    const taken = await within(takeMs, engine.take(live));
    const { writes, stalled, frozen } = await live.evaluate<Watch>('window.plaintWatch');
    await live.close();
    const replayed = await openPage(place.browser, { javaScriptEnabled: false, offline: true });
    const requested: string[] = [];
    replayed.on('request', (request) => {
      if (/^(?:https?|wss?|blob):/.test(request.url())) requested.push(request.url());
    });
    if (engine.show) await engine.show(replayed, taken);
    else {
      const file = join(place.scratch, `${name}.${taken.extension}`);
      await writeFile(file, taken.bytes);
      await replayed.goto(`file://${file}`);
    }
    const found = await readProbes(replayed, probes);
    const after = PNG.sync.read(await stillPicture(replayed));
    await replayed.close();
    const lost = probes.filter((probe, i) => !agrees(probe, expected[i] ?? null, found[i] ?? null));
    const off = pixelmatch(before.data, after.data, undefined, before.width, before.height, {
      threshold: 0.1,
    });
    return {
      ...blank,
      kept: probes.length - lost.length,
      lost: lost.map((probe) => probe.value ?? `pixel ${probe.pixel?.join(' ')}`),
      durationMs: taken.durationMs,
      stalledMs: frozen ?? stalled,
      longestTaskMs: taken.longestTaskMs,
      domWrites: writes,
      gzipBytes: gzipSync(taken.bytes).length,
      pixelsOff: off / (before.width * before.height),
      requested,
      failed: undefined,
      cuts: taken.cuts ?? [],
    };
  } catch (error) {
    if (!live.isClosed()) await live.close();
    const failed = String(error).split('\n')[0] ?? 'failed';
    const none = {
      kept: 0,
      lost: [],
      durationMs: Number.NaN,
      stalledMs: Number.NaN,
      domWrites: 0,
      requested: [],
      cuts: [],
    };
    return { ...blank, ...none, gzipBytes: 0, pixelsOff: 1, failed };
  }
}
