import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assemble, type Snapshot } from '../../utils/capture/snapshot/assemble.ts';
import type { FreezeRequest, FrozenFrame } from '../../utils/capture/snapshot/frozen.ts';
import { freezePage } from '../bench/capture/inject.ts';
import { openReplayStage, type ReplayStage } from './replay-stage.ts';

const pages = new URL('../fixtures/pages', import.meta.url).pathname;

let stage: ReplayStage;

beforeAll(async () => {
  stage = await openReplayStage(pages);
});

afterAll(() => stage?.close());

interface Captured {
  readonly live: Page;
  readonly frames: readonly FrozenFrame[];
  readonly snapshot: Snapshot;
  readonly html: string;
  /** What the server was asked for while the page was captured. */
  readonly asked: readonly string[];
}

async function capture(path: string, request: Partial<FreezeRequest> = {}): Promise<Captured> {
  const live = await stage.openLive(path);
  stage.server.forget();
  const { frames } = await freezePage(live, { request });
  const asked = [...stage.server.requests];
  const snapshot = await assemble({ frames });
  return { live, frames, snapshot, html: await snapshot.view.text(), asked };
}

/** Opens a snapshot as a file, with scripts off; `requested` lists all that it asks for. */
async function replay(html: string): Promise<{ page: Page; requested: string[] }> {
  const requested: string[] = [];
  const page = await stage.openView(html, {
    before: (opened) =>
      void opened.on('request', (request) => {
        if (!/^(?:data|about):|view\.html$/.test(request.url())) requested.push(request.url());
      }),
  });
  return { page, requested };
}

function color(page: Page, selector: string): Promise<string> {
  return page
    .locator(selector)
    .first()
    .evaluate((el) => getComputedStyle(el).color);
}

describe('an ordinary page', () => {
  let captured: Captured;
  let page: Page;
  let requested: string[];

  beforeAll(async () => {
    captured = await capture('ordinary/index.html');
    ({ page, requested } = await replay(captured.html));
  });

  it.each([
    ['#inline-p', 'rgb(1, 2, 3)'],
    ['#edited-p', 'rgb(10, 11, 12)'],
    ['#linked-p', 'rgb(4, 5, 6)'],
    ['#adopted-p', 'rgb(13, 14, 15)'],
    ['#shadowed', 'rgb(16, 17, 18)'],
  ])('keeps the style of %s', async (selector, expected) => {
    expect(await color(page, selector)).toBe(expected);
  });

  it.each(['#img', '#blob'])('keeps the picture %s', async (selector) => {
    const width = (el: Element): number => (el as HTMLImageElement).naturalWidth;
    expect(await page.locator(selector).evaluate(width)).toBe(
      await captured.live.locator(selector).evaluate(width),
    );
  });

  it('keeps what is ticked, chosen and open', async () => {
    expect(await page.locator('#box').isChecked()).toBe(true);
    expect(await page.locator('#select').inputValue()).toBe('b');
    expect(await page.getByText('details text').isVisible()).toBe(true);
  });

  it.each(['#same', '#srcdoc', '#cross'])('keeps the frame %s', async (selector) => {
    const text = await page.frameLocator(selector).locator('body').textContent();
    expect(text).toMatch(/(frame|srcdoc) text/);
  });

  it('asks for nothing, when taken from a loaded page and when opened', () => {
    expect(captured.asked).toEqual([]);
    expect(requested).toEqual([]);
  });

  it('holds no secret, in any of its parts', async () => {
    const documents = await Promise.all(captured.snapshot.documents.map(({ html }) => html.text()));
    const all = [
      captured.html,
      captured.snapshot.text,
      ...documents,
      JSON.stringify(captured.frames),
    ];
    for (const part of all) expect(part).not.toContain('SECRET');
    expect(captured.snapshot.account.cuts).toContainEqual(
      expect.objectContaining({ what: 'form-value', why: 'private', count: 4 }),
    );
  });

  it('holds nothing active', () => {
    expect(captured.html).not.toMatch(
      /<script|<object|<embed|<base|\son[a-z]+=|javascript:|http-equiv="refresh|rel="?pre/i,
    );
  });

  it('names every document and its bytes for the package', async () => {
    const { documents, resources } = captured.snapshot;
    expect(documents.map(({ url }) => new URL(url).pathname)).toEqual([
      '/ordinary/index.html',
      '/ordinary/frame.html',
      '/.plaint/document/2.html',
      '/ordinary/frame.html',
    ]);
    const whole = (await Promise.all(documents.map(({ html }) => html.text()))).join('');
    for (const { url } of resources) expect(whole).toContain(url);
  });

  it('keeps typed values only when the reporter allows, and passwords never', async () => {
    const { html } = await capture('ordinary/index.html', { includeFormValues: true });
    expect(html).toContain('SECRET-TYPED');
    expect(html).toContain('SECRET-AREA');
    expect(html).not.toMatch(/SECRET-(PASSWORD|HIDDEN|CSRF|JSON|COMMENT)/);
  });
});

describe('the page itself', () => {
  it('is not written to', async () => {
    const live = await stage.openLive('ordinary/index.html');
    await live.evaluate(() => {
      const counts = { writes: 0 };
      Object.assign(window, { counts });
      const watch = (root: Node): void => {
        new MutationObserver((records) => {
          counts.writes += records.length;
        }).observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
      };
      watch(document);
      for (const el of document.querySelectorAll('*')) if (el.shadowRoot) watch(el.shadowRoot);
    });
    const { frames } = await freezePage(live);
    expect(frames[0]?.account.mutationsDuring).toBe(0);
    expect(await live.evaluate(() => Reflect.get(window, 'counts'))).toEqual({ writes: 0 });
  });

  it('may forbid everything: strict policy and Trusted Types', async () => {
    const { html, live } = await capture('strict/index.html');
    const { page } = await replay(html);
    expect(await color(page, '#styled')).toBe('rgb(9, 8, 7)');
    const width = (el: Element): number => (el as HTMLImageElement).naturalWidth;
    expect(await page.locator('#img').evaluate(width)).toBe(40);
    expect(await live.locator('#img').evaluate(width)).toBe(40);
  });
});
