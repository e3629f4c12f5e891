import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { FoundPost, GoldenPost } from './score.ts';

const fixtures = new URL('../../fixtures/pages/', import.meta.url);

export interface BenchPage {
  readonly name: string;
  readonly golden: readonly GoldenPost[];
  find(): FoundPost[];
}

interface Golden {
  readonly url: string;
  readonly reference: { readonly now: string; readonly utcOffsetMinutes: number };
  readonly posts: readonly GoldenPost[];
}

/**
 * Loads the fixture threads into jsdom. One window serves all, as the reader takes its prototypes from the
 * global scope.
 */
export async function loadPages(only: readonly string[]): Promise<BenchPage[]> {
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
      const document = new window.DOMParser().parseFromString(html, 'text/html');
      const reference = {
        nowMs: Date.parse(golden.reference.now),
        utcOffsetMinutes: golden.reference.utcOffsetMinutes,
      };
      const find = (): FoundPost[] =>
        findThread(document, { reference }).posts.map((post) => ({
          author: post.author.name,
          time: post.time?.iso,
          text: post.text,
          parent: post.parent?.index,
        }));
      return { name: name.slice('thread-'.length), golden: golden.posts, find };
    }),
  );
}
