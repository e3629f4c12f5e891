import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SelectionFacts } from '../../utils/protocol/capture.ts';
import { buildDeepPage, buildDiscussion, countReads } from '../bench/thread/large-pages.ts';
import { type GoldenPost, scoreThread } from '../bench/thread/score.ts';
import { bundleFacts } from '../drive/bundle-facts.ts';
import { type Listening, listen } from '../drive/listen.ts';
import type { Facts } from './facts-entry.ts';

declare const plaintFacts: Facts;

const fixtures = new URL('../fixtures/pages/', import.meta.url);
let browser: Browser;
let server: Listening;
let script: string;

beforeAll(async () => {
  script = await bundleFacts();
  const answering = createServer((request, response) => {
    const page = pageAt(new URL(request.url ?? '/', 'http://localhost').pathname);
    response.writeHead(page === undefined ? 404 : 200, {
      'content-type': 'text/html; charset=utf-8',
    });
    response.end(page);
  });
  server = await listen(answering);
  browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--headless=new', '--no-sandbox', '--disable-background-networking'],
  });
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

const filler = Array.from(
  { length: 60 },
  (_, n) => `<p>Line ${n} of the page. 第${n}段。</p>`,
).join('');
const quotes = `${filler}<p>He said the same thing, more or less.</p>${filler}
  <p id="en">She said the same thing - twice, and loudly.</p><p id="zh">他们在店门口散布谣言并且侮辱他人。</p>
  <p id="ja">この店の店長は嘘をついています。</p>${filler}`;

function pageAt(path: string): string | undefined {
  if (path === '/quotes') return `<!doctype html><html lang="zh"><body>${quotes}</body></html>`;
  const isFixture = /^\/thread-[\w-]+$/.test(path);
  return isFixture ? readFileSync(new URL(`.${path}/index.html`, fixtures), 'utf8') : undefined;
}

async function open(path: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1000, height: 700 } });
  await page.goto(server.origin + path);
  await page.evaluate(script);
  return page;
}

describe('a text fragment', () => {
  it.each([
    ['#en', 9, 19],
    ['#zh', 6, 9],
    ['#ja', 2, 6],
  ])('leads the browser to the quote in %s', async (selector, start, end) => {
    const page = await open('/quotes');
    const facts = await page.evaluate(
      ([where, from, to]) => {
        const text = document.querySelector(String(where))?.firstChild;
        const selection = document.getSelection();
        if (!text || selection === null) throw new Error('no text');
        selection.setBaseAndExtent(text, Number(from), text, Number(to));
        return plaintFacts.readSelectionFacts(document, selection);
      },
      [selector, start, end],
    );
    const { fragmentUrl } = facts as SelectionFacts;
    const fresh = await browser.newPage({ viewport: { width: 1000, height: 700 } });
    await fresh.goto(fragmentUrl);
    await expect
      .poll(() =>
        fresh.evaluate((where) => {
          const box = document.querySelector(where)?.getBoundingClientRect();
          return box !== undefined && box.top > 0 && box.bottom < innerHeight;
        }, selector),
      )
      .toBe(true);
    await Promise.all([page.close(), fresh.close()]);
  });
});

describe('findThread in a live page', () => {
  const shapes = readdirSync(fixtures).filter((name) => /^thread-.*(shadow|virtual)/.test(name));

  it.each(shapes)('reads %s and writes nothing to it', async (name) => {
    const page = await open(`/${name}`);
    const golden: { reference: { now: string; utcOffsetMinutes: number }; posts: GoldenPost[] } =
      JSON.parse(readFileSync(new URL(`${name}/golden.json`, fixtures), 'utf8'));
    const { now, utcOffsetMinutes } = golden.reference;
    const { found, mutations } = await page.evaluate(
      ([nowMs, offset]) => {
        const observer = new MutationObserver(() => {});
        observer.observe(document, { subtree: true, childList: true, attributes: true });
        const reference = { nowMs: Number(nowMs), utcOffsetMinutes: Number(offset) };
        const { posts } = plaintFacts.findThread(document, { reference });
        return {
          mutations: observer.takeRecords().length,
          found: posts.map((post) => ({
            author: post.author.name,
            time: post.time?.iso,
            text: post.text,
            parent: post.parent?.index,
          })),
        };
      },
      [Date.parse(now), utcOffsetMinutes],
    );
    expect(scoreThread(golden.posts, found)).toMatchObject({
      f1: 1,
      author: 1,
      time: 1,
      parent: 1,
    });
    expect(mutations).toBe(0);
    await page.close();
  });
});

describe('what was pointed at', () => {
  it('is found under the pointer, with its post, in a shadow tree', async () => {
    const page = await open('/thread-shadow-nested-en');
    await page.getByText('I was there and it did not go like that').hover();
    const { target, post } = await page.evaluate(() =>
      plaintFacts.readFrameFacts({ document, hint: { kind: 'page' } }),
    );
    expect(target?.tagName).toBe('p');
    expect(post?.author.name).toBe('Becca L');
    expect(post?.text).toMatch(/^I was there/);
    await page.close();
  });
});

describe('a hostile page', () => {
  // Chromium cannot lay out boxes nested so deep: a page that lives keeps them undisplayed.
  /** What is asked of the nodes of a page that `build` makes of this size, while `read` reads it. */
  async function readsOf<Found>(
    build: (size: number) => void,
    size: number,
    read: () => Found | Promise<Found>,
  ): Promise<{ count: number; found: Found }> {
    const page = await browser.newPage({ viewport: { width: 1000, height: 700 } });
    await page.goto(`${server.origin}/thread-phpbb-en`);
    await page.evaluate(countReads);
    await page.evaluate(script);
    await page.evaluate(build, size);
    await page.evaluate('plaintReads.count = 0');
    const found = (await page.evaluate(read)) as Found;
    const count = await page.evaluate<number>('plaintReads.count');
    await page.close();
    return { count, found };
  }

  it('of 50,000 nodes at depth 5,000 with taken names asks no more of each than of half as many', async () => {
    const read = () => {
      const paragraph = document.querySelector('p');
      if (paragraph === null) throw new Error('no paragraph');
      document.getSelection()?.selectAllChildren(paragraph);
      const hint = { kind: 'selection', element: paragraph } as const;
      return plaintFacts.readFrameFacts({ document, hint });
    };
    const half = await readsOf(buildDeepPage, 2_500, read);
    const whole = await readsOf(buildDeepPage, 5_000, read);
    expect(whole.found.selection?.quote.exact).toBe('the end of it');
    expect(whole.found.target?.tagName).toBe('p');
    expect(half.count).toBeGreaterThan(25_000);
    expect(whole.count / half.count).toBeLessThan(2.1);
  });

  it('of 1,000 posts asks no more of each than of half as many', async () => {
    const read = () => {
      const reference = { nowMs: Date.now(), utcOffsetMinutes: 0 };
      return plaintFacts.findThread(document, { reference }).posts.length;
    };
    const half = await readsOf(buildDiscussion, 500, read);
    const whole = await readsOf(buildDiscussion, 1_000, read);
    expect(whole.found).toBe(1_000);
    expect(half.count).toBeGreaterThan(5_000);
    expect(whole.count / half.count).toBeLessThan(2.1);
  });
});
