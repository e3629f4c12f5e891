import { build } from 'vite';

/** What the capture script reads of a page, as one script that sets `plaintFacts` in the page it runs in. */
export async function bundleFacts(): Promise<string> {
  const output = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      minify: false,
      lib: {
        entry: new URL('../e2e/facts-entry.ts', import.meta.url).pathname,
        formats: ['iife'],
        name: 'unused',
      },
    },
  });
  const [first] = Array.isArray(output) ? output : [output];
  const chunk = first !== undefined && 'output' in first ? first.output[0] : undefined;
  if (chunk === undefined) throw new Error('no bundle');
  return chunk.code;
}
