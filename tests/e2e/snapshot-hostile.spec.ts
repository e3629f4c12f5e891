import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assemble, type Snapshot } from '../../utils/capture/snapshot/assemble.ts';
import type { FreezeRequest } from '../../utils/capture/snapshot/frozen.ts';
import { launchChromium, viewport } from '../bench/capture/browser.ts';
import { freezePage } from '../bench/capture/inject.ts';
import { type PageServer, startPageServer } from '../bench/capture/page-server.ts';
import { until } from '../drive/until.ts';

/** `PLAINT_HOSTILE=full` makes the page as large as they come: five million nodes, 500 MB of data URLs. */
const isFull = process.env['PLAINT_HOSTILE'] === 'full';
/** Elements with a text each, so twice as many nodes. */
const elementCount = isFull ? 2_500_000 : 100_000;
const dataCount = isFull ? 167 : 8;
/** Such a page takes the browser itself a minute to lay out. */
const patienceMs = isFull ? 200_000 : 30_000;

const bodies: Readonly<Record<string, string>> = {
  clobbered: `<form id="f" onsubmit="x()"><input name="childNodes"><input name="attributes"><input name="nodeType"><input name="firstChild"><input name="localName"><input name="getAttributeNames"><input name="parentNode"><b>inside the form</b></form>
    <img name="documentElement"><img name="body"><form name="styleSheets"></form><form name="querySelector"></form><a id="URL" name="URL"></a><p>after it all</p>`,
  deep: `<p>top</p><div id="root" hidden></div><script>let at = document.getElementById('root'); for (let i = 0; i < 60000; i++) { const d = document.createElement('div'); at.append(d); at = d; } at.textContent = 'bottom';</script>`,
  many: `<p>first</p><div id="root"></div><script>const f = document.createDocumentFragment(); for (let i = 0; i < ${elementCount}; i++) { const e = document.createElement('i'); e.textContent = i; f.append(e); } document.getElementById('root').append(f);</script>`,
  data: `<p>first</p><script>const big = 'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/><!--' + 'A'.repeat(3e6) + '--><!--'; for (let i = 0; i < ${dataCount}; i++) { const e = document.createElement('img'); e.src = big + i + '-->'; document.body.append(e); } window.ready = Promise.all([...document.images].map((e) => e.decode()));</script>`,
  imports: `<p>imported</p><style>@import url("/import/0.css"); p { color: rgb(1, 2, 3) }</style>`,
  expanding: `<style>:root { --a: x x x x x x x x x x; ${Array.from({ length: 12 }, (_, i) => `--v${i + 1}: var(${i ? `--v${i}` : '--a'}) var(${i ? `--v${i}` : '--a'}) var(${i ? `--v${i}` : '--a'});`).join('')} } p::after { content: var(--v12) }</style><p>expanding</p>`,
  getters: `<p>getters</p><script>for (const p of [Node.prototype, Element.prototype, Document.prototype]) for (const k of ['firstChild', 'nextSibling', 'attributes', 'localName', 'styleSheets', 'shadowRoot']) if (Object.hasOwn(p, k)) Object.defineProperty(p, k, { get() { throw new Error('no'); } }); window.fetch = () => { throw new Error('no') }; performance.now = () => { throw new Error('no') };</script>`,
  storm: `<p>storm</p><div id="root"></div><script>const r = document.getElementById('root'); const go = () => { for (let i = 0; i < 30; i++) { const d = document.createElement('div'); d.textContent = 'x'.repeat(20); r.prepend(d); if (r.childNodes.length > 3000) r.lastChild.remove(); if (r.children[5]) r.children[5].append(r.children[2]); } setTimeout(go, 0); }; go();</script>`,
  swap: `<p id="p">what was seen</p><script>const p = document.getElementById('p'); setInterval(() => { p.textContent = p.textContent === 'what was seen' ? 'nothing to see here' : 'what was seen'; document.body.append(document.createElement('i')); }, 0); const f = document.createDocumentFragment(); for (let i = 0; i < 20000; i++) f.append(document.createElement('b')); document.body.append(f);</script>`,
  attributes: `<p id="p">attributes</p><script>const p = document.getElementById('p'); for (let i = 0; i < 5; i++) p.setAttribute('data-big' + i, 'x'.repeat(4e6)); p.setAttribute('title', '\\ud800 lone'); p.append('text \\udc00 lone');</script>`,
  frames: `<p>frames</p><iframe id="a"></iframe><iframe id="b"></iframe><script>let n = 0; const go = () => { document.getElementById('a').src = 'about:blank?' + n++; document.getElementById('b').srcdoc = '<p>n ' + n; setTimeout(go, 5); }; go();</script>`,
  markup: `<p>markup</p><script>const d = document.createElement('div'); d.setAttribute('class', '"><script>alert(1)<\\/script>'); d.append('</style><script>alert(2)<\\/script><!--'); const s = document.createElement('style'); s.textContent = 'p::after { content: "</style><img src=x onerror=alert(3)>" }'; document.body.append(d, s); const x = document.createElementNS('http://www.w3.org/2000/svg', 'a'); x.setAttribute('href', 'javascript:alert(4)'); const t = document.createElement('textarea'); t.textContent = '</textarea><script>alert(5)<\\/script>'; const y = document.createElement('title'); y.textContent = '</title><script>alert(6)<\\/script>'; const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg'); const st = document.createElementNS('http://www.w3.org/2000/svg', 'style'); st.textContent = '</style><img src=x onerror=alert(7)>'; const u = document.createElementNS('http://www.w3.org/2000/svg', 'use'); u.setAttribute('href', 'data:image/svg+xml,<svg onload=alert(8)/>'); svg.append(st, u, x); const xmp = document.createElement('xmp'); xmp.textContent = '</xmp><script>alert(9)<\\/script>'; const ns = document.createElement('noscript'); ns.textContent = '</noscript><script>alert(10)<\\/script>'; const tpl = document.createElement('template'); tpl.innerHTML = '<img src=x onerror=alert(11)>'; const fr = document.createElement('iframe'); fr.setAttribute('srcdoc', '<script>1<\\/script><img src=x onerror=1>'); document.body.append(t, y, svg, xmp, ns, tpl, fr); document.body.setAttribute('onload', 'alert(12)'); d.setAttribute('formaction', 'javascript:1');</script>`,
};

