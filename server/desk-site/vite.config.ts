import { createHash } from 'node:crypto';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import preact from '@preact/preset-vite';
import { defineConfig, type Plugin, type Rollup } from 'vite';
import { createNotices } from '../../utils/packaging/third-party-notices.ts';
import { publishSnapshots } from './snapshots/publish.ts';

const notices = createNotices();
const folder = new URL('../../.output/desk', import.meta.url).pathname;
const here = new URL('.', import.meta.url).pathname;

/** What is loaded before the queue is there: no more than this, gzipped. */
const firstLoadKb = 120;

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/**
 * Whoever serves the desk's script could steal the keys. So each file's hash is published beside the build,
 * and `npm run desk` serves nothing else.
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

type Part = Rollup.OutputBundle[string];

/** A file and everything that it imports at once. */
function addWithImports(fileName: string, bundle: Rollup.OutputBundle, to: Set<string>): void {
  if (to.has(fileName)) return;
  to.add(fileName);
  const part = bundle[fileName];
  if (part?.type !== 'chunk') return;
  for (const imported of [...part.imports, ...(part.viteMetadata?.importedCss ?? [])])
    addWithImports(imported, bundle, to);
}

const gzippedBytes = (part: Part): number =>
  gzipSync(part.type === 'chunk' ? part.code : part.source).length;

const isMadeOf = (part: Part, source: RegExp): boolean =>
  part.type === 'chunk' && Object.keys(part.modules).some((id) => source.test(id));

/**
 * Says what is loaded before the queue is there: page, script, style, the vault, the standard, the words of
 * one language, and all that they import. Parts are known by the sources in them, whatever their files are
 * called.
 */
function printFirstLoad(): Plugin {
  return {
    name: 'plaint:print-first-load',
    writeBundle(_options, bundle) {
      const parts = Object.values(bundle);
      const always = parts.filter(
        (part) =>
          (part.type === 'chunk' && part.isEntry) ||
          /^index\.html$|vault-worker/.test(part.fileName) ||
          isMadeOf(part, /guideline-2023\/at-desk\.ts$/),
      );
      for (const language of ['en', 'zh-hans', 'zh-hant']) {
        const words = parts.filter((part) =>
          isMadeOf(part, new RegExp(`i18n/${language}/desk\\.ts$`)),
        );
        if (words.length === 0) this.error(`no words in ${language}`);
        const first = new Set<string>();
        for (const { fileName } of [...always, ...words]) addWithImports(fileName, bundle, first);
        const sizes = [...first].flatMap((fileName) => {
          const part = bundle[fileName];
          return part === undefined ? [] : [[fileName, gzippedBytes(part) / 1000] as const];
        });
        const total = sizes.reduce((sum, [, size]) => sum + size, 0);
        if (language === 'en')
          for (const [name, size] of sizes)
            process.stdout.write(`  ${size.toFixed(1)} kB  ${name}\n`);
        process.stdout.write(
          `desk, first load in ${language}, gzipped: ${total.toFixed(1)} of ${firstLoadKb} kB\n`,
        );
        if (total > firstLoadKb) this.error('the first load is too large');
      }
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
    publishSnapshots(),
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
