import { spawnSync } from 'node:child_process';
import { existsSync, globSync, statSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = new URL('../..', import.meta.url).pathname;
const SOURCES = [
  'entrypoints/**/*',
  'components/**/*',
  'utils/**/*',
  'public/**/*',
  'wxt.config.ts',
  'package-lock.json',
  'package.json',
];

/** The folders of the two builds, as a browser loads them. */
export const BUILDS = {
  chromium: join(ROOT, '.output/chrome-mv3'),
  firefox: join(ROOT, '.output/firefox-mv3'),
} as const;

const ARGUMENTS = { chromium: ['build'], firefox: ['build', '-b', 'firefox', '--mv3'] } as const;

/**
 * Builds what is older than its sources, one after the other, and says how big the results are. Vitest's
 * globalSetup.
 */
export default function buildOnce(): void {
  buildFor(['chromium', 'firefox']);
  buildSite('site');
  buildSite('desk-site');
}

/** The endpoint's public page, or the desk, which have no manifest to be fresh by and build in a second. */
export function buildSite(site: 'site' | 'desk-site'): void {
  run(join(ROOT, 'node_modules/vite/bin/vite.js'), [
    ...['build', '-c', join(ROOT, 'server', site, 'vite.config.ts')],
    ...['--logLevel', 'warn'],
  ]);
}

/** @throws Error with what the builder printed */
export function buildFor(targets: readonly (keyof typeof BUILDS)[]): void {
  for (const target of targets) {
    if (!isFresh(BUILDS[target])) build(target);
    console.log(`extension for ${target}: ${describe(BUILDS[target])}`);
  }
}

function build(target: keyof typeof BUILDS): void {
  run(join(ROOT, 'node_modules/wxt/bin/wxt.mjs'), ARGUMENTS[target]);
}

/** @throws Error with what the builder printed */
function run(builder: string, parameters: readonly string[]): void {
  const { status, stdout, stderr } = spawnSync(process.execPath, [builder, ...parameters], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, NODE_ENV: 'production', CI: '1' },
  });
  if (status !== 0) throw new Error(`${builder} failed:\n${stdout}\n${stderr}`);
}

function isFresh(folder: string): boolean {
  const manifest = join(folder, 'manifest.json');
  if (!existsSync(manifest)) return false;
  const built = statSync(manifest).mtimeMs;
  return globSync(SOURCES, { cwd: ROOT }).every(
    (path) => statSync(join(ROOT, path)).mtimeMs < built,
  );
}

function describe(folder: string): string {
  const files = globSync('**/*', { cwd: folder })
    .map((path) => ({ path, stats: statSync(join(folder, path)) }))
    .filter(({ stats }) => stats.isFile());
  const total = files.reduce((sum, { stats }) => sum + stats.size, 0);
  const largest = files
    .toSorted((a, b) => b.stats.size - a.stats.size)
    .slice(0, 3)
    .map(({ path, stats }) => `${path} ${kilobytes(stats.size)}`);
  return `${kilobytes(total)} in ${files.length} files (${largest.join(', ')})`;
}

const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;
