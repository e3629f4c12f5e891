import { dataPackageDigestPath, dataPackagePath } from '../wacz/data-package.ts';
import { inPackageOrder, isPackagePath } from '../wacz/package-paths.ts';
import { segmentName } from '../wacz/warc-segment.ts';
import type { Container } from './read-container.ts';
import type { VerdictBuilder } from './verdict.ts';

const archiveFolder = 'archive/';
const tail: readonly string[] = [dataPackagePath, dataPackageDigestPath];

/**
 * Every file must be one of our format, in the order of our format: readers open whatever archive or index a
 * package has. False, and the rest is not looked at, when a file is none of ours.
 */
export function checkPaths({ entries }: Container, verdict: VerdictBuilder): boolean {
  const names = entries.map((entry) => entry.name);
  const archives = names.filter((name) => name.startsWith(archiveFolder));
  const expectedArchives = archives.map((_, number) => archivePath(number));
  const isKnown = new Set([...expectedArchives, ...tail]);
  const foreign = names.filter((name) => !isKnown.has(name) && !isPackagePath(name));
  for (const name of foreign) verdict.fail('package-list', name, 'foreign');
  const own = names.filter((name) => isPackagePath(name)).map((path) => ({ path }));
  const expected = [...expectedArchives, ...inPackageOrder(own).map(({ path }) => path), ...tail];
  const displaced = names.find((name, place) => name !== expected[place]);
  const isComplete = names.length === expected.length && foreign.length === 0;
  if (isComplete && displaced !== undefined) verdict.fail('package-list', displaced, 'order');
  return foreign.length === 0;
}

export function archivePath(number: number): string {
  return `${archiveFolder}${segmentName(number)}`;
}
