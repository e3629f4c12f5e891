import { createHash } from 'node:crypto';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import preact from '@preact/preset-vite';
import { defineConfig, type Plugin } from 'vite';
import { createNotices } from '../../utils/packaging/third-party-notices.ts';

const notices = createNotices();
const folder = new URL('../../.output/desk', import.meta.url).pathname;
const here = new URL('.', import.meta.url).pathname;

/** What is loaded before the queue is there: no more than this, gzipped. */
const firstLoadKiB = 120;

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/**
 * Whoever serves the desk's script could steal the keys. So each file's hash is published beside the build, and
 * `npm run desk` serves nothing else.
 */
function publishHashes(): Plugin {
  return {
    name: 'plaint:publish-hashes',
    closeBundle() {
      const files = globSync('**/*.*', { cwd: folder }).filter((file) => file !== 'hashes.json');
      const hashes = files.sort().map((file) => [file, sha256(readFileSync(join(folder, file)))]);
      writeFileSync(
        join(folder, 'hashes.json'),
        `${JSON.stringify(Object.fromEntries(hashes), null, 2)}\n`,
      );
    },
  };
}

/** Says what is loaded before the queue is there: page, script, style, the vault, the standard and all they import. */
function printFirstLoad(): Plugin {
  return {
    name: 'plaint:print-first-load',
    writeBundle(_options, bundle) {
      const first = new Set<string>();
      const add = (fileName: string) => {
        if (first.has(fileName)) return;
        first.add(fileName);
        const part = bundle[fileName];
        if (part?.type !== 'chunk') return;
        for (const imported of [...part.imports, ...(part.viteMetadata?.importedCss ?? [])])
          add(imported);
      };
      for (const [fileName, part] of Object.entries(bundle)) {
        const isEntry = part.type === 'chunk' && part.isEntry;
        if (isEntry || /\.html$|vault-worker|guideline-2023/.test(fileName)) add(fileName);
      }
      // Of the languages the largest one.
      const words = Object.values(bundle).filter(({ fileName }) => /\/desk-/.test(fileName));
      const length = (part: (typeof words)[number]) =>
        part.type === 'chunk' ? gzipSync(part.code).length : 0;
      const largest = words.toSorted((one, other) => length(other) - length(one))[0];
      if (largest !== undefined) add(largest.fileName);
      const sizes = [...first].map((fileName): [string, number] => {
        const part = bundle[fileName];
        const content = part?.type === 'chunk' ? part.code : (part?.source ?? '');
        return [fileName, gzipSync(content).length];
      });
      const total = sizes.reduce((sum, [, size]) => sum + size, 0) / 1024;
      const lines = sizes.map(([name, size]) => `  ${(size / 1024).toFixed(1)} KiB  ${name}\n`);
      const last = `desk, first load gzipped: ${total.toFixed(1)} of ${firstLoadKiB} KiB\n`;
      process.stdout.write(lines.join('') + last);
      if (total > firstLoadKiB) this.error('the first load is too large');
    },
  };
}

/** The desk's pages, built beside the extension's builds; `server/cli/desk.ts` serves them on loopback. */
export default defineConfig({
  root: here,
  base: '/',
  plugins: [
    preact(),
    notices.plugin(),
    {
      name: 'plaint:write-notices',
      closeBundle: { order: 'pre', sequential: true, handler: () => notices.write(folder) },
    },
    publishHashes(),
    printFirstLoad(),
  ],
  worker: { format: 'es' },
  build: {
    outDir: folder,
    emptyOutDir: true,
    target: 'esnext',
    modulePreload: false,
  },
});
