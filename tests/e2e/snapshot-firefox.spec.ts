import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FirefoxTabs, launchFirefoxTabs } from '../bench/capture/firefox/firefox-tabs.ts';
import { measureInFirefox } from '../bench/capture/firefox/measure-firefox.ts';
import { type PageServer, startPageServer } from '../bench/capture/page-server.ts';
import { fixtureRoutes } from '../bench/capture/routes.ts';

const root = new URL('../fixtures/pages', import.meta.url).pathname;

let tabs: FirefoxTabs;
let server: PageServer;
let scratch: string;

beforeAll(async () => {
  [tabs, server, scratch] = await Promise.all([
    launchFirefoxTabs(),
    startPageServer(root, fixtureRoutes(root)),
    mkdtemp(join(tmpdir(), 'plaint-firefox-snapshots-')),
  ]);
});

afterAll(async () => {
  await tabs?.close();
  await server?.close();
  if (scratch) await rm(scratch, { recursive: true, force: true });
});

describe('in Firefox the snapshot', () => {
  it.each([
    'css-names',
    'names-more',
    'failed-pictures',
    'top-layer',
    'top-layer-more',
    'top-layer-trapped',
    'top-layer-trapped-more',
    'blocked-style',
    'lost-longhands',
    'pointer',
    'pointer-frame',
  ])('keeps all that %s showed, writes nothing and asks for nothing', async (name) => {
    const row = await measureInFirefox({ tabs, server, root, scratch }, name);
    expect(row.lost).toEqual([]);
    expect(row.domWrites).toBe(0);
    expect(row.requested).toEqual([]);
    expect(row.pixelsOff).toBeLessThan(0.015);
  });

  it('keeps the place and size of boxes that are neither on nor off, drawn as Chromium draws them', async () => {
    const row = await measureInFirefox({ tabs, server, root, scratch }, 'boxes-mixed');
    expect(row.lost.filter((probe) => !probe.startsWith('pixel'))).toEqual([]);
    expect(row.domWrites).toBe(0);
    expect(row.requested).toEqual([]);
  });
});
