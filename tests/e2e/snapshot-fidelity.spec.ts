import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Omission } from '../../utils/protocol/capture-account.ts';
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

/** A probe that cannot be kept without asking a server, and how the account has to name what is lost. */
interface KnownLoss {
  readonly probe: string;
  readonly listed: {
    readonly what: Omission['what'];
    readonly why: Omission['why'];
    readonly as: string;
  };
}

async function knownLosses(name: string): Promise<KnownLoss[]> {
  const text = await readFile(join(root, name, 'lost.json'), 'utf8').catch(() => '[]');
  return JSON.parse(text.replaceAll('{other}', server.otherOrigin)) as KnownLoss[];
}

describe('the snapshot of every fixture', () => {
  it.concurrent.each(names)(
    'keeps what %s showed, writes nothing to the page and asks for nothing',
    async (name) => {
      const place = { browser, origin: server.origin, root, scratch };
      const row = await measure(place, name, plaintWithCopy);
      const known = await knownLosses(name);
      const unknown = row.lost.filter((lost) => !known.some(({ probe }) => probe === lost));
      expect(row.failed).toBeUndefined();
      expect(row.kept >= leastKept(row) ? [] : unknown).toEqual([]);
      expect(row.domWrites).toBe(0);
      expect(row.requested).toEqual([]);
      // Words in another font are other pixels.
      if (known.length === 0) expect(row.pixelsOff).toBeLessThan(0.015);
    },
  );

  it.each(['fonts', 'fonts-more'])(
    'of %s names each font that is lost, and no other',
    async (name) => {
      const row = await measure(
        { browser, origin: server.origin, root, scratch },
        name,
        plaintWithCopy,
      );
      const known = await knownLosses(name);
      expect(row.lost).toEqual(known.map(({ probe }) => probe));
      const named = row.cuts.filter(({ what }) => what === 'font');
      for (const { listed } of known) {
        const cut = named.find(({ why }) => why === listed.why);
        expect(cut?.examples).toContain(listed.as);
      }
      const host = URL.parse(server.otherOrigin)?.host;
      const foreign = named
        .flatMap(({ examples }) => examples)
        .filter((one) => one.includes(`//${host}/`));
      expect(foreign).toEqual(
        known.map(({ listed }) => listed.as).filter((as) => as.includes(`//${host}/`)),
      );
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
