import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { colourRunsOf } from '../drive/colour-runs.ts';
import { lastCapture } from '../drive/last-capture.ts';
import { openReportForm } from '../drive/open-report.ts';
import { readKeptBlob } from '../drive/read-store.ts';
import { openReaderScene, type ReaderScene } from '../drive/reader-scene.ts';
import { until } from '../drive/until.ts';

let scene: ReaderScene;

beforeAll(async () => {
  scene = await openReaderScene();
});

afterAll(async () => {
  await scene?.close();
});

const shades = [20, 60, 100, 140, 180, 220].map((green) => [0, green, 0] as const);
/** Six blocks of 500 px, each with a colour of its own. */
const blocks = shades
  .map(([r, g, b]) => `<div style="height:500px;background:rgb(${r},${g},${b})"></div>`)
  .join('');
const head =
  '<!doctype html><meta charset="utf-8"><style>*{box-sizing:border-box}body{margin:0}</style>';

interface Taken {
  readonly png: PNG;
  readonly missing: readonly {
    readonly what: string;
    readonly from: number;
    readonly size: number;
  }[];
  readonly pagePicture: { readonly scrolled: string; readonly repeats: boolean } | undefined;
  readonly said: string;
  readonly writes: number;
}

/** Opens a page, reports it, adds the picture of the whole page, and sees that nothing was written to it. */
async function take(
  html: string,
  options: { prepare?(page: Page): Promise<unknown> } = {},
): Promise<Taken> {
  const page = await scene.chromium.openPage(scene.pages.at('/thread/index.html?posts=1'));
  try {
    await page.setContent(html, { waitUntil: 'load' });
    await options.prepare?.(page);
    const places = () => page.evaluate(readPlaces);
    const before = await places();
    const writes = await page.evaluateHandle(() => {
      const seen = { count: 0 };
      new MutationObserver((records) => {
        seen.count += records.filter(
          ({ target }) => !(target as Element).closest?.('[data-own]'),
        ).length;
      }).observe(document, {
        subtree: true,
        childList: true,
        attributes: true,
        characterData: true,
      });
      return seen;
    });
    const popup = await openReportForm(scene, page, 'report-page');
    await popup.getByRole('button', { name: 'Add a picture of the whole page' }).click();
    const said = popup.locator('[role=status]').filter({ hasText: /picture|could not/ });
    await said.first().waitFor({ timeout: 100_000 });
    const text = (await said.first().textContent()) ?? '';
    await until('everything to be back', async () => `${await places()}` === `${before}`);
    const { artefacts, facts } = await lastCapture(scene.reader);
    const sha256 = artefacts.find(({ role }) => role === 'screenshot-page')?.sha256 ?? '';
    const png = PNG.sync.read(await readKeptBlob(scene.reader, sha256));
    const { pagePicture } = facts.account;
    const seen = { png, pagePicture, missing: pagePicture?.missing ?? [], said: text };
    const written = await writes.evaluate(({ count }) => count);
    await popup.close();
    return { ...seen, writes: written };
  } finally {
    await page.close();
  }
}

/** Where everything is scrolled to. Runs in the page. */
function readPlaces(): number[] {
  const places = [scrollX, scrollY];
  const trees: ParentNode[] = [document];
  for (const tree of trees) {
    for (const element of tree.querySelectorAll('*')) {
      if (element.scrollTop !== 0 && element !== document.documentElement)
        places.push(element.scrollTop);
      if (element.shadowRoot) trees.push(element.shadowRoot);
    }
  }
  return places;
}

function expectBlocksOnce({ png }: Taken, x: number, scale = 1): void {
  for (const shade of shades) {
    const runs = colourRunsOf(png, Math.round(x * scale), shade);
    expect(runs).toHaveLength(1);
    expect(Math.abs((runs[0]?.rows ?? 0) - 500 * scale)).toBeLessThanOrEqual(1);
  }
}

function expectWhole({ missing, said, writes }: Taken): void {
  expect(missing).toEqual([]);
  expect(said).toContain('The picture of the whole page is part of the evidence.');
  expect(writes).toBe(0);
}

