import { indexPath } from './cdxj.ts';
import { evidencePaths } from './package-input.ts';
import { pagesPath } from './pages-jsonl.ts';

/** The pages of the capture record lie beside it, one a language. */
const recordPages = ['en', 'zh-hans', 'zh-hant'].map(provenancePagePath);

/** Every path of a package but those of the archive, the list and its signature, in the order of writing. */
const ownPaths: readonly string[] = [
  indexPath,
  pagesPath,
  evidencePaths.manifest,
  evidencePaths.manifestSignature,
  evidencePaths.facts,
  evidencePaths.thread,
  evidencePaths.redactions,
  evidencePaths.provenance,
  ...recordPages,
  evidencePaths.custody,
  evidencePaths.receipt,
  evidencePaths.timestamp,
];
const places = new Map(ownPaths.map((path, place) => [path, place]));

/** Whether our format has a file of this name, beside its archive, its list and the list's signature. */
export function isPackagePath(path: string): boolean {
  return places.has(path);
}

/** Files of `ownPaths` as they follow one another in a package. */
export function inPackageOrder<File extends { readonly path: string }>(
  files: readonly File[],
): File[] {
  return files.toSorted((a, b) => (places.get(a.path) ?? 0) - (places.get(b.path) ?? 0));
}

export function provenancePagePath(language: string): `evidence/${string}` {
  return `evidence/provenance.${language.toLowerCase()}.html`;
}
