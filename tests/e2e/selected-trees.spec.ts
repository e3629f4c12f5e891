import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FrameReading } from '../../utils/capture/facts/frame-facts.ts';
import { type FirefoxTabs, launchFirefoxTabs } from '../bench/capture/firefox/firefox-tabs.ts';
import { bundleFacts } from '../drive/bundle-facts.ts';
import { type PageServer, servePages } from '../drive/pages.ts';

const post = (name: string, hour: number, words: string): string =>
  `<article><header><a href="/u/${name}">${name}</a> <time datetime="2026-11-29T0${hour}:00Z">${hour}h</time></header><p id="w">${words}</p></article>`;

/** Posts in shadow trees and outside of them; each of the trees has the same id for its words. */
const body = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Words in many trees</title>
<style>body{font:18px sans-serif}</style>
<p id="before">Before it.</p><x-post id="one"></x-post>${post('Bert', 6, 'Light words.').replace('"w"', '"light"')}
<x-post id="two"><b id="slotted">slotted</b><i>unseen</i></x-post><p id="after">After it, at the end of the page.</p>
<script>
const attach=(id,html)=>document.getElementById(id).attachShadow({mode:'open',slotAssignment:'named'}).innerHTML='<style>p{margin:8px}</style>'+html;
attach('one',${JSON.stringify(post('Ann', 5, 'First <x-in></x-in> words.'))});
document.getElementById('one').shadowRoot.querySelector('x-in').attachShadow({mode:'open'}).innerHTML='<span>inner</span>';
document.getElementById('slotted').slot='s';
attach('two',${JSON.stringify(post('Cleo', 7, 'Second <slot name="s"></slot> tail.'))});
const words=(id)=>(id==='light'||id==='before'||id==='after')?document.getElementById(id):document.getElementById(id).shadowRoot.getElementById('w');
window.choose=(from,at,to,until)=>{const end=words(to);
  getSelection().setBaseAndExtent(words(from).firstChild,at,until<0?end.lastChild:end.firstChild,until<0?end.lastChild.data.length:until);return null;};
window.placeOf=(id,from)=>{const r=document.createRange();r.selectNodeContents(words(id).firstChild);const b=r.getBoundingClientRect();return [from?b.left+1:b.right-1,b.top+b.height/2];};
</script></html>`;

let pages: PageServer;
let browser: Browser;
let tabs: FirefoxTabs;
let script: string;

beforeAll(async () => {
  [pages, script, browser, tabs] = await Promise.all([
    servePages({ pages: { '/trees': { body } } }),
    bundleFacts(),
    chromium.launch({
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      args: ['--headless=new', '--no-sandbox', '--disable-background-networking'],
    }),
    launchFirefoxTabs(),
  ]);
});

afterAll(async () => {
  await browser?.close();
  await tabs?.close();
  await pages?.close();
});

const reading = "plaintFacts.readFrameFacts({ document, hint: { kind: 'selection' } })";

async function inChromium(choice: string): Promise<FrameReading> {
  const page = await browser.newPage({ viewport: { width: 800, height: 900 } });
  await page.goto(pages.at('/trees'));
  await page.evaluate(script);
  await page.evaluate(choice);
  const facts = await page.evaluate<FrameReading>(reading);
  await page.close();
  return facts;
}

async function inFirefox(choice: string): Promise<FrameReading> {
  const tab = await tabs.open(pages.at('/trees'));
  await tab.evaluate(choice);
  await tab.evaluate(`(() => { ${script}; return null; })()`, { sandbox: 'plaint' });
  const facts = await tab.evaluate<FrameReading>(reading, { sandbox: 'plaint' });
  await tab.close();
  return facts;
}

const plain = (words: string | undefined): string | undefined => words?.replace(/\s+/g, ' ').trim();

describe.each([
  ['Chromium', inChromium],
  ['Firefox', inFirefox],
] as const)('in %s', (_, read) => {
  it('a selection from one shadow tree into another is quoted from end to end', async () => {
    const { selection, reached } = await read("choose('one', 2, 'two', 6)");
    expect(plain(selection?.quote.exact)).toBe(
      'rst inner words. Bert 6h Light words. Cleo 7h Second',
    );
    expect(plain(selection?.quote.prefix)).toMatch(/Before it\. ?Ann 5h ?Fi$/);
    expect(plain(selection?.quote.suffix)).toMatch(/^slotted tail\. ?After it/);
    expect(selection?.range.startSelector).toContain('x-post[1]/shadow-root()');
    expect(selection?.range.endSelector).toContain('x-post[2]/shadow-root()');
    expect(reached?.posts.map((each) => each.post.author.name)).toEqual(['Ann', 'Bert', 'Cleo']);
    expect(reached?.posts.map(({ words }) => plain(words))).toEqual([
      'rst inner words.',
      'Light words.',
      'Second',
    ]);
    expect(selection?.boxes?.length).toBeGreaterThan(4);
  });

  it('one from the page into a shadow tree is quoted to its end', async () => {
    const { selection } = await read("choose('before', 7, 'one', -1)");
    expect(plain(selection?.quote.exact)).toBe('it. Ann 5h First inner words.');
  });

  it('one from a shadow tree into the page begins where it was begun', async () => {
    const { selection } = await read("choose('two', 0, 'after', 5)");
    expect(plain(selection?.quote.exact)).toBe('Second slotted tail. After');
  });

  it('one that goes over whole shadow trees has their words, with what slots show and no more', async () => {
    const { selection } = await read("choose('before', 0, 'after', 8)");
    expect(plain(selection?.quote.exact)).toBe(
      'Before it. Ann 5h First inner words. Bert 6h Light words. Cleo 7h Second slotted tail. After it',
    );
  });

  it('one within a shadow tree has the words of the trees in it', async () => {
    const { selection, post } = await read("choose('one', 0, 'one', -1)");
    expect(plain(selection?.quote.exact)).toBe('First inner words.');
    expect(post?.author.name).toBe('Ann');
  });
});

it('words dragged over from one shadow tree to another are quoted as they are shown', async () => {
  const page = await browser.newPage({ viewport: { width: 800, height: 900 } });
  await page.goto(pages.at('/trees'));
  await page.evaluate(script);
  const [from, to] = await Promise.all(
    ["placeOf('one', true)", "placeOf('two', false)"].map((place) =>
      page.evaluate<[number, number]>(place),
    ),
  );
  await page.mouse.move(...(from ?? [0, 0]));
  await page.mouse.down();
  await page.mouse.move(...(to ?? [0, 0]), { steps: 5 });
  await page.mouse.up();
  const { selection } = await page.evaluate<FrameReading>(reading);
  expect(plain(selection?.quote.exact)).toBe(
    'First inner words. Bert 6h Light words. Cleo 7h Second',
  );
  await page.close();
});
