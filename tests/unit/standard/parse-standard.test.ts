import { describe, expect, test } from 'vitest';
import { evaluate } from '../../../utils/standard/evaluate.ts';
import { guideline2023 } from '../../../utils/standard/guideline-2023/guideline-2023.ts';
import {
  compareVersions,
  maxStandardLength,
  parseStandard,
} from '../../../utils/standard/parse-standard.ts';
import { readRights } from '../../../utils/standard/rights.ts';
import type { Standard } from '../../../utils/standard/schema.ts';

const write = (change: Partial<Record<keyof Standard, unknown>> = {}): string =>
  JSON.stringify({ ...guideline2023, ...change });

test('the first standard survives being published', () => {
  expect(parseStandard(write())).toEqual({ ok: true, value: guideline2023 });
});

test('a newer version is followed, the same again too, an older one is not', () => {
  expect(parseStandard(write({ version: '1.10.0' }), guideline2023)).toMatchObject({
    ok: true,
    value: { version: '1.10.0' },
  });
  expect(parseStandard(write(), guideline2023).ok).toBe(true);
  const current = { ...guideline2023, version: '1.10.0' };
  expect(parseStandard(write({ version: '1.9.9' }), current)).toEqual({
    ok: false,
    error: { code: 'older-version', version: '1.9.9' },
  });
});

test('versions compare as numbers', () => {
  expect(compareVersions('1.10.0', '1.9.9')).toBeGreaterThan(0);
  expect(compareVersions('2.0.0', '10.0.0')).toBeLessThan(0);
  expect(compareVersions('1.0.0', '1.0.0')).toBe(0);
});

test('a standard with another id is no older version of this one', () => {
  expect(parseStandard(write({ id: 'other', version: '0.0.1' }), guideline2023).ok).toBe(true);
});

describe('is refused, with the reason', () => {
  const [category] = guideline2023.categories;
  if (!category) throw new Error('no category');
  const [lane] = guideline2023.lanes;

  test.each<[string, string, unknown]>([
    ['HTML', '<!doctype html>', { code: 'not-json' }],
    ['nothing', '', { code: 'not-json' }],
    ['half of it', write().slice(0, 5000), { code: 'not-json' }],
    ['null', 'null', { code: 'invalid' }],
    ['a list', '[]', { code: 'invalid' }],
    [
      'a later format',
      write({ type: 'plaint.standard/2' }),
      { code: 'newer-format', type: 'plaint.standard/2' },
    ],
    [
      'something else',
      write({ type: 'plaint.receipt/1' }),
      { code: 'invalid', pointers: ['/type'] },
    ],
    ['an unknown key', JSON.stringify({ ...guideline2023, script: 'x' }), { code: 'invalid' }],
    ['no lanes', write({ lanes: [] }), { code: 'invalid', pointers: ['/lanes'] }],
    [
      'a version in words',
      write({ version: 'latest' }),
      { code: 'invalid', pointers: ['/version'] },
    ],
    ['a language missing', write({ name: { en: 'Only English' } }), { code: 'invalid' }],
    ['too much', `${write()}${' '.repeat(maxStandardLength)}`, { code: 'too-large' }],
    [
      'too many categories',
      write({ categories: Array(201).fill(category) }),
      { code: 'invalid', pointers: ['/categories'] },
    ],
    [
      'a category twice',
      write({ categories: [...guideline2023.categories, category] }),
      { code: 'inconsistent' },
    ],
    [
      'an element undefined',
      write({ elements: guideline2023.elements.slice(1) }),
      { code: 'inconsistent' },
    ],
    ['a lane for some only', write({ lanes: [lane] }), { code: 'inconsistent' }],
    [
      'a rule about what rules cannot see',
      write({ common: [{ element: 'special-group', need: 'required' }] }),
      {
        code: 'inconsistent',
        found: [{ where: 'common', kind: 'unknown', term: 'readable-element:special-group' }],
      },
    ],
    [
      'a link that is a script',
      write({
        rights: guideline2023.rights.map((entry) => ({ ...entry, url: 'javascript:alert(1)' })),
      }),
      { code: 'invalid' },
    ],
  ])('%s', (_name, json, error) => {
    expect(parseStandard(json)).toMatchObject({ ok: false, error });
  });

  test('a polluted one cannot touch other objects', () => {
    const json = write().replace('{', '{"__proto__":{"polluted":true},');
    parseStandard(json);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  test('deep nesting is refused and does not overflow', () => {
    expect(parseStandard('['.repeat(500_000)).ok).toBe(false);
    expect(parseStandard(`${'['.repeat(5_000)}${']'.repeat(5_000)}`).ok).toBe(false);
  });
});

test('an endpoint’s own rules are followed', () => {
  const parsed = parseStandard(
    write({
      version: '1.2.0',
      common: [...guideline2023.common, { element: 'posted-at', need: 'required' }],
    }),
    guideline2023,
  );
  if (!parsed.ok) throw new Error(parsed.error.code);
  const facts = {
    category: 'insult',
    surface: 'post',
    affected: 'self',
    elements: ['url', 'quote'],
    documents: [],
    flags: ['anonymous'],
  };
  expect(evaluate(facts, guideline2023).missing).toEqual([]);
  expect(evaluate(facts, parsed.value).missing.map(({ element }) => element)).toEqual([
    'posted-at',
  ]);
});

test('entries of the rights matrix that were checked too long ago are flagged', () => {
  const [entry] = guideline2023.rights;
  if (!entry) throw new Error('no rights');
  const standard = {
    ...guideline2023,
    rightsStaleDays: 30,
    rights: [{ ...entry, checkedAt: '2026-01-01' }],
  };
  expect(readRights(standard, Date.parse('2026-01-31'))).toMatchObject([{ isStale: false }]);
  expect(readRights(standard, Date.parse('2026-02-01'))).toMatchObject([{ isStale: true }]);
});
