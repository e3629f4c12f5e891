import { expect, it } from 'vitest';
import { readTracked, trackedFiles } from './tracked-files.ts';

const sources = trackedFiles.filter(
  (path) =>
    /^(?:entrypoints|components|utils|server|tests\/drive)\/.*\.tsx?$/.test(path) &&
    !/\.(?:test|spec|d)\.tsx?$/.test(path),
);

const declaration =
  /^export (?:declare )?(?:abstract )?(?:async )?(?:function\*?|const|let|class|interface|type|enum) (\w+)/gm;

/** What a text exports by name, each once: an overloaded function is one. */
const exportedBy = (text: string): ReadonlySet<string> =>
  new Set([...text.matchAll(declaration)].map(([, name = '']) => name));

/** Names that more than one file exports, with the files. */
function namesOfMany(files: readonly { readonly path: string; readonly text: string }[]): string[] {
  const owners = new Map<string, string[]>();
  for (const { path, text } of files) {
    for (const name of exportedBy(text)) owners.set(name, [...(owners.get(name) ?? []), path]);
  }
  return [...owners]
    .filter(([, paths]) => paths.length > 1)
    .map(([name, paths]) => `${name}: ${paths.join(', ')}`);
}

it('an exported name is exported by one file, so that it means one thing', () => {
  const files = sources.map((path) => ({ path, text: readTracked(path) }));
  expect(namesOfMany(files)).toEqual([]);
});

it('every form of an export counts, and an overload does not count twice', () => {
  const forms = [
    'export function read(text: string): string;\nexport function read(text: number): number;',
    'export async function read() {}',
    'export const read = 1;',
    'export type read = 1;',
    'export interface read {}',
    'export class read {}',
    'export function* read() {}',
    'export abstract class read {}',
  ];
  for (const text of forms) expect([...exportedBy(text)], text).toEqual(['read']);
  expect(namesOfMany([{ path: 'a.ts', text: forms[0] ?? '' }])).toEqual([]);
  const both = forms.slice(0, 2).map((text, index) => ({ path: `${index}.ts`, text }));
  expect(namesOfMany(both)).toEqual(['read: 0.ts, 1.ts']);
});

it('exports stand where they are declared, where they are counted', () => {
  const elsewhere = sources.filter((path) =>
    /^export (?:\{[^}]*\};?$|(?:const|let) [[{])/m.test(readTracked(path)),
  );
  expect(elsewhere).toEqual([]);
});
