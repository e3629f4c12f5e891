import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

const root = new URL('../../../', import.meta.url);

/** Every file of the repository, as `utils/result.ts`; with what is new and not ignored. */
export const trackedFiles: readonly string[] = execFileSync(
  'git',
  ['ls-files', '--cached', '--others', '--exclude-standard', '--deduplicate'],
  { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
)
  .split('\n')
  .filter((path) => path !== '' && existsSync(new URL(path, root)));

/** Every document for people: Markdown that is none of a test page's. */
export const documents: readonly string[] = trackedFiles.filter(
  (path) => path.endsWith('.md') && !path.startsWith('tests/fixtures/'),
);

export function readTracked(path: string): string {
  return readFileSync(new URL(path, root), 'utf8');
}
