import { describe, expect, it } from 'vitest';
import type { LocalizedText } from '../../../utils/protocol/primitives.ts';
import { localizedTextSchema } from '../../../utils/protocol/primitives.ts';
import { findInconsistencies } from '../../../utils/standard/consistency.ts';
import { evaluate } from '../../../utils/standard/evaluate.ts';
import { findLibrary } from '../../../utils/standard/find.ts';
import { guideline2023 } from '../../../utils/standard/guideline-2023/guideline-2023.ts';
import { standardSchema } from '../../../utils/standard/schema.ts';

/** Every localized text of a value, with the path to it. */
function collectTexts(value: unknown, path = ''): { path: string; text: LocalizedText }[] {
  const parsed = localizedTextSchema.safeParse(value);
  if (parsed.success) return [{ path, text: parsed.data }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => collectTexts(inner, `${path}/${key}`));
}

const nothing = { elements: [], documents: [], flags: [] };
const vague = { ...nothing, category: 'enterprise-interference' };
const texts = [
  ...collectTexts(guideline2023),
  ...collectTexts(evaluate(nothing, guideline2023).missing),
  ...collectTexts(evaluate(vague, guideline2023).missing),
];

/** Every Han character that the double-byte ranges of a legacy encoding hold. */
function charactersOf(
  encoding: string,
  leads: [number, number],
  trails: [number, number],
): Set<string> {
  const decoder = new TextDecoder(encoding);
  const signs = new Set<string>();
  for (let lead = leads[0]; lead <= leads[1]; lead += 1) {
    for (let trail = trails[0]; trail <= trails[1]; trail += 1) {
      signs.add(decoder.decode(Uint8Array.of(lead, trail)));
    }
  }
  return signs;
}

/** GB 2312 was made for simplified, Big5 for traditional writing. */
const simplified = charactersOf('gbk', [0xb0, 0xf7], [0xa1, 0xfe]);
const traditional = charactersOf('big5', [0xa4, 0xf9], [0x40, 0xfe]);

const strayFrom = (words: string, script: Set<string>): string[] =>
  (words.match(/\p{Script=Han}/gu) ?? []).filter((sign) => !script.has(sign));

it('the first standard validates and every term in it leads somewhere', () => {
  expect(standardSchema.parse(guideline2023)).toEqual(guideline2023);
  expect(findInconsistencies(guideline2023)).toEqual([]);
});

describe('its texts', () => {
  it('are all there in the three languages', () => {
    expect(texts.length).toBeGreaterThan(500);
    expect(
      texts.filter(({ text }) => Object.values(text).some((words) => words.trim() === '')),
    ).toEqual([]);
  });

  it('are English in English and Chinese in Chinese', () => {
    const han = /\p{Script=Han}/u;
    const stray = texts.filter(({ text }) => han.test(text.en));
    expect(stray.map(({ path }) => path)).toEqual([]);
    const untranslated = texts.filter(
      ({ text }) => text.en === text['zh-Hans'] && /[a-z]/i.test(text.en),
    );
    expect(untranslated.map(({ path }) => path)).toEqual([]);
  });

  it('keep the scripts apart', () => {
    const mixed = texts.flatMap(({ path, text }) => [
      ...strayFrom(text['zh-Hans'], simplified).map((sign) => `${path} zh-Hans ${sign}`),
      ...strayFrom(text['zh-Hant'], traditional).map((sign) => `${path} zh-Hant ${sign}`),
    ]);
    expect(mixed).toEqual([]);
  });
});

describe.each(guideline2023.categories)('category $id', (category) => {
  it('links its guide, its typical case and its laws', () => {
    const library = findLibrary(guideline2023, category.id);
    expect(library.guide?.steps.length).toBeGreaterThan(0);
    expect(library.typicalCase?.story.en).toMatch(/^Fictional: /);
    expect(library.typicalCase?.story['zh-Hans']).toMatch(/^虚构案例：/);
    expect(library.typicalCase?.story['zh-Hant']).toMatch(/^虛構案例：/);
    expect(library.laws.map(({ id }) => id).sort()).toEqual([...category.laws].sort());
  });
});

it('it covers the rows of the domain', () => {
  const { categories, surfaces, elements, evidenceKinds, acceptance } = guideline2023;
  expect([...new Set(categories.map(({ article }) => article))].sort()).toEqual(
    ['A8a', 'A8b', 'A8c', 'A8d', 'A9a', 'A10a', 'A10c', 'A11a', 'A12'].sort(),
  );
  expect(categories.filter(({ group }) => group === 'enterprise')).toHaveLength(6);
  expect(acceptance).toHaveLength(6);
  const surfaceIds = surfaces.map(({ id }) => id);
  for (const id of ['topic', 'comment', 'live', 'short-video', 'group', 'search']) {
    expect(surfaceIds).toContain(id);
  }
  const searchPart = elements.find(({ id }) => id === 'search-part')?.field;
  expect(searchPart?.type === 'choice' && searchPart.choices.map(({ id }) => id)).toEqual([
    'link',
    'summary',
    'cached-copy',
    'suggestion',
    'related-search',
  ]);
  const kinds = evidenceKinds.map(({ id }) => id);
  for (const id of [
    'expert-opinion',
    'industry-standard',
    'legal-opinion',
    'audit-report',
    'public-look-up',
    'original-media',
  ]) {
    expect(kinds).toContain(id);
  }
});
