import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleFacts } from '../drive/bundle-facts.ts';
import type { Facts } from './facts-entry.ts';

declare const plaintFacts: Facts;

const dot = 'data:image/svg+xml,%3Csvg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/%3E';
const article = (id: string, name: string, hour: number, words: string): string =>
  `<article id="${id}"><header><a href="/u/${name}">${name}</a> <time datetime="2026-11-29T0${hour}:00Z">${hour}h</time>
  </header><p id="${id}-words">${words}</p></article>`;

const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Words with little pictures</title>
<style>body{font:18px sans-serif}img{width:20px;height:20px}article{border:1px solid;padding:10px;margin:8px}
.gone{display:none}.fixed{user-select:none}</style>
${article('a1', 'Ann', 5, 'Nice day.')}
${article('a2', 'Bert', 6, `Ann belongs in a <img src='${dot}' alt="🐷"> sty, she is a <img src='${dot}' alt="🐍">`)}
${article('a3', 'Cleo', 7, 'Stop it, please.')}
${article(
  'a4',
  'Dora',
  8,
  `You are a <img src='${dot}' alt="loser"> and a <span role="img" aria-label="clown face"></span>,
  <i class="emoji emoji-rat" title=":rat:"></i> <svg width="18" height="18" role="img"><title>goat</title></svg> you
  <input type="image" src='${dot}' alt="toad" width="20" height="20">`,
)}
${article('a5', 'Emil', 9, 'Shown<span class="gone"> never shown</span> and <span class="fixed">not selectable</span> meant.')}
<div id="host"></div>
<p id="tail">The end of the page, long enough to be text.</p></html>`;

let browser: Browser;
let script: string;

beforeAll(async () => {
  script = await bundleFacts();
  browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--headless=new', '--no-sandbox', '--disable-background-networking'],
  });
});

afterAll(async () => {
  await browser?.close();
});

async function open(): Promise<Page> {
  const opened = await browser.newPage({ viewport: { width: 800, height: 900 } });
  await opened.setContent(page);
  await opened.evaluate(script);
  return opened;
}

/** What is read when the selection is reported from the menu. */
async function read(opened: Page) {
  const facts = await opened.evaluate(() => {
    const shown = String(document.getSelection());
    const hint = { kind: 'selection', selectionText: shown } as const;
    return plaintFacts.readFrameFacts({ document, hint });
  });
  await opened.close();
  return facts;
}

/**
 * Selects from one point to another, each an element and an offset among its children or in its first text.
 */
async function select(
  opened: Page,
  from: readonly [string, number, 'text'?],
  to: readonly [string, number, 'text'?],
): Promise<void> {
  await opened.evaluate(
    (points) => {
      const [start, end] = points.map(([selector, offset, kind]) => {
        const element = document.querySelector(selector);
        const node = kind === 'text' ? element?.firstChild : element;
        if (!node) throw new Error(selector);
        return { node, offset };
      });
      if (!start || !end) throw new Error('two points');
      document.getSelection()?.setBaseAndExtent(start.node, start.offset, end.node, end.offset);
    },
    [from, to],
  );
}

describe('the reported element', () => {
  it('is the post whose last paragraph was clicked three times', async () => {
    const opened = await open();
    await opened.click('#a2-words', { clickCount: 3, position: { x: 30, y: 8 } });
    const { target, post, reached } = await read(opened);
    expect(target?.tagName).toBe('p');
    expect(post?.author.name).toBe('Bert');
    expect(post?.time?.iso ?? post?.time?.text).toContain('2026-11-29T06');
    expect(reached).toBeUndefined();
  });

  it.each<[string, readonly [string, number, 'text'?], readonly [string, number, 'text'?], string]>(
    [
      ['ends at the beginning of the next post', ['#a1-words', 0, 'text'], ['#a2', 0], 'Ann'],
      ['ends before the next post', ['#a1-words', 0, 'text'], ['body', 2], 'Ann'],
      ['begins at the end of the post before', ['#a2-words', 4], ['#a3-words', 4, 'text'], 'Cleo'],
      ['ends at the end of its paragraph', ['#a2-words', 0], ['#a2-words', 4], 'Bert'],
      ['is the whole article', ['#a3', 0], ['#a3', 2], 'Cleo'],
      [
        'ends in the head of the next post, before any word',
        ['#a2-words', 0],
        ['#a3 header', 0],
        'Bert',
      ],
    ],
  )('is the one post with words in a selection that %s', async (_, from, to, author) => {
    const opened = await open();
    await select(opened, from, to);
    const { post, reached } = await read(opened);
    expect(post?.author.name).toBe(author);
    expect(reached).toBeUndefined();
  });

  it('is none of several posts, and each is named with its own selected words', async () => {
    const opened = await open();
    await select(opened, ['#a1-words', 5, 'text'], ['#a3-words', 4, 'text']);
    const { post, reached, selection } = await read(opened);
    expect(post).toBeUndefined();
    expect(reached?.count).toBe(3);
    expect(reached?.posts.map(({ post: { author } }) => author.name)).toEqual([
      'Ann',
      'Bert',
      'Cleo',
    ]);
    expect(reached?.posts.map(({ words }) => words.replace(/\s+/g, ' ').trim())).toEqual([
      'day.',
      'Ann belongs in a 🐷 sty, she is a 🐍',
      'Stop',
    ]);
    expect(selection?.quote.exact).toMatch(/^day\.[\s\S]*🐍[\s\S]*Stop$/);
  });

  it('is found with everything selected', async () => {
    const opened = await open();
    await opened.keyboard.press('Control+a');
    const { reached } = await read(opened);
    expect(reached?.posts.map(({ post: { author } }) => author.name)).toEqual([
      ...['Ann', 'Bert', 'Cleo', 'Dora', 'Emil'],
    ]);
  });

  it('is the post in a shadow tree', async () => {
    const opened = await open();
    await opened.evaluate(() => {
      const root = document.querySelector('#host')?.attachShadow({ mode: 'open' });
      if (!root) throw new Error('no host');
      root.innerHTML = `<article id="s1"><a href="/u/fay">Fay</a> <time datetime="2026-11-29T01:00Z">9h</time>
        <p>Within the shade.</p></article><article id="s2"><a href="/u/gus">Gus</a>
        <time datetime="2026-11-29T02:00Z">8h</time><p>Beside it.</p></article>`;
      const words = root.querySelector('#s1 p')?.firstChild;
      const after = root.querySelector('#s2');
      if (!words || !after) throw new Error('no words');
      document.getSelection()?.setBaseAndExtent(words, 0, after, 0);
    });
    const { post, selection } = await read(opened);
    expect(selection?.quote.exact).toBe('Within the shade.');
    expect(post?.author.name).toBe('Fay');
  });
});

describe('words that are pictures', () => {
  it('are in the quote, in what surrounds it and in the post', async () => {
    const opened = await open();
    await select(opened, ['#a2-words', 0], ['#a2-words', 4]);
    const { selection, post } = await read(opened);
    expect(selection?.quote.exact).toBe('Ann belongs in a 🐷 sty, she is a 🐍');
    expect(post?.text).toBe('Ann belongs in a 🐷 sty, she is a 🐍');
    expect(selection?.range.endOffset).toBe('Ann belongs in a  sty, she is a '.length);
    const around = await open();
    await around.evaluate(() => {
      const words = document.querySelector('#a2-words')?.childNodes[2];
      if (words) document.getSelection()?.setBaseAndExtent(words, 1, words, 4);
    });
    const { quote } = (await read(around)).selection ?? {};
    expect(quote?.exact).toBe('sty');
    expect(quote?.prefix).toMatch(/belongs in a 🐷 $/);
    expect(quote?.suffix).toMatch(/^, she is a 🐍/);
  });

  it('are told by every kind of accessible name', async () => {
    const opened = await open();
    await select(opened, ['#a4-words', 0], ['#a4-words', 10]);
    const { selection, post } = await read(opened);
    const words = 'You are a loser and a clown face, :rat: goat you toad';
    expect(selection?.quote.exact.replace(/\s+/g, ' ')).toBe(words);
    expect(post?.text).toContain('You are a loser and a clown face, :rat: goat you');
  });

  it('make a selection of a picture alone', async () => {
    const opened = await open();
    await select(opened, ['#a2-words', 1], ['#a2-words', 2]);
    const { selection, post } = await read(opened);
    expect(selection?.quote.exact).toBe('🐷');
    expect(post?.author.name).toBe('Bert');
  });
});

describe('the quote', () => {
  it('has nothing that was not shown or cannot be selected', async () => {
    const opened = await open();
    await select(opened, ['#a5-words', 0], ['#a5-words', 5]);
    const { selection } = await read(opened);
    expect(selection?.quote.exact.replace(/\s+/g, ' ')).toBe('Shown and meant.');
  });
});
