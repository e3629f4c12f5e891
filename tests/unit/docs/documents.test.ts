import { dirname, join, matchesGlob } from 'node:path/posix';
import { describe, expect, it } from 'vitest';
import { documents, readTracked, trackedFiles } from './tracked-files.ts';

const folders = new Set(
  trackedFiles.flatMap((path) => {
    const parts = path.split('/').slice(0, -1);
    return parts.map((_, at) => `${parts.slice(0, at + 1).join('/')}/`);
  }),
);
const known = [...trackedFiles, ...folders];

/** Without blocks of code, whose paths are of other machines and to come. */
const proseOf = (path: string) => readTracked(path).replace(/^```[\s\S]*?^```/gm, '');

/** Paths of sources and folders that stand in code spans: `utils/result.ts`, `entrypoints/background/`. */
function namedPaths(text: string): string[] {
  const spans = [...text.matchAll(/`([^`\s]+)`/g)].map(([, span = '']) => span);
  return spans.filter(
    (span) =>
      /^[\w.@*-]+(\/[\w.@*-]+)*\/?$/.test(span) &&
      (/[\w*-]\.(ts|tsx|mjs)$/.test(span) ||
        /^(utils|entrypoints|components|server|tests|docs|public)\//.test(span)),
  );
}

/** A whole path, or the end of one, as `css-urls.ts` says it where the folder was named before. */
function isThere(path: string): boolean {
  if (path.includes('*')) return known.some((each) => matchesGlob(each, `{,**/}${path}`));
  return known.some(
    (each) => [each, `${each}/`].includes(path) || each === `${path}/` || each.endsWith(`/${path}`),
  );
}

/** As a forge makes them of headings: lower case, without punctuation, spaces as hyphens. */
const anchorsOf = (path: string) =>
  [...readTracked(path).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replace(/\s/g, '-'),
  );

function isBroken(from: string, target: string): boolean {
  const [path = '', anchor] = target.split('#');
  const file = path === '' ? from : join(dirname(from), path);
  if (!known.some((each) => [each, `${each}/`].includes(file) || each === `${file}/`)) return true;
  return anchor !== undefined && !anchorsOf(file).includes(anchor);
}

describe.each(documents)('%s', (path) => {
  it('names only files and folders that exist', () => {
    expect(namedPaths(proseOf(path)).filter((each) => !isThere(each))).toEqual([]);
  });

  it('links to what exists', () => {
    const links = [...proseOf(path).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
    const local = links.filter((target) => !/^(https?:|mailto:)/.test(target));
    expect(local.filter((target) => isBroken(path, target))).toEqual([]);
  });
});

describe('docs/architecture.md', () => {
  /** `path`: `name()` or `path`: `Name`, as the walks say where something is. */
  const named = [
    ...readTracked('docs/architecture.md').matchAll(/`([\w./-]+\.tsx?)`:\s+`(\w+)(?:\(\))?`/g),
  ].map(([, path = '', name = '']) => ({ path, name }));

  it('names what its walks pass through as the files export it', () => {
    expect(named.length).toBeGreaterThan(30);
    const wrong = named.filter(
      ({ path, name }) =>
        !new RegExp(`export (async )?(function\\*?|const|class) ${name}\\b`).test(
          readTracked(path),
        ),
    );
    expect(wrong).toEqual([]);
  });

  it('has three walks whose steps each begin with one file', () => {
    const [, ...sections] = readTracked('docs/architecture.md').split(/^## /m);
    const walks = sections.filter((section) => /^\d+\. /m.test(section));
    const steps = walks.map((walk) => [...walk.matchAll(/^\d+\. (.*)$/gm)].map(([, step]) => step));
    expect(steps.map((each) => each.length)).toEqual([32, 16, 26]);
    for (const step of steps.flat()) expect(step).toMatch(/^`[\w./-]+\.tsx?`/);
  });
});

describe('the decisions', () => {
  const files = trackedFiles.filter((path) => /^docs\/adr\/\d{4}-[\w-]+\.md$/.test(path)).sort();
  const link = String.raw`\[\d+\]\(\d{4}-[\w-]+\.md\)`;
  const status = new RegExp(
    `^(accepted|superseded)(, amended)?( by ${link}(, ${link})*( and ${link})?)?$`,
  );

  it.each(files)('%s begins with number, title, date and status', (path) => {
    const [title = '', , date = '', , state = '', blank] = readTracked(path).split('\n');
    const number = Number(/^docs\/adr\/(\d{4})/.exec(path)?.[1]);
    expect(title).toMatch(new RegExp(`^# ${number}\\. \\S`));
    expect(date).toMatch(/^Date: \d{4}-\d{2}-\d{2}$/);
    expect(state.replace('Status: ', '')).toMatch(status);
    expect(blank).toBe('');
  });

  it('stand in the index, each with its title, date and status', () => {
    const rows = readTracked('docs/adr/README.md')
      .split('\n')
      .filter((line) => /^\| \d/.test(line));
    const wanted = files.map((path) => {
      const [title = '', , date = '', , state = ''] = readTracked(path).split('\n');
      const [, number, words] = /^# (\d+)\. (.*)$/.exec(title) ?? [];
      const file = path.replace('docs/adr/', '');
      return `| ${number} | [${words}](${file}) | ${date.replace('Date: ', '')} | ${state.replace('Status: ', '')} |`;
    });
    expect(rows).toEqual(wanted);
  });
});

it('CONTRIBUTING.md, README.md and the rest name only commands that package.json has', () => {
  const { scripts } = JSON.parse(readTracked('package.json')) as { scripts: object };
  const unknown = documents.flatMap((path) =>
    [...readTracked(path).matchAll(/npm run (?:-s )?([\w:-]+)/g)]
      .map(([, name = '']) => name)
      .filter((name) => !Object.hasOwn(scripts, name))
      .map((name) => `${path}: ${name}`),
  );
  expect(unknown).toEqual([]);
});

describe('docs/field-findings.md', () => {
  it('has each of the 32 kinds once, in order, with a test of its own', () => {
    const rows = [...readTracked('docs/field-findings.md').matchAll(/^\| (\d+) · (.*)$/gm)];
    expect(rows.map(([, kind]) => Number(kind))).toEqual(
      Array.from({ length: 32 }, (_, i) => i + 1),
    );
    const without = rows.filter(([, , rest = '']) => {
      const [, , test = ''] = rest.split(' | ');
      return !/`tests\/[\w./-]+\.(spec|test)\.tsx?`/.test(test);
    });
    expect(without).toEqual([]);
  });
});
