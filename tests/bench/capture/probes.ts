import { readFile } from 'node:fs/promises';
import type { ElementHandle, Frame, Page } from 'playwright-core';
import { PNG } from 'pngjs';

/**
 * One fact that must be the same in the live page and in the replayed snapshot: the value of an expression,
 * or the colour of a pixel in an element's box. `in` leads into frames; `needs` names what activeTab alone
 * lacks.
 */
export interface Probe {
  readonly value?: string;
  readonly pixel?: readonly [selector: string, x: number, y: number];
  readonly in?: readonly string[];
  readonly tolerance?: number;
  readonly needs?: 'closed-shadow' | 'browser-copy';
}

export async function loadProbes(folder: string): Promise<Probe[]> {
  return JSON.parse(await readFile(`${folder}/probes.json`, 'utf8')) as Probe[];
}

export type Reading = string | number | boolean | null | readonly number[] | object;

/** Helpers for expressions: `$` crosses shadow roots at ` >>> `. */
export const helpers = `
const $ = (path) => { const steps = path.split(' >>> '); let root = document;
  for (const step of steps.slice(0, -1)) { const host = root.querySelector(step); root = host.shadowRoot ?? window.plaintRoots?.get(host); }
  return root.querySelector(steps.at(-1)); };
const css = (path, property, pseudo) => getComputedStyle($(path), pseudo).getPropertyValue(property);
const box = (path) => { const r = $(path).getBoundingClientRect(); return [r.x, r.y, r.width, r.height].map((v) => Math.round(v)); };
`;

export async function readProbes(page: Page, probes: readonly Probe[]): Promise<Reading[]> {
  const image = probes.some((probe) => probe.pixel)
    ? PNG.sync.read(await page.screenshot({ timeout: 10_000 }))
    : undefined;
  const readings: Reading[] = [];
  for (const probe of probes) {
    readings.push(
      await readProbe(page, probe, image).catch(
        (error: unknown) => `failed: ${String(error).split('\n')[0]}`,
      ),
    );
  }
  return readings;
}

async function readProbe(page: Page, probe: Probe, image: PNG | undefined): Promise<Reading> {
  const frame = await findFrame(page, probe.in ?? []);
  if (probe.value !== undefined)
    return frame.evaluate(`(() => { ${helpers} return (${probe.value}); })()`);
  const [selector, x, y] = probe.pixel ?? ['body', 0, 0];
  const place = await frame.evaluate<[number, number]>(
    `(() => { ${helpers} const r = $(${JSON.stringify(selector)}).getBoundingClientRect(); return [r.x + r.width * ${x}, r.y + r.height * ${y}]; })()`,
  );
  if (!image) return null;
  const at = (Math.floor(place[1]) * image.width + Math.floor(place[0])) * 4;
  return [...image.data.subarray(at, at + 3)];
}

async function findFrame(page: Page, path: readonly string[]): Promise<Frame> {
  let frame = page.mainFrame();
  for (const selector of path) {
    const handle = await frame.evaluateHandle(
      `(() => { ${helpers} return $(${JSON.stringify(selector)}); })()`,
    );
    const child = await (handle.asElement() as ElementHandle | null)?.contentFrame();
    if (!child) throw new Error(`no frame at ${selector}`);
    frame = child;
  }
  return frame;
}

export function agrees(probe: Probe, live: Reading, replayed: Reading): boolean {
  const tolerance = probe.tolerance ?? (probe.pixel ? 6 : 0);
  if (Array.isArray(live) && Array.isArray(replayed)) {
    return (
      live.length === replayed.length &&
      live.every((value, i) =>
        agrees({ tolerance: probe.pixel ? tolerance : 1 }, value, replayed[i]),
      )
    );
  }
  if (typeof live === 'number' && typeof replayed === 'number')
    return Math.abs(live - replayed) <= tolerance;
  return JSON.stringify(live) === JSON.stringify(replayed);
}
