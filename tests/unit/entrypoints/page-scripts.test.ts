import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { describe, expect, it } from 'vitest';

const root = new URL('../../../', import.meta.url).pathname;

/** What a script in a page is made of, and its size as it would be sent. */
async function bundle(
  script: string,
): Promise<{ modules: string[]; bytes: number; gzippedBytes: number }> {
  const output = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      minify: true,
      target: 'esnext',
      lib: { entry: `${root}entrypoints/${script}.ts`, formats: ['iife'], name: 'unused' },
    },
  });
  const [first] = Array.isArray(output) ? output : [output];
  const chunk = first !== undefined && 'output' in first ? first.output[0] : undefined;
  if (chunk === undefined) throw new Error('no bundle');
  const modules = Object.entries(chunk.modules)
    .filter(([, { renderedLength }]) => renderedLength > 0)
    .map(([id]) => id.replace(root, ''));
  const gzippedBytes = gzipSync(chunk.code, { level: 9 }).length;
  return { modules, bytes: Buffer.byteLength(chunk.code), gzippedBytes };
}

/** Runs in the popup's own frame. */
const isOfOurPages = (name: string): boolean => name === 'popup-frame';

/** Bytes as built, and gzipped, that a script may have at most. */
const scripts: Record<string, readonly [bytes: number, gzippedBytes: number]> = {
  capture: [158_000, 57_000],
  'thread-capture': [50_000, 20_000],
  'post-snapshot': [112_000, 40_000],
  'page-look': [14_500, 6_200],
  'page-tour': [13_500, 5_500],
};

/** Modules that no script in a page may hold: schemas, and whatever decides what a post is and says. */
function isForeign(id: string): boolean {
  if (/node_modules\/zod\//.test(id)) return true;
  const isTreeAlone = /^utils\/posts\/tree\/(?:attribute-map|block-tags|steps|tree)\.ts$/.test(id);
  if (id.startsWith('utils/posts/')) return !isTreeAlone;
  return (
    /^utils\/thread\/(?!collect\/)/.test(id) &&
    !/\/(?:control-words|place-thread|site-profile)\.ts$/.test(id)
  );
}

describe('a script in a page reads and hands over', () => {
  it('each of them is looked at', () => {
    const inPages = readdirSync(`${root}entrypoints`)
      .filter((name) => name.endsWith('.ts'))
      .filter((name) => readFileSync(`${root}entrypoints/${name}`, 'utf8').includes('Script('))
      .map((name) => name.replace(/\.ts$/, ''));
    expect(inPages.filter((name) => !isOfOurPages(name)).toSorted()).toEqual(
      Object.keys(scripts).toSorted(),
    );
  });

  it.each(Object.entries(scripts))(
    '%s brings neither schemas nor what judges posts along',
    async (script, [mostBytes, mostGzippedBytes]) => {
      const { modules, bytes, gzippedBytes } = await bundle(script);
      expect(modules.filter(isForeign)).toEqual([]);
      expect(bytes).toBeLessThan(mostBytes);
      expect(gzippedBytes).toBeLessThan(mostGzippedBytes);
    },
  );
});
