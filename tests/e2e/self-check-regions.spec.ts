import type { Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SelfCheck } from '../../utils/protocol/capture-account.ts';
import { lastCapture } from '../drive/last-capture.ts';
import { openReportForm } from '../drive/open-report.ts';
import { readKeptBlob } from '../drive/read-store.ts';
import { openReaderScene, type ReaderScene } from '../drive/reader-scene.ts';
import { selectPassage } from '../drive/select-passage.ts';
import { until } from '../drive/until.ts';

const child =
  '<!doctype html><meta charset="utf-8"><body style="background:#ffd">child by address</body>';
const frame = (style: string, rest: string) =>
  `<!doctype html><meta charset="utf-8"><style>iframe{width:230px;height:70px;${style}}</style>${rest}`;
const sandboxes = [
  ...['', '="allow-scripts"', '="allow-same-origin"'].map(
    (allowed) => `<iframe sandbox${allowed} srcdoc="<body style='background:#fdd'>words"></iframe>`,
  ),
  '<iframe sandbox="allow-scripts" src="/child"></iframe><iframe sandbox src="/child"></iframe>',
].join('');
const post = (inner: string) =>
  `<article style="border:1px solid #888;padding:12px;width:500px;margin:10px;font:18px sans-serif"><b>Mara</b><p>They should all be driven out.</p>${inner}</article>`;

/** More rows than can be drawn one by one, in boxes that show how tall they are, seen where the hash says. */
const many = (open: string, row: (i: number) => string, close: string) =>
  `<!doctype html><style>td{border:1px solid #ccc}</style>${post('')}<main style="border:4px solid #06c;width:600px;margin:auto;background:linear-gradient(#fdd,#ddf)">${open}${Array.from({ length: 21_000 }, (_, i) => row(i)).join('')}${close}</main>`;
const shade = (i: number) => `background:hsl(${(i * 37) % 360} 60% 80%)`;

/** Pages of which the snapshot holds all that is seen. */
const whole: Record<string, string> = {
  'a frame with a margin': frame('border:0;margin:4px', '<iframe src="/child"></iframe>'),
  'a frame with a border': frame('border:2px solid #06c', '<iframe src="/child"></iframe>'),
  'a frame with both, after words': frame(
    'border:2px solid #06c;margin:4px',
    '<p>words</p>text <iframe src="/child"></iframe> text',
  ),
  'a frame with padding, in a line of text': frame(
    'border:6px double #06c;padding:9px',
    '<p>before <iframe src="/child"></iframe> after</p><p>and on</p>',
  ),
  'frames in a row, one as a block': frame(
    'border:2px solid #06c;margin:4px',
    '<iframe src="/child"></iframe><iframe src="/child" style="display:block"></iframe><iframe src="/child" style="float:right"></iframe><p>words</p>',
  ),
  'frames kept in sandboxes': frame('border:2px solid #06c;margin:4px', sandboxes),
  'what stands for an object that did not come':
    '<!doctype html><p>before</p><object data="/gone.html" style="border:2px solid #06c"><p>instead of it</p></object> <a href="/x">small</a><p>end</p>',
  'parts that are enlarged by style':
    '<!doctype html><div style="zoom:1.6;border:3px solid #a33;width:300px">Words in a box<p style="zoom:.7;background:#cdf">smaller</p></div><p style="background:#dfd">after</p>',
  'a root that is enlarged by style': `<!doctype html><html style="zoom:1.25"><body>${post('')}<p style="background:#dfd">after</p>`,
  'no doctype, and a tall page': `<body style="margin:0"><div style="height:3000px;background:linear-gradient(#fff,#036)">${post('')}</div>`,
};

/** The same of far more than can be drawn one by one, most of it above and below what is seen. */
const long: Record<string, string> = {
  'very many paragraphs': many(
    '',
    (i) => `<div><p style="${shade(i)}">They went <i>on</i> ${i}</p></div> <!-- row -->`,
    '',
  ),
  'very many rows of a table': many(
    '<table>',
    (i) => `<tr><td>${i}<td style="${shade(i)}">two words`,
    '</table>',
  ),
  'very many entries in a column': many(
    '<div style="display:flex;flex-direction:column;gap:3px">',
    (i) => `<div style="margin:2px;${shade(i)}">entry ${i}</div>`,
    '</div>',
  ),
};

let scene: ReaderScene;

beforeAll(async () => {
  const pages = Object.fromEntries(
    [...Object.values(whole), ...Object.values(long)].map((body, i) => [
      `/whole/${i}`,
      { body, headers: { 'content-type': 'text/html' } },
    ]),
  );
  scene = await openReaderScene({
    pages: {
      pages: {
        ...pages,
        '/child': { body: child, headers: { 'content-type': 'text/html' } },
        '/empty': { body: '<!doctype html>', headers: { 'content-type': 'text/html' } },
      },
    },
    chromium: { grantOrigins: ['http://127.0.0.1/*', 'http://pages.localhost/*'] },
  });
});

afterAll(async () => {
  await scene?.close();
});

async function checkOf(
  path: string,
  prepare: (page: Page) => Promise<unknown> = async () => undefined,
  words?: string,
): Promise<{ readonly check: SelfCheck | undefined; readonly said: string }> {
  const page = await scene.chromium.openPage(scene.pages.at(path));
  try {
    await prepare(page);
    if (words !== undefined) await selectPassage(page, words);
    const popup = await (words === undefined
      ? openReportForm(scene, page, 'report-page')
      : openReportForm(scene, page, 'report-selection', { selectionText: words }));
    const said = (await popup.textContent('main')) ?? '';
    await popup.close();
    return { check: (await lastCapture(scene.reader)).facts.account.selfCheck, said };
  } finally {
    await page.close();
  }
}

