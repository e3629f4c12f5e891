import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { describe, expect, it } from 'vitest';

const root = new URL('../../../', import.meta.url).pathname;

/** What a script in a page is made of, and its size as it would be sent. */
async function bundle(script: string): Promise<{ modules: string[]; gzippedBytes: number }> {
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
  return { modules, gzippedBytes: gzipSync(chunk.code, { level: 9 }).length };
}

describe('a script in a page reads and hands over', () => {
  it.each([
    ['thread-capture', 54_000],
    ['page-look', 9_000],
    ['page-tour', 9_000],
  ])('%s brings neither schemas nor what judges posts along', async (script, mostBytes) => {
    const { modules, gzippedBytes } = await bundle(script);
    const foreign = modules.filter((id) =>
      /node_modules\/zod\/|^utils\/posts\/(?:features|fields|records|signals|time)\/|^utils\/thread\/(?:judge|parents|roles)/.test(
        id,
      ),
    );
    expect(foreign).toEqual([]);
    expect(gzippedBytes).toBeLessThan(mostBytes);
  });

  it('capture brings no schemas along', async () => {
    const { modules } = await bundle('capture');
    expect(modules.filter((id) => id.includes('node_modules/zod/'))).toEqual([]);
  });
});
