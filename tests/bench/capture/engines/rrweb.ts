import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { evaluateIn, openWorlds } from '../worlds.ts';
import type { Engine } from './engine.ts';

const folder = dirname(createRequire(import.meta.url).resolve('rrweb-snapshot'));
const script = readFile(join(folder, 'rrweb-snapshot.umd.min.cjs'), 'utf8');
const options = '{ inlineImages: true, inlineStylesheet: true, recordCanvas: true }';

export const rrweb: Engine = {
  name: 'rrweb-snapshot',
  take: async (page) => {
    const session = await page.context().newCDPSession(page);
    const [top] = await openWorlds(session, 'rrweb', await script);
    const durationMs = await evaluateIn(
      session,
      top ?? 0,
      `(() => { const started = performance.now(); globalThis.taken = JSON.stringify(rrwebSnapshot.snapshot(document, ${options})); return performance.now() - started; })()`,
    );
    const json = await evaluateIn(session, top ?? 0, 'taken');
    await session.detach();
    return { durationMs: Number(durationMs), bytes: Buffer.from(String(json)), extension: 'json' };
  },
  show: async (page, taken) => {
    const session = await page.context().newCDPSession(page);
    const [top] = await openWorlds(session, 'rrweb', await script);
    await evaluateIn(
      session,
      top ?? 0,
      `rrwebSnapshot.rebuild(${taken.bytes.toString()}, { doc: document, cache: rrwebSnapshot.createCache(), mirror: rrwebSnapshot.createMirror(), UNSAFE_allowUnprotectedRebuild: true }); 0`,
    );
    await session.detach();
  },
};
