import type { Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { colourRunsOf } from '../drive/colour-runs.ts';
import { lastCapture } from '../drive/last-capture.ts';
import { openReportForm } from '../drive/open-report.ts';
import { readKeptBlob } from '../drive/read-store.ts';
import { openScene, type Scene } from '../drive/scene.ts';
import { selectPassage } from '../drive/select-passage.ts';

const shades = [20, 60, 100, 140, 180, 220].map((green) => [0, green, 0] as const);
const blocks = shades
  .map(([r, g, b]) => `<div style="height:501px;background:rgb(${r},${g},${b})"></div>`)
  .join('');
const posts = [1, 2, 3]
  .map(
    (id) =>
      `<article id="a${id}" style="background:rgb(250,${80 * id},10);margin:13px;padding:9px;width:401px"><a href="/u/n${id}">name${id}</a> <time datetime="2026-11-2${id}T08:00Z">day</time><p>Words of the post with the number ${id}.</p></article>`,
  )
  .join('');
const long = `<!doctype html><meta charset="utf-8"><title>Long</title><style>body{margin:0}</style><header style="position:sticky;top:0;height:61px;background:rgb(200,0,0)"></header>${blocks}`;
const thread = `<!doctype html><meta charset="utf-8"><title>Thread</title>${posts}`;

/** As laptops and the settings of Windows have it. */
describe.each([1.25, 1.5, 1.75])('on a screen of %s pixels for one of CSS', (scale) => {
  let scene: Scene;
  let reader: Page;

  beforeAll(async () => {
    scene = await openScene({
      pages: { pages: { '/long': { body: long }, '/thread': { body: thread } } },
      chromium: { args: [`--force-device-scale-factor=${scale}`] },
    });
    reader = await scene.chromium.openExtensionPage('casebook.html');
  });

  afterAll(async () => {
    await scene?.close();
  });

  const picture = async (role: string): Promise<PNG> => {
    const { artefacts } = await lastCapture(reader);
    const sha256 = artefacts.find((each) => each.role === role)?.sha256 ?? '';
    return PNG.sync.read(await readKeptBlob(reader, sha256));
  };

  it('the whole page is in its picture, once', async () => {
    const page = await scene.chromium.openPage(scene.pages.at('/long'));
    expect(await page.evaluate('devicePixelRatio')).toBe(scale);
    const popup = await openReportForm(scene, page, 'report-page');
    await popup.getByRole('button', { name: 'Add a picture of the whole page' }).click();
    await popup
      .getByText('The picture of the whole page is part of the evidence.')
      .waitFor({ timeout: 100_000 });
    const png = await picture('screenshot-page');
    const { account } = (await lastCapture(reader)).facts;
    expect(account.pagePicture?.missing).toEqual([]);
    expect(account.selfCheck?.result).toBe('agrees');
    // The browser itself rounds how high a document is to CSS pixels.
    expect(Math.abs(png.height - (61 + 6 * 501) * scale)).toBeLessThanOrEqual(scale);
    for (const shade of shades) {
      const runs = colourRunsOf(png, 300, shade).filter(({ rows }) => rows > 1);
      expect(runs).toHaveLength(1);
      expect(Math.abs((runs[0]?.rows ?? 0) - 501 * scale)).toBeLessThanOrEqual(2);
    }
    expect(colourRunsOf(png, 300, [200, 0, 0]).filter(({ rows }) => rows > 1)).toHaveLength(1);
    await popup.close();
    await page.close();
  });

  it('the cut-out is the post, and the snapshot agrees with the screenshot', async () => {
    const page = await scene.chromium.openPage(scene.pages.at('/thread'));
    await selectPassage(page, 'number 2');
    const popup = await openReportForm(scene, page, 'report-selection', {
      selectionText: 'number 2',
    });
    const { facts } = await lastCapture(reader);
    expect(facts.account.selfCheck).toMatchObject({ result: 'agrees' });
    const png = await picture('screenshot-element');
    const box = facts.post?.box;
    expect(Math.abs(png.width - (box?.width ?? 0) * scale)).toBeLessThanOrEqual(16 * scale * 2);
    const own = [250, 160, 10] as const;
    const middle = colourRunsOf(png, Math.round(png.width / 2), own).reduce(
      (sum, { rows }) => sum + rows,
      0,
    );
    expect(middle).toBeGreaterThan((box?.height ?? 0) * scale * 0.8);
    for (const other of [80, 240])
      expect(colourRunsOf(png, Math.round(png.width / 2), [250, other, 10])).toEqual([]);
    await popup.close();
    await page.close();
  });
});
