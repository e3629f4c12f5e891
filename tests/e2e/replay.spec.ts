import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packWacz } from '../../utils/evidence/wacz/write-package.ts';
import { pageUrl, samplePackageInput } from '../unit/evidence/sample-package.ts';
import { openPlayer, type Player } from './replay-player.ts';

describe('ReplayWeb.page', () => {
  let player: Player;

  beforeAll(async () => {
    player = await openPlayer(await packWacz(await samplePackageInput()), pageUrl);
  });

  afterAll(async () => {
    await player?.close();
  });

  it('shows the page with its words, styles, pictures and frames', async () => {
    const frame = await player.frame(pageUrl);
    await frame.waitForSelector('h1');
    expect(await frame.textContent('h1')).toBe('Thread 七');
    const color = await frame.$eval('h1', (heading) => getComputedStyle(heading).color);
    expect(color).toBe('rgb(1, 2, 3)');
    const width = await frame.$eval('img', async (image) => {
      await (image as HTMLImageElement).decode();
      return (image as HTMLImageElement).naturalWidth;
    });
    expect(width).toBe(1);
    const inner = await player.frame('https://forum.example.org/frame');
    expect(await inner.textContent('p')).toBe('frame');
  });

  it('finds the signature valid, over the list of files that we wrote', async () => {
    const rows = await player.checks();
    expect(rows.get('signature')).toMatchObject({ expected: true, matched: true });
    expect(rows.get('datapackageHash')?.expected).toMatch(/^sha256:[0-9a-f]{64}$/);
  });
});
