import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { buildChangelog, lastTold } from '../../../utils/packaging/build-changelog.ts';

describe('the draft of the next changes', () => {
  it('groups what people notice by type and scope, in plain sentences', () => {
    const draft = buildChangelog([
      'feat(thread): tell quotations apart',
      'fix(outbox): keep the report when the receipt is malformed',
      'test(outbox): kill the worker at every step',
      'feat(capture): keep fonts',
      'fix(outbox): Do not ask twice!',
      'feat: one command for all',
      'feat(thread): read era dates',
      'perf(evidence): hex is read by a table',
    ]);
    expect(draft).toBe(`### New

- **all**: One command for all.
- **capture**: Keep fonts.
- **thread**: Tell quotations apart. Read era dates.

### Mended

- **outbox**: Keep the report when the receipt is malformed. Do not ask twice!

### Faster

- **evidence**: Hex is read by a table.
`);
  });

  it('says each thing once, and marks of broken contracts do not hide it', () => {
    const draft = buildChangelog(['feat(wire)!: seal v2', 'feat(wire): seal v2']);
    expect(draft).toBe('### New\n\n- **wire**: Seal v2.\n');
  });

  it('says so when there is nothing', () => {
    expect(buildChangelog(['Merge branch', 'docs: more'])).toMatch(/^Nothing/);
  });
});

describe('CHANGELOG.md', () => {
  const text = readFileSync(new URL('../../../CHANGELOG.md', import.meta.url), 'utf8');
  const git = (...args: readonly string[]) => execFileSync('git', args, { encoding: 'utf8' });

  it('says up to which commit it tells', () => {
    expect(lastTold(text)).toMatch(/^[0-9a-f]{12}$/);
  });

  it.skipIf(git('rev-parse', '--is-shallow-repository').trim() === 'true')(
    'names a commit of this history',
    () => {
      expect(() => git('merge-base', '--is-ancestor', lastTold(text) ?? '', 'HEAD')).not.toThrow();
    },
  );
});
