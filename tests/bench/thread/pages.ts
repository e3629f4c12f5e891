import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { FoundPost, GoldenPost } from './score.ts';

const fixtures = new URL('../../fixtures/pages/', import.meta.url);

export interface BenchPage {
  readonly name: string;
  readonly golden: readonly GoldenPost[];
  find(): FoundPost[];
}

/** When and where a page is read. */
interface Reference {
  readonly nowMs: number;
  readonly utcOffsetMinutes: number;
}

export type PageReader = (html: string, reference: Reference) => FoundPost[];

interface Golden {
  readonly url: string;
  readonly reference: { readonly now: string; readonly utcOffsetMinutes: number };
  readonly posts: readonly GoldenPost[];
}

/** Finds posts in jsdom. One window serves all, as the reader takes its prototypes from the global scope. */
export async function makeReader(): Promise<PageReader> {
  const { parse, find } = await makeFinder();
  return (html, reference) => find(parse(html), reference);
}

/** Loads the fixture threads. */
export async function loadPages(only: readonly string[]): Promise<BenchPage[]> {
  const { parse, find } = await makeFinder();
  const names = (await readdir(fixtures)).filter((name) => name.startsWith('thread-')).sort();
  const chosen = names.filter(
    (name) => only.length === 0 || only.some((part) => name.includes(part)),
  );
  return Promise.all(
    chosen.map(async (name) => {
      const html = await readFile(new URL(`${name}/index.html`, fixtures), 'utf8');
      const golden: Golden = JSON.parse(
        await readFile(new URL(`${name}/golden.json`, fixtures), 'utf8'),
      );
      const document = parse(html);
      const { now, utcOffsetMinutes } = golden.reference;
      const reference = { nowMs: Date.parse(now), utcOffsetMinutes };
      return {
        name: name.slice('thread-'.length),
        golden: golden.posts,
        find: () => find(document, reference),
      };
    }),
  );
}

async function makeFinder() {
  // jsdom brings no types; this much of it is used here.
  const { JSDOM } = createRequire(import.meta.url)('jsdom') as {
    JSDOM: new (html: string) => { window: typeof globalThis };
  };
  const { window } = new JSDOM('');
  for (const name of Object.getOwnPropertyNames(window)) {
    if (/^[A-Z]/.test(name) && !(name in globalThis))
      Reflect.set(globalThis, name, Reflect.get(window, name));
  }
  const { findThread } = await import('../../../utils/thread/find-thread.ts');
  return {
    parse: (html: string): Document => new window.DOMParser().parseFromString(html, 'text/html'),
    find: (document: Document, reference: Reference): FoundPost[] =>
      findThread(document, { reference }).posts.map((post) => ({
        author: post.author.name,
        time: post.time?.iso,
        text: post.text,
        parent: post.parent?.index,
      })),
  };
}
