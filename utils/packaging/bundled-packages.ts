import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';

const manifestSchema = z.object({
  name: z.string(),
  version: z.string(),
  license: z.string(),
  homepage: z.optional(z.string()),
  repository: z.optional(z.union([z.string(), z.object({ url: z.string() })])),
});

/** A package of which something is in a build. */
export interface BundledPackage {
  readonly name: string;
  readonly version: string;
  /** SPDX, as the package states it. */
  readonly license: string;
  /** Where its source is. */
  readonly source: string;
  /** Every file of its root that is a licence or a notice, whole. */
  readonly texts: readonly string[];
}

/** Code that the tools put into a build of themselves has no path, but a name that begins so. */
const tools: readonly (readonly [prefix: string, name: string])[] = [
  ['\0vite/', 'vite'],
  ['\0rolldown/', 'rolldown'],
];

/** The folder of the package that a module of a build is from; undefined for our own. */
export function packageFolderOf(moduleId: string, root: string): string | undefined {
  const tool = tools.find(([prefix]) => moduleId.startsWith(prefix));
  if (tool !== undefined) return join(root, 'node_modules', tool[1]);
  return /^.*\/node_modules\/(?:@[^/]+\/)?[^/?]+/.exec(moduleId.replaceAll('\\', '/'))?.[0];
}

function sourceOf({ repository, homepage }: z.infer<typeof manifestSchema>): string {
  const url = typeof repository === 'string' ? repository : (repository?.url ?? homepage ?? '');
  return url
    .replace(/^git\+/, '')
    .replace(/^(?:git|ssh):\/\/(?:git@)?/, 'https://')
    .replace(/^(?:github:)?([\w.-]+\/[\w.-]+)$/, 'https://github.com/$1')
    .replace(/\.git$/, '');
}

/** What a repository has as its licence, and leaves out of its packages. */
function readKept(name: string): string[] {
  const kept = new URL(`licences/${name.replace('/', '+')}.txt`, import.meta.url);
  return existsSync(kept) ? [readFileSync(kept, 'utf8').trim()] : [];
}

/**
 * Reads what a bundled package says of itself. Throws for one that comes without its licence or does not say
 * where its source is: it may not ship.
 */
export function readBundledPackage(folder: string): BundledPackage {
  const manifest = manifestSchema.parse(
    JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')),
  );
  const texts = readdirSync(folder)
    .filter((name) => /^(?:licen[cs]e|copying|notice)(?:$|[.-])/i.test(name))
    .toSorted()
    .map((name) => readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n').trim());
  const source = sourceOf(manifest);
  const { name, version, license } = manifest;
  if (texts.length === 0) texts.push(...readKept(name));
  if (texts.length === 0) throw new Error(`${name} ${version} comes without its licence`);
  if (source === '') throw new Error(`${name} ${version} does not say where its source is`);
  return { name, version, license, source, texts };
}
