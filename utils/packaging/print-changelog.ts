import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { buildChangelog, lastTold } from './build-changelog.ts';

/**
 * `npm run changelog`: prints what the commits say that CHANGELOG.md does not tell yet; with `--all`, what
 * all of them say. The last line is the comment to put in place of the present one.
 */
const root = new URL('../../', import.meta.url);
const git = (...args: readonly string[]) =>
  execFileSync('git', args, { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
const since = lastTold(readFileSync(new URL('CHANGELOG.md', root), 'utf8'));
const isAll = process.argv.includes('--all') || since === undefined;
const range = isAll ? 'HEAD' : `${since}..HEAD`;
const log = git('log', '--no-merges', '--reverse', '--format=%s', range);
const draft = buildChangelog(log.split('\n').filter((line) => line !== ''));
process.stdout.write(
  `${draft}\n<!-- told up to ${git('rev-parse', '--short=12', 'HEAD').trim()} -->\n`,
);