const tile = (size: string) =>
  `<iframe style="border:0;${size}" src="${scene.pages.at('/child').replace('pages.localhost', 'other.localhost')}"></iframe>`;

describe('the self-check says nothing of a snapshot that shows all', () => {
  it.each(Object.keys(whole).map((name, i) => [name, i] as const))('with %s', async (_, i) => {
    const { check } = await checkOf(`/whole/${i}`);
    expect(check).toMatchObject({ result: 'agrees' });
  });

  it.each(Object.keys(long).map((name, i) => [name, i] as const))('far down %s', async (_, i) => {
    const path = `/whole/${Object.keys(whole).length + i}`;
    const { check } = await checkOf(path, (page) => page.evaluate('scrollTo(0, 2e5 + 7)'));
    expect(check).toMatchObject({ result: 'agrees' });
  });

  it('on a page at 150 %', async () => {
    const { check } = await checkOf('/empty', async (page) => {
      await page.setContent(`<body style="margin:0">${post('').repeat(6)}`);
      await scene.chromium.grantActiveTab(page);
      // Of this tab alone: the zoom of a site would stay for the pages that come after.
      await scene.chromium.worker.evaluate(
        `chrome.tabs.setZoomSettings({ mode: 'automatic', scope: 'per-tab' })`,
      );
      await scene.chromium.worker.evaluate('chrome.tabs.setZoom(1.5)');
      await until('the zoom', () => page.evaluate('devicePixelRatio === 1.5'));
    });
    expect(check).toMatchObject({ result: 'agrees' });
  });
});

describe('the self-check says what is lost', () => {
  it('however small, at the reported post', async () => {
    const { check, said } = await checkOf(
      '/empty',
      (page) =>
        page.setContent(post(tile('width:90px;height:36px;display:block')), { waitUntil: 'load' }),
      'They should all be driven out.',
    );
    expect(check).toMatchObject({ result: 'differs', regions: [{ isAtPost: true }] });
    expect(check?.result === 'differs' && check.differingShare).toBeLessThan(0.05);
    expect(said).toContain('something at the reported post looks otherwise');
  });

  it('in one place of the window, far below the share of all of it', async () => {
    const { check, said } = await checkOf('/empty', (page) =>
      page.setContent(`${post('')}<p>more</p>${tile('width:200px;height:70px')}`, {
        waitUntil: 'load',
      }),
    );
    expect(check).toMatchObject({ result: 'differs', regions: [{ isAtPost: false }] });
    expect(said).toContain('missing in places');
  });
});

describe('words that are lost in a small place', () => {
  const line = 'font:16px sans-serif';

  it('are told of, with the place', async () => {
    const { check, said } = await checkOf('/empty', (page) =>
      page.setContent(
        `<!doctype html><body style="${line}"><p>words before</p>${tile('width:130px;height:22px')}<p>after</p>`,
        { waitUntil: 'load' },
      ),
    );
    expect(check).toMatchObject({ result: 'differs', regions: [{ isAtPost: false }] });
    const [region] = check?.result === 'differs' ? (check.regions ?? []) : [];
    expect(region?.box.height).toBeLessThan(48);
    expect(said).toContain('missing in places');
  });

  it('are none where they were typed, and left out for that', async () => {
    const { check } = await checkOf('/empty', (page) =>
      page.setContent(
        `<!doctype html><body style="${line}"><p>words</p><input value="typed words">`,
        { waitUntil: 'load' },
      ),
    );
    expect(check).toMatchObject({ result: 'agrees' });
  });
});

describe('a page zoomed in with the fingers', () => {
  const colours = ['#a33', '#3a3', '#33a', '#a3a', '#3aa', '#a73', '#555'];

  it('is outlined, cut out and compared where its screenshot shows it', async () => {
    const page = await scene.chromium.openPage(scene.pages.at('/empty'));
    await page.setContent(
      `<!doctype html><style>body{margin:0;font:18px sans-serif}article{height:90px;margin:10px;padding:10px;color:#fff}</style>${colours.map((colour, i) => `<article style="background:${colour}">${i === 2 ? 'three: they should all be driven out' : `post ${i}`}</article>`).join('')}`,
    );
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('Input.synthesizePinchGesture', { x: 300, y: 300, scaleFactor: 2 });
    await until('the pinch', () => page.evaluate('visualViewport.scale > 1.5'));
    await selectPassage(page, 'they should all be driven out');
    const popup = await openReportForm(scene, page, 'report-selection', {
      selectionText: 'they should all be driven out',
    });
    const { facts, artefacts } = await lastCapture(scene.reader);
    const { visual } = facts.page.viewport;
    expect(visual?.scale).toBeCloseTo(await page.evaluate<number>('visualViewport.scale'), 2);
    expect(visual?.offsetY).toBeCloseTo(await page.evaluate<number>('visualViewport.offsetTop'), 0);
    expect(facts.account.selfCheck, JSON.stringify(facts.account)).toMatchObject({
      result: 'agrees',
    });
    const cut = await pictureOf(
      artefacts.find(({ role }) => role === 'screenshot-element')?.sha256,
    );
    const middle = (Math.floor(cut.height / 2) * cut.width + cut.width - 40) * 4;
    expect([...cut.data.subarray(middle, middle + 3)]).toEqual([0x33, 0x33, 0xaa]);
    expect(facts.page.viewport.devicePixelRatio).toBe(1);
    expect(Math.abs(cut.height - (110 + 16) * (visual?.scale ?? 1))).toBeLessThan(3);
    await popup.close();
    await page.close();
  });
});

async function pictureOf(sha256: string | undefined): Promise<PNG> {
  return PNG.sync.read(await readKeptBlob(scene.reader, sha256 ?? ''));
}
