import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { type BundledPackage, packageFolderOf, readBundledPackage } from './bundled-packages.ts';

const noticesFile = 'third-party-notices.txt';

const root = new URL('../..', import.meta.url).pathname;
const line = '='.repeat(80);

const opening = `This build holds code of the packages below, unaltered but for being bundled. Each is
under its own licence, which follows it. The source of each, in the version named, is
at the address given; that is also how the source of what is under MPL-2.0 is had.
`;

function describe({ name, version, license, source, texts }: BundledPackage): string {
  return [
    line,
    `${name} ${version}`,
    `Licence: ${license}`,
    `Source: ${source}`,
    '',
    ...texts,
  ].join('\n');
}

/**
 * The notices for whatever packages the modules are from, sorted, so that the same modules make the same
 * text.
 */
export function noticesOf(moduleIds: Iterable<string>): string {
  const folders = new Set([...moduleIds].flatMap((id) => packageFolderOf(id, root) ?? []));
  const packages = [...folders].map(readBundledPackage);
  const named = new Map(packages.map((each) => [`${each.name} ${each.version}`, each]));
  const sorted = [...named].toSorted(([one], [other]) => (one < other ? -1 : 1));
  return [opening, ...sorted.map(([, each]) => describe(each)), ''].join('\n');
}

/** Collects the modules of every bundle that a build makes, for `write` to tell where they are from. */
export function createNotices() {
  const moduleIds = new Set<string>();
  return {
    plugin: (): Plugin => ({
      name: 'plaint:third-party-notices',
      generateBundle(_, bundle) {
        for (const file of Object.values(bundle))
          if (file.type === 'chunk') for (const id of file.moduleIds) moduleIds.add(id);
      },
    }),
    write: (folder: string) => writeFileSync(join(folder, noticesFile), noticesOf(moduleIds)),
  };
}
