import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WARCParser } from 'warcio';
import { verifyPackage } from '../../utils/evidence/verify/verify-package.ts';
import { startTsaServer, type TsaServer } from '../contract/tsa-server.ts';
import { prepareReport, sendAndOpen } from '../drive/open-report.ts';
import { savePackage } from '../drive/save-package.ts';
import { openScene, SAMPLE_FOLDER, type Scene } from '../drive/scene.ts';
import { until } from '../drive/until.ts';
import { seededRandom } from '../unit/evidence/mutate-package.ts';
import { openPlayer, type Player } from './replay-player.ts';

const PASSAGE = '脑子进水的东西，就该从灯笼巷滚出去。';
const flips = 150;
const seed = Number(process.env['PLAINT_SEED'] ?? 20_261_124);

/**
 * What the built extension made of a real page, once the endpoint and its time-stamping authority have had
 * their say.
 */
describe('a package of the built extension', () => {
  let tsa: TsaServer;
  let scene: Scene;
  let pageUrl: string;
  let sent: Blob;
  let exported: Blob;

  beforeAll(async () => {
    tsa = await startTsaServer();
    scene = await openScene({
      pages: { folder: SAMPLE_FOLDER },
      endpointEnv: { PLAINT_TSA_URL: tsa.url },
    });
    pageUrl = scene.pages.at('/');
    const page = await scene.chromium.openPage(pageUrl);
    const report = await sendAndOpen(scene, await prepareReport(scene, page, PASSAGE));
    const content = report.evidence.find(({ artefact }) => artefact === undefined)?.content;
    if (content === undefined) throw new Error('no package');
    sent = content;
    await until('both timestamps', () => tsa.asked >= 2, 20_000);
    const viewer = await scene.chromium.openExtensionPage(`viewer.html?report=${report.id}`);
    exported = await until(
      'a package with both timestamps',
      async () => {
        const file = await savePackage(viewer, 'Save the evidence package');
        const { points } = await verifyPackage(file, { now: new Date() });
        return isStamped(points) && file;
      },
      30_000,
    );
    await viewer.close();
  });

  afterAll(async () => {
    await scene?.close();
    await tsa?.stop();
  });

  it('carries the authority’s tokens, which hold with its root and are not trusted without', async () => {
    const root = { now: new Date(), timestampRoots: [tsa.root] };
    const verdict = await verifyPackage(exported, root);
    expect(verdict.points.filter(({ state }) => state === 'fails')).toEqual([]);
    const point = verdict.points.find(({ id }) => id === 'timestamp');
    expect(point).toMatchObject({ state: 'holds', values: { trusted: 'yes' } });
    for (const id of ['receipt', 'log', 'custody', 'package-signature', 'manifest-signature']) {
      expect(verdict.points.find((each) => each.id === id)?.state, id).toBe('holds');
    }
    const without = await verifyPackage(exported, { now: new Date() });
    expect(without.points.find(({ id }) => id === 'timestamp')?.values).toMatchObject({
      trusted: 'no',
    });
  });

  it('passes unzip -t, and warcio reads every record with the digest that it states', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'plaint-delivered-'));
    try {
      const file = join(folder, 'case.wacz');
      await writeFile(file, Buffer.from(await sent.arrayBuffer()));
      expect(execFileSync('unzip', ['-t', file]).toString()).toContain('No errors detected');
      const archive = execFileSync('unzip', ['-p', file, 'archive/data.warc.gz'], {
        maxBuffer: 100_000_000,
      });
      let records = 0;
      for await (const record of new WARCParser(new Blob([new Uint8Array(archive)]).stream())) {
        const payload = (await record.readFully(false)) ?? new Uint8Array();
        if (record.warcType === 'warcinfo') continue;
        records += 1;
        const digest = await crypto.subtle.digest('SHA-256', new Uint8Array(payload));
        expect(record.warcHeaders.headers.get('WARC-Payload-Digest')).toBe(
          `sha256:${Buffer.from(digest).toString('hex')}`,
        );
      }
      expect(records).toBeGreaterThan(4);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  it(`fails after any of ${flips} single flipped bits (seed ${seed})`, async () => {
    const whole = new Uint8Array(await exported.arrayBuffer());
    const random = seededRandom(seed);
    for (let flip = 0; flip < flips; flip++) {
      const copy = new Uint8Array(whole);
      const at = Math.floor(random() * whole.length);
      copy[at] = (copy[at] as number) ^ (1 << Math.floor(random() * 8));
      const verdict = await verifyPackage(new Blob([copy]), { now: new Date() });
      const failing = verdict.points.filter(({ state }) => state === 'fails');
      expect(verdict.holds, `byte ${at}`).toBe(false);
      expect(failing.length, `byte ${at}`).toBeGreaterThan(0);
    }
  });

  describe('in ReplayWeb.page', () => {
    let player: Player;

    beforeAll(async () => {
      player = await openPlayer(sent, pageUrl);
    });

    afterAll(async () => {
      await player?.close();
    });

    it('shows the page as it was, with its words, its style and its pictures', async () => {
      const frame = await player.frame(pageUrl);
      await frame.getByText(PASSAGE).first().waitFor();
      const live = await scene.chromium.openPage(pageUrl);
      const styleOf = (element: Element) => {
        const { color, backgroundColor, fontSize } = getComputedStyle(element);
        return { color, backgroundColor, fontSize };
      };
      for (const selector of ['body', 'h1', 'article']) {
        const shown = await frame.locator(selector).first().evaluate(styleOf);
        expect(shown, selector).toEqual(await live.locator(selector).first().evaluate(styleOf));
      }
      const widths = () =>
        Array.from(document.images, ({ naturalWidth, complete }) => (complete ? naturalWidth : -1));
      const expected = await live.evaluate(widths);
      expect(expected.length).toBeGreaterThan(0);
      await until('the pictures', async () => {
        const found = await frame.evaluate(widths);
        return JSON.stringify(found) === JSON.stringify(expected);
      });
      await live.close();
    });

    it('has a signature that the player finds valid', async () => {
      const checks = await player.checks();
      expect(checks.get('signature')).toMatchObject({ expected: true, matched: true });
      expect(checks.get('datapackageHash')?.expected).toMatch(/^sha256:[0-9a-f]{64}$/);
    });
  });
});

function isStamped(points: readonly { id: string; state: string }[]): boolean {
  return points.some(({ id, state }) => id === 'timestamp' && state === 'holds');
}
