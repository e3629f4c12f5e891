import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TimeReference } from '../../../../utils/posts/time/wall-clock.ts';
import type { Tree } from '../../../../utils/posts/tree/tree.ts';
import type { GoldenPost } from '../score.ts';

/** A page whose posts a person wrote down. */
export interface LabelledPage {
  readonly name: string;
  readonly part: Part;
  readonly tree: Tree;
  readonly reference: TimeReference;
  readonly posts: readonly GoldenPost[];
}

/**
 * What a page serves for: to fit, to be judged by, or, where its golden says so, to choose how to fit. Pages
 * for the last were written after the others, to be tried once, and no weight comes from them.
 */
export type Part = 'training' | 'test' | 'validation';

interface Golden {
  readonly serves?: 'validation';
  readonly reference: { readonly now: string; readonly utcOffsetMinutes: number };
  readonly posts: readonly GoldenPost[];
}

const fixtures = fileURLToPath(new URL('../../../fixtures/pages/', import.meta.url));

/**
 * Every folder of fixtures named `thread-*`, and of a further folder of the same form, in the order of their
 * hashes. All pages of one shape, in whatever language, serve for the same.
 */
export async function labelledPages(further?: string): Promise<LabelledPage[]> {
  // jsdom brings no types; this much of it is used here.
  const { JSDOM } = createRequire(import.meta.url)('jsdom') as {
    JSDOM: new (html: string) => { window: typeof globalThis };
  };
  const { window } = new JSDOM('');
  for (const name of Object.getOwnPropertyNames(window)) {
    if (/^[A-Z]/.test(name) && !(name in globalThis))
      Reflect.set(globalThis, name, Reflect.get(window, name));
  }
  const { buildTree } = await import('../../../../utils/capture/page-tree/build-tree.ts');
  const { openShadow } = await import('../../../../utils/dom/shadow.ts');
  const folders = (
    await Promise.all([fixtures, ...(further === undefined ? [] : [further])].map(foldersIn))
  ).flat();
  const pages = await Promise.all(
    folders.map(async (folder) => {
      const html = await readFile(join(folder.path, 'index.html'), 'utf8');
      const golden: Golden = JSON.parse(await readFile(join(folder.path, 'golden.json'), 'utf8'));
      const document = new window.DOMParser().parseFromString(html, 'text/html');
      const { now, utcOffsetMinutes } = golden.reference;
      return {
        name: folder.name,
        part: golden.serves ?? partOf(folder.name),
        tree: buildTree(document, { shadow: openShadow }),
        reference: { nowMs: Date.parse(now), utcOffsetMinutes },
        posts: golden.posts,
      };
    }),
  );
  return pages.sort((a, b) => (hashOf(a.name) < hashOf(b.name) ? -1 : 1));
}

async function foldersIn(path: string): Promise<{ name: string; path: string }[]> {
  const names = await readdir(path);
  return names
    .filter((name) => name.startsWith('thread-'))
    .sort()
    .map((name) => ({ name, path: join(path, name) }));
}

/** One in five judges. A shape serves for the same in all its languages. */
function partOf(name: string): Part {
  const hash = Number.parseInt(hashOf(name.replace(/-[a-z]{2}$/, '')).slice(0, 4), 16);
  return hash / 0x1_00_00 < 0.8 ? 'training' : 'test';
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
