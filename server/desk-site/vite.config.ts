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

/** Says what a first visit loads: the page, its script and style, the vault, and the standard's words. */
function printFirstLoad(): Plugin {
  return {
    name: 'plaint:print-first-load',
    writeBundle(_options, bundle) {
      const isFirst = (name: string) => /^(main|index|vault-worker|guideline-2023)/.test(name);
      const parts = Object.values(bundle).filter(
        (part) => part.fileName.endsWith('.html') || isFirst(part.name ?? part.names?.[0] ?? ''),
      );
      const sizes = parts.map((part) => [
        part.fileName,
        gzipSync(part.type === 'chunk' ? part.code : part.source).length,
      ] as const);
      const total = sizes.reduce((sum, [, size]) => sum + size, 0);
      for (const [name, size] of sizes) console.log(`  ${(size / 1024).toFixed(1)} KiB  ${name}`);
      console.log(`desk, first load gzipped: ${(total / 1024).toFixed(1)} of ${firstLoadKiB} KiB`);
      if (total > firstLoadKiB * 1024) this.error('the first load is too large');
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
    // A style out of a lazy part stands in the page's own file: the policy knows no other.
    cssCodeSplit: false,
  },
});