let browser: Browser;
let server: PageServer;
/** How deep the style sheets that import one another without end were followed by the browser. */
let importsServed = 0;

beforeAll(async () => {
  [browser, server] = await Promise.all([
    launchChromium(),
    startPageServer('/nowhere', [
      (request, response) => {
        const [, kind, rest] = (request.url ?? '').split('/');
        if (kind === 'import') {
          const next = Number.parseInt(rest ?? '0', 10) + 1;
          importsServed = next;
          response.writeHead(200, { 'content-type': 'text/css' });
          response.end(`@import url("/import/${next}.css"); p { margin: ${next}px }`);
          return true;
        }
        const body = bodies[kind ?? ''];
        if (body === undefined) return false;
        response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
        response.end(
          `<!DOCTYPE html><html><head><title>${kind}</title></head><body>${body}</body></html>`,
        );
        return true;
      },
    ]),
  ]);
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

const request: Partial<FreezeRequest> = {
  maxNodes: 50_000,
  maxTextLength: 20_000_000,
  maxAttributeLength: 1_000_000,
  maxWalkMs: 4_000,
  maxResourceMs: 1_000,
};

async function capture(name: string): Promise<{ page: Page; snapshot: Snapshot; html: string }> {
  const page = await browser.newPage({ viewport });
  // A page whose style sheets never end never finishes loading.
  await page.goto(`${server.origin}/${name}`, { waitUntil: 'commit' });
  await page.locator('p').first().waitFor({ state: 'attached', timeout: patienceMs });
  if (name === 'imports') await until('a chain of imports', () => importsServed > 40);
  else await page.waitForLoadState('domcontentloaded', { timeout: patienceMs });
  await page.evaluate('window.ready');
  const { frames } = await freezePage(page, { request });
  const snapshot = await assemble({ frames });
  return { page, snapshot, html: await snapshot.view.text() };
}

function cuts(snapshot: Snapshot): string[] {
  return snapshot.account.cuts.map(({ what, why }) => `${what} ${why}`);
}

describe('a hostile page is captured as far as it goes, and lives on', () => {
  it.each([
    ['clobbered', ['inside the form', 'after it all'], []],
    ['deep', ['top'], ['node limit-depth']],
    ['many', ['first'], ['node limit-nodes']],
    ['data', ['first'], ['node limit-bytes']],
    ['imports', ['imported'], ['stylesheet limit-depth']],
    ['expanding', ['expanding'], []],
    ['getters', ['getters'], []],
    ['storm', ['storm'], []],
    ['swap', [], ['other changed-while-captured']],
    ['attributes', ['attributes', 'text \ufffd lone'], ['attribute limit-bytes']],
    ['frames', ['frames'], []],
  ])('%s', { timeout: 2 * patienceMs + 60_000 }, async (name, texts, expectedCuts) => {
    const { page, snapshot, html } = await capture(name);
    for (const text of texts) expect(snapshot.text).toContain(text);
    for (const text of texts) expect(html).toContain(text);
    expect(cuts(snapshot)).toEqual(expect.arrayContaining(expectedCuts));
    expect(html.length).toBeLessThan(30_000_000);
    // The walk and the reading have their own limits; a slice more is what a machine that is busy may take.
    expect(snapshot.account.durationMs).toBeLessThan(20_000);
    expect(await page.evaluate('1 + 1')).toBe(2);
    await page.close();
  });

  it('cannot smuggle anything active through text, attributes, styles or frames', async () => {
    const { page, html } = await capture('markup');
    const shown = await browser.newPage({ viewport });
    const dialogs: string[] = [];
    const requested: string[] = [];
    shown.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    shown.on('request', (asked) => {
      if (/^https?:/.test(asked.url())) requested.push(asked.url());
    });
    // Without the policy, so that only what was written counts.
    await shown.setContent(html.replaceAll('Content-Security-Policy', 'x-none'), {
      waitUntil: 'load',
    });
    const active = await shown.evaluate(
      `[...document.querySelectorAll('*')].filter((el) => /^(script|object|embed|base)$/i.test(el.localName) || [...el.attributes].some((a) => /^on/i.test(a.name) || /^\\s*javascript:/i.test(a.value))).map((el) => el.outerHTML.slice(0, 200))`,
    );
    expect(active).toEqual([]);
    expect(dialogs).toEqual([]);
    expect(requested).toEqual([]);
    await Promise.all([page.close(), shown.close()]);
  });
});
