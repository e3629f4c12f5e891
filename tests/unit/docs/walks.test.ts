import { describe, expect, it } from 'vitest';
import { readImports } from '../../drive/read-rooms.ts';
import { readTracked, trackedFiles } from './tracked-files.ts';

const imports = new Map(
  trackedFiles
    .filter((path) => /^(utils|server|components|entrypoints)\/.*\.tsx?$/.test(path))
    .map((path) => [path, readImports(path, readTracked(path)).map(({ to }) => to)]),
);

/**
 * Where a walk begins, and begins again: somebody clicks, opens a page, runs a command, writes with a notice.
 */
const beginnings = [
  'entrypoints/background/index.ts',
  'entrypoints/popup/main.tsx',
  'utils/services/thread/start-thread.ts',
  'server/cases/open-cases.ts',
  'server/desk-server.ts',
  'server/desk-site/main.tsx',
  'entrypoints/outbox/main.tsx',
  'server/cli/case-record.ts',
  'server/cli/verify-case.ts',
];

interface Crossing {
  readonly from: string;
  readonly says: string;
  readonly to: string;
  /** What answers to it there; a script or page that is loaded by its name answers to nothing. */
  readonly hears?: string;
}

const message = (from: string, name: string): Crossing => {
  const word = `'${name}'`;
  return { from, says: word, to: 'entrypoints/background/handlers.ts', hears: word };
};

/**
 * Where a walk goes on without an import: by a message, an address of the endpoint, a script that is loaded.
 */
const crossings: readonly Crossing[] = [
  { from: 'utils/platform/inject-capture.ts', says: '/capture.js', to: 'entrypoints/capture.ts' },
  {
    from: 'utils/platform/inject-capture.ts',
    says: '/thread-capture.js',
    to: 'entrypoints/thread-capture.ts',
  },
  {
    from: 'utils/platform/inject-capture.ts',
    says: '/post-snapshot.js',
    to: 'entrypoints/post-snapshot.ts',
  },
  {
    from: 'utils/services/capture/self-checks.ts',
    says: '/replay.html',
    to: 'entrypoints/replay/main.ts',
  },
  message('entrypoints/capture.ts', 'frame.ready'),
  message('utils/messaging/judge-in-time.ts', 'frame.judge'),
  message('entrypoints/popup/main.tsx', 'draft.open'),
  message('utils/services/delivery/compose-draft.ts', 'report.send'),
  message('entrypoints/thread-capture.ts', 'thread.ready'),
  message('entrypoints/thread-capture.ts', 'thread.judge'),
  message('entrypoints/thread-capture.ts', 'thread.freeze'),
  message('entrypoints/thread-capture.ts', 'thread.batch'),
  {
    from: 'utils/endpoint/upload.ts',
    says: 'paths.evidence(',
    to: 'server/routes/evidence.ts',
    hears: 'patterns.evidence,',
  },
  {
    from: 'utils/endpoint/client.ts',
    says: 'paths.report(',
    to: 'server/routes/reports.ts',
    hears: 'patterns.report,',
  },
  {
    from: 'server/desk-site/main.tsx',
    says: './vault-worker.ts',
    to: 'server/desk-site/vault-worker.ts',
  },
  {
    from: 'server/desk-site/desk-work.ts',
    says: 'paths.deskCases',
    to: 'server/routes/desk.ts',
    hears: 'patterns.deskCases,',
  },
  {
    from: 'server/desk-site/submit-step.ts',
    says: 'paths.deskEvents(',
    to: 'server/routes/desk.ts',
    hears: 'patterns.deskEvents,',
  },
  {
    from: 'server/desk-site/write-to-reporter.ts',
    says: 'paths.deskMessage(',
    to: 'server/routes/desk-messages.ts',
    hears: 'patterns.deskMessage,',
  },
  {
    from: 'utils/endpoint/correspond.ts',
    says: 'paths.reportMessage(',
    to: 'server/routes/messages.ts',
    hears: 'patterns.reportMessage,',
  },
];

/**
 * How many imports may lie between one file of a walk and the next: a page and the part of it that is meant.
 */
const mostHops = 2;

/** The files of each step of a walk, in order. */
function stepsOf(walk: string): string[][] {
  const [, ...steps] = walk.split(/^(?=\d+\. `)/m);
  return steps.map((step) =>
    [...step.matchAll(/`([\w./-]+\.tsx?)`/g)]
      .map(([, path = '']) => path)
      .filter((path) => imports.has(path)),
  );
}

/** What is reached from files by a few imports. */
function reachedFrom(files: Iterable<string>): Set<string> {
  const reached = new Set(files);
  let front = [...reached];
  for (let hop = 0; hop < mostHops; hop++) {
    front = front.flatMap((file) => imports.get(file) ?? []).filter((file) => !reached.has(file));
    for (const file of front) reached.add(file);
  }
  return reached;
}

/**
 * The files to which nothing leads: no import from what was named before, no crossing, nothing they share
 * with it.
 */
function strandedIn(walk: string): string[] {
  const named = new Set<string>();
  const stranded: string[] = [];
  for (const step of stepsOf(walk)) {
    let open = step.filter((file) => !named.has(file));
    for (let before = -1; before !== open.length; ) {
      before = open.length;
      const reached = reachedFrom(named);
      const crossed = crossings.filter(({ from }) => reached.has(from)).map(({ to }) => to);
      for (const file of crossed) named.add(file);
      const isLed = (file: string) =>
        beginnings.includes(file) ||
        named.has(file) ||
        reached.has(file) ||
        (imports.get(file) ?? []).some((each) => named.has(each));
      for (const file of open.filter(isLed)) named.add(file);
      open = open.filter((file) => !named.has(file));
    }
    stranded.push(...open);
    for (const file of open) named.add(file);
  }
  return stranded;
}

const [, ...sections] = readTracked('docs/architecture.md').split(/^## /m);
const walks = sections.filter((section) => /^\d+\. /m.test(section));

describe('the walks of docs/architecture.md', () => {
  it.each(walks.map((walk) => [walk.split('\n')[0] ?? '', walk]))(
    '%s: each step leads to the next',
    (_, walk) => {
      expect(stepsOf(walk).flat().length).toBeGreaterThan(15);
      expect(strandedIn(walk)).toEqual([]);
    },
  );

  it.each(crossings)(
    '$from says $says, and $to is what it speaks to',
    ({ from, says, to, hears }) => {
      expect(readTracked(from)).toContain(says);
      const answer = readTracked(to);
      if (hears !== undefined) expect(answer).toContain(hears);
    },
  );

  it('call what they name by a function: some file outside its own does', () => {
    const text = walks.join('\n');
    const called = [...text.matchAll(/`([\w./-]+\.tsx?)`:\s+`(\w+)\(\)`/g)];
    const unused = called.filter(([, path = '', name = '']) => {
      const callers = [...imports].filter(([, to]) => to.includes(path)).map(([from]) => from);
      return !callers.some((from) => new RegExp(`\\b${name}\\b(?!\\.ts)`).test(readTracked(from)));
    });
    expect(called.length).toBeGreaterThan(30);
    expect(unused.map(([, path, name]) => `${path}: ${name}`)).toEqual([]);
  });
});
