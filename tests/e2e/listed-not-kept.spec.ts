import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assemble, type Snapshot } from '../../utils/capture/snapshot/assemble.ts';
import { launchChromium, viewport } from '../bench/capture/browser.ts';
import { type FirefoxTabs, launchFirefoxTabs } from '../bench/capture/firefox/firefox-tabs.ts';
import { freeze } from '../bench/capture/firefox/freeze-in-firefox.ts';
import { freezePage } from '../bench/capture/inject.ts';
import { type PageServer, servePages } from '../drive/pages.ts';

const depth = 700;
const deep = `<!doctype html><meta charset="utf-8"><title>Deep</title><style>b{color:rgb(1,2,3)}</style><body><script>
let at=document.body;for(let i=1;i<=${depth};i++){const el=document.createElement('div');if(i%50===0){const b=document.createElement('b');b.textContent='level '+i+'.';el.append(b)}at.append(el);at=el}
</script></body>`;
const highlighted = `<!doctype html><meta charset="utf-8"><title>Found</title><style>::highlight(found){background:rgb(255,255,0)}</style><p id="p">Words that a page marks by itself.</p><script>
const r=new Range();r.setStart(p.firstChild,0);r.setEnd(p.firstChild,5);CSS.highlights.set('found',new Highlight(r));CSS.highlights.set('none',new Highlight());
</script>`;
const drawn = `<!doctype html><meta charset="utf-8"><title>Drawn</title><style>p{background-image:paint(dots);height:3em}</style><p>Words on dots that a script draws.</p><script>
const code='registerPaint("dots",class{paint(c,s){c.fillStyle="rgb(9,120,9)";for(let x=0;x<s.width;x+=20)c.fillRect(x,0,10,10)}})';
CSS.paintWorklet.addModule(URL.createObjectURL(new Blob([code],{type:'text/javascript'})));
</script>`;
const xml =
  '<?xml version="1.0"?><notes><note id="n">Words &amp; more</note><note>Second</note></notes>';

let pages: PageServer;
let browser: Browser;
let tabs: FirefoxTabs;
let folder: string;

beforeAll(async () => {
  const type = { 'content-type': 'application/xml' };
  [pages, browser, tabs, folder] = await Promise.all([
    servePages({
      pages: {
        '/deep': { body: deep },
        '/highlighted': { body: highlighted },
        '/drawn': { body: drawn },
        '/xml': { body: xml, headers: type },
      },
    }),
    launchChromium(),
    launchFirefoxTabs(),
    mkdtemp(join(tmpdir(), 'plaint-listed-')),
  ]);
});

afterAll(async () => {
  await browser?.close();
  await tabs?.close();
  await pages?.close();
  if (folder) await rm(folder, { recursive: true, force: true });
});

interface Replayed {
  readonly snapshot: Snapshot;
  /** The words of the page, and those of its snapshot opened from a file. */
  readonly live: string;
  readonly shown: string;
}

const words = 'document.documentElement.innerText ?? document.documentElement.textContent';

async function store({ view }: Snapshot): Promise<string> {
  const file = join(folder, 'view.html');
  await writeFile(file, await view.text());
  return `file://${file}`;
}

async function inChromium(path: string): Promise<Replayed> {
  const page = await browser.newPage({ viewport });
  await page.goto(pages.at(path));
  const live = await page.evaluate<string>(words);
  const snapshot = await assemble({ frames: (await freezePage(page)).frames });
  await page.goto(await store(snapshot));
  const shown = await page.evaluate<string>(words);
  await page.close();
  return { snapshot, live, shown };
}

async function inFirefox(path: string): Promise<Replayed> {
  const tab = await tabs.open(pages.at(path));
  const live = await tab.evaluate<string>(words);
  const snapshot = await assemble({ frames: (await freeze(tab)).frames });
  await tab.close();
  const replayed = await tabs.open(await store(snapshot));
  const shown = await replayed.evaluate<string>(words);
  await replayed.close();
  return { snapshot, live, shown };
}

const cutsOf = ({ account }: Snapshot) =>
  account.cuts.map(({ what, why, examples }) => `${what} ${why} ${examples.join()}`);

describe.each([
  ['Chromium', inChromium],
  ['Firefox', inFirefox],
] as const)('in %s', (name, replay) => {
  it('a tree deeper than parsers nest has all its words, and is listed', async () => {
    const { snapshot, shown } = await replay('/deep');
    const levels = Array.from({ length: depth / 50 }, (_, i) => `level ${50 * (i + 1)}.`);
    expect(shown.match(/level \d+\./g)).toEqual(levels);
    expect(snapshot.text.match(/level \d+\./g)).toEqual(levels);
    expect(cutsOf(snapshot)).toContain('node limit-depth div');
  });

  it('what a page highlights by a script is listed by its name, and an empty highlight is not', async () => {
    const { snapshot, shown } = await replay('/highlighted');
    expect(shown).toContain('Words that a page marks by itself.');
    expect(cutsOf(snapshot)).toEqual(['other unsupported ::highlight(found)']);
  });

  it('a background that a script of the page draws is listed by its name', async () => {
    const { snapshot, shown } = await replay('/drawn');
    expect(shown).toContain('Words on dots');
    // Firefox knows no painting worklets, and takes no rule that asks for one.
    const listed = name === 'Chromium' ? ['canvas active-content paint(dots)'] : [];
    expect(cutsOf(snapshot)).toEqual(listed);
  });

  it('XML in the browser’s own view is kept with its words, or listed', async () => {
    const { snapshot, live, shown } = await replay('/xml');
    if (name === 'Chromium') {
      expect(shown).toBe(live);
      expect(live).toContain('<note id="n">');
      expect(cutsOf(snapshot)).toEqual([]);
    } else {
      expect(shown).toContain('Words & more');
      expect(cutsOf(snapshot)).toEqual(['other unsupported XML']);
    }
  });
});
