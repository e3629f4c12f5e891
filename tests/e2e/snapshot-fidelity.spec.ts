import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../bench/capture/browser.ts';
import { plaint, plaintWithCopy } from '../bench/capture/engines/ours.ts';
import { measure, type Row } from '../bench/capture/measure.ts';
import { type PageServer, startPageServer } from '../bench/capture/page-server.ts';
import { fixtureRoutes } from '../bench/capture/routes.ts';

const root = new URL('../fixtures/pages', import.meta.url).pathname;
const entries = await readdir(root);
const names: string[] = [];
for (const name of entries.sort()) {
  if (await stat(join(root, name, 'probes.json')).then(Boolean, () => false)) names.push(name);
}

let browser: Browser;
let server: PageServer;
let scratch: string;

beforeAll(async () => {
  [browser, server, scratch] = await Promise.all([
    launchChromium(),
    startPageServer(root, fixtureRoutes(root)),
    mkdtemp(join(tmpdir(), 'plaint-fidelity-')),
  ]);
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
  if (scratch) await rm(scratch, { recursive: true, force: true });
});

/** At least 95 % of a page's probes, or all but one of a short list. */
function leastKept(row: Row): number {
  return Math.min(row.probes - 1, Math.ceil(row.probes * 0.95));
}

/** Fonts that the browser does not give without asking the site again: docs/fidelity.md says why they are lost. */
const knownLost: Readonly<Record<string, readonly string[]>> = {
  fonts: ["box('#api').slice(2)", "box('#cross').slice(2)"],
  'fonts-more': ['box("#g")', 'box("#h")', 'box("#i")', 'box("#j")', 'box("#x")'],
};

describe('the snapshot of every fixture', () => {
  it.concurrent.each(names)(
    'keeps what %s showed, writes nothing to the page and asks for nothing',
    async (name) => {
      const place = { browser, origin: server.origin, root, scratch };
      const row = await measure(place, name, plaintWithCopy);
      expect(row.failed).toBeUndefined();
      const unknown = row.lost.filter((probe) => !(knownLost[name] ?? []).includes(probe));
      expect(row.kept >= leastKept(row) ? [] : unknown).toEqual([]);
      expect(row.domWrites).toBe(0);
      expect(row.requested).toEqual([]);
      // Words in another font are other pixels.
      if (knownLost[name] === undefined) expect(row.pixelsOff).toBeLessThan(0.015);
    },
  );
});

describe('without the browser’s copy', () => {
  it.each(['images', 'css-rules', 'frames', 'shadow-dom'].filter((name) => names.includes(name)))(
    '%s keeps all that the page’s own context can read',
    async (name) => {
      const row = await measure({ browser, origin: server.origin, root, scratch }, name, plaint);
      expect(row.failed).toBeUndefined();
      expect(row.kept / row.probes).toBeGreaterThanOrEqual(0.85);
      expect(row.domWrites).toBe(0);
      expect(row.requested).toEqual([]);
    },
  );
});