describe('the picture of the whole page', () => {
  it('shows each heading that sticks once, on a page that snaps and scrolls smoothly', async () => {
    const taken = await take(
      await readFile(new URL('../fixtures/tour/sticky-headings.html', import.meta.url), 'utf8'),
    );
    expectWhole(taken);
    expect(taken.png.height).toBe(5 * 704);
    const headings = colourRunsOf(taken.png, 400, [0x22, 0x33, 0x55]).filter(
      ({ rows }) => rows > 4,
    );
    expect(headings).toHaveLength(5);
    for (const [i, { from }] of headings.entries())
      expect(Math.abs(from - 704 * i)).toBeLessThanOrEqual(1);
    expect(
      colourRunsOf(taken.png, 150, [0x99, 0xcc, 0x99]).filter(({ rows }) => rows > 4),
    ).toHaveLength(5);
    expect(colourRunsOf(taken.png, 400, [255, 255, 255])).toEqual([]);
    expect(colourRunsOf(taken.png, 400, [0x33, 0x33, 0x33])).toHaveLength(5);
  });

  it('goes through the element that scrolls in place of the document', async () => {
    const taken = await take(
      `${head}<style>html,body{height:100%}#app{display:grid;grid:60px 1fr 40px/200px 1fr;height:100%}main{overflow:auto}header,footer{grid-column:1/3;background:rgb(200,0,0)}footer{background:rgb(0,0,200)}nav{background:#ddd}</style>
       <div id="app"><header></header><nav></nav><main>${blocks}</main><footer></footer></div>`,
      { prepare: (page) => page.evaluate("document.querySelector('main').scrollTop = 333") },
    );
    expectWhole(taken);
    expect(taken.pagePicture?.scrolled).toBe('element');
    expectBlocksOnce(taken, 700);
    expect(taken.png.height).toBe(3100);
    expect(colourRunsOf(taken.png, 700, [200, 0, 0])).toEqual([{ from: 0, rows: 60 }]);
    expect(colourRunsOf(taken.png, 700, [0, 0, 200])).toEqual([{ from: 3060, rows: 40 }]);
  });

  it.each([
    ['that fills the page', `<iframe id="f" srcdoc="{}"></iframe>`, false],
    [
      'in a frame, with borders and padding',
      `<iframe id="f" style="border:5px solid #333;padding:7px 9px" srcdoc="<!doctype html><style>html,body{height:100%;margin:0}iframe{border:0;width:100%;height:100%;display:block}</style><iframe id=g></iframe>"></iframe>`,
      true,
    ],
  ])('goes through a frame %s, between what stands around it', async (_, frame, isNested) => {
    const inside = `<!doctype html><style>body{margin:0}</style><div style="position:sticky;top:0;height:30px;background:rgb(200,0,200)"></div>${blocks}`;
    const taken = await take(
      `${head}<style>html,body{height:100%}#app{display:grid;grid-template:60px 1fr 40px/1fr;height:100%}#app>iframe{width:100%;height:100%;border:0}header{background:rgb(200,0,0)}footer{background:rgb(0,0,200)}b{position:fixed;right:60px;top:100px;width:50px;height:50px;background:rgb(0,200,200)}</style>
       <div id="app"><header></header>${frame.replace('{}', '')}<footer></footer></div><b></b>`,
      {
        prepare: async (page) => {
          await page.evaluate(
            async ([html, nested]) => {
              const outer = document.querySelector('iframe');
              const target = nested ? outer?.contentDocument?.querySelector('iframe') : outer;
              if (!target) throw new Error('no frame');
              const loaded = new Promise((resolve) =>
                target.addEventListener('load', resolve, { once: true }),
              );
              target.srcdoc = html;
              await loaded;
              target.contentWindow?.scrollTo(0, 333);
            },
            [inside, isNested] as const,
          );
        },
      },
    );
    expectWhole(taken);
    expect(taken.pagePicture?.scrolled).toBe('element');
    expectBlocksOnce(taken, 600);
    expect(colourRunsOf(taken.png, 600, [200, 0, 0])).toEqual([{ from: 0, rows: 60 }]);
    expect(colourRunsOf(taken.png, 600, [200, 0, 200])).toHaveLength(1);
    expect(colourRunsOf(taken.png, 600, [0, 0, 200])[0]?.rows).toBe(40);
    expect(colourRunsOf(taken.png, taken.png.width - 85, [0, 200, 200])).toHaveLength(1);
  });

  it.each([
    [
      'a body that scrolls itself',
      `<style>html{height:100%;overflow:hidden}body{height:100%;overflow:auto}</style>${blocks}`,
    ],
    [
      'a scroller in a scroller',
      `<style>html,body,#out{height:100%}#out,#in{overflow:auto}#in{height:100%}</style><div id="out"><div id="in">${blocks}</div></div>`,
    ],
    ['quirks mode', `<style>body{height:auto}</style>${blocks}`],
    [
      'a header that hides on the way',
      `<header id="h" data-own style="position:fixed;inset:0 0 auto;height:0"></header>${blocks}`,
    ],
    [
      'an empty layer over all of it',
      `<div style="position:fixed;inset:0;pointer-events:none"></div>${blocks}`,
    ],
    [
      'a picture that stays behind',
      `<div style="position:fixed;inset:0;z-index:-1;background:#fda"></div>${blocks}`,
    ],
    [
      'parts that are skipped out of sight',
      `<style>div{content-visibility:auto;contain-intrinsic-size:auto 200px}</style>${blocks}`,
    ],
    [
      'proximity snapping',
      `<style>html{scroll-snap-type:y proximity;scroll-behavior:smooth}div{scroll-snap-align:start}</style>${blocks}`,
    ],
    [
      'controls named like what is read',
      `<form><input name="scrollTop" hidden><input name="children" hidden><input name="parentNode" hidden>${blocks}</form><img name="body" hidden><img name="scrollingElement" hidden>`,
    ],
  ])('holds with %s', async (name, body) => {
    const taken = await take(
      (name === 'quirks mode' ? head.slice('<!doctype html>'.length) : head) + body,
    );
    expectWhole(taken);
    expectBlocksOnce(taken, 600);
  });

  it('goes through a scroller in a shadow tree, closed ones too', async () => {
    for (const mode of ['open', 'closed']) {
      const taken = await take(
        `${head}<style>html,body,x-app{display:block;height:100%}</style><x-app></x-app><script>document.querySelector('x-app').attachShadow({mode:'${mode}'}).innerHTML=${JSON.stringify(`<div style="height:100%;overflow:auto">${blocks}</div>`)}</script>`,
      );
      expectWhole(taken);
      expectBlocksOnce(taken, 600);
    }
  });

  it('shows what stays in the window once: a header, a bar, and what floats', async () => {
    const taken = await take(
      `${head}<header style="position:sticky;top:0;height:60px;background:rgb(200,0,0);z-index:1"></header><div style="position:fixed;right:20px;bottom:60px;width:80px;height:80px;background:rgb(200,0,200)"></div><footer style="position:fixed;inset:auto 0 0;height:40px;background:rgb(0,0,200)"></footer>${blocks}`,
    );
    expectWhole(taken);
    expect(taken.png.height).toBe(3060);
    expect(taken.pagePicture?.repeats).toBe(false);
    expect(colourRunsOf(taken.png, 600, [200, 0, 0])).toEqual([{ from: 0, rows: 60 }]);
    expect(colourRunsOf(taken.png, 600, [0, 0, 200])).toEqual([{ from: 3020, rows: 40 }]);
    expect(colourRunsOf(taken.png, taken.png.width - 50, [200, 0, 200])).toEqual([
      { from: 2920, rows: 80 },
    ]);
  });

  it('holds while the page grows at its end, above what is seen, and shrinks', async () => {
    const grow = `<script>let more=5;addEventListener('scroll',()=>{const own=document.getElementById('own');
      if(scrollY>800&&!own.firstChild)own.innerHTML='<p style="margin:0;height:137px;background:rgb(90,0,90)"></p>';
      if(scrollY>1900&&own.childElementCount===1)own.firstChild.style.height='37px';
      if(more>0&&innerHeight+scrollY>document.documentElement.scrollHeight-50){const i=more--;setTimeout(()=>{document.getElementById('end').insertAdjacentHTML('beforeend','<div style="height:300px;background:rgb(0,0,'+(40*i+20)+')"></div>')},300)}})</script>`;
    const taken = await take(
      `${head}<div id="own" data-own></div>${blocks}<div id="end" data-own></div>${grow}`,
    );
    expect(taken.missing.filter(({ what }) => what !== 'changed')).toEqual([]);
    expectBlocksOnce(taken, 600);
    for (let i = 1; i <= 5; i++) {
      const runs = colourRunsOf(taken.png, 600, [0, 0, 40 * i + 20]);
      expect(runs).toHaveLength(1);
      expect(runs[0]?.rows).toBe(300);
    }
  });

  it('says what lies to the side', async () => {
    const taken = await take(`${head}<div style="width:3000px">${blocks}</div>`);
    expect(taken.missing.map(({ what }) => what)).toEqual(['beside']);
    expect(taken.said).toContain('not all of the page is in it');
    expectBlocksOnce(taken, 600);
  });

  it('says which part a page does not let come into view, and hatches it', async () => {
    const taken = await take(
      `${head}${blocks}<script>addEventListener('scroll',()=>{const step=innerHeight+200,to=Math.round(scrollY/step)*step;if(Math.abs(scrollY-to)>1&&scrollY+innerHeight<document.documentElement.scrollHeight-2)scrollTo(0,to)})</script>`,
    );
    const gaps = taken.missing.filter(({ what }) => what === 'not-shown');
    expect(gaps.length).toBeGreaterThan(0);
    expect(taken.said).not.toContain('The picture of the whole page is part of the evidence.');
    const [gap] = gaps;
    if (gap === undefined) throw new Error('no gap');
    const rows = new Set<string>();
    for (let x = 0; x < 24; x++) {
      const at = ((gap.from + 20) * taken.png.width + x) * 4;
      rows.add([...taken.png.data.subarray(at, at + 3)].join());
    }
    expect(rows.size).toBeGreaterThan(1);
  });

  it('is not begun while the page is zoomed in with the fingers', async () => {
    const page = await scene.chromium.openPage(scene.pages.at('/thread/index.html?posts=1'));
    await page.setContent(head + blocks);
    const popup = await openReportForm(scene, page, 'report-page');
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('Input.synthesizePinchGesture', { x: 300, y: 300, scaleFactor: 2 });
    await until('the pinch', () => page.evaluate('visualViewport.scale > 1.5'));
    await popup.getByRole('button', { name: 'Add a picture of the whole page' }).click();
    await popup.getByText('zoomed in with the fingers').waitFor();
    const { artefacts } = await lastCapture(scene.reader);
    expect(artefacts.map(({ role }) => role)).not.toContain('screenshot-page');
    await popup.close();
    await page.close();
  });
});
