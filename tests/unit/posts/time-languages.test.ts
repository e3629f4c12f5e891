import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findTime } from '../../../utils/posts/time/time-text.ts';
import { forms, judge, languages, type Verdict } from './time-forms.ts';

const hourMs = 3_600_000;
/** The words of all languages are built first. */
const patienceMs = 120_000;
const dayMs = 24 * hourMs;
/** Days that no other order of figures hides, days that every order allows, both ends of a year. */
const instants = [
  '2026-01-05T15:04:00Z',
  '2025-12-31T23:19:00Z',
  '2024-02-29T00:30:00Z',
  '2016-01-27T09:48:00Z',
  '2015-04-03T12:00:00Z',
  '2021-08-19T11:05:00Z',
].map((iso) => Date.parse(iso));
/** From when something was written to when it is read; so ages and `yesterday` have cases too. */
const distances = [12 * 60_000, 5 * hourMs, 26 * hourMs, 5 * dayMs + hourMs];

const signs: Readonly<Record<Verdict | 'none', string>> = {
  right: '✓',
  open: '·',
  wrong: '✗',
  none: ' ',
};

/** The worst that happens to a form in a language; open where it is open once. */
function verdictOf(language: string, form: (typeof forms)[number]): Verdict | 'none' {
  const verdicts = instants.flatMap((atMs, at) =>
    // Dates say the same whenever they are read; ages need a case of each distance.
    distances.slice(0, at === 0 ? distances.length : 1).flatMap((distance) => {
      const text = form.write(language, atMs, atMs + distance);
      return text === undefined ? [] : [judge(text, language, atMs, atMs + distance)];
    }),
  );
  return (['wrong', 'open', 'right'] as const).find((each) => verdicts.includes(each)) ?? 'none';
}

const head = `# Times by language

What is read of a time that \`Intl\` itself writes, in each of twelve forms, at six instants: ✓ rightly each time, · left
open at least once (figures whose order may be another, days without a year), ✗ wrongly, which a test refuses. Made by
\`tests/unit/posts/time-languages.test.ts\`; its forms are in \`time-forms.ts\` beside it, and why something stays
open is told in [ADR 62](adr/0062-how-times-are-read.md).
`;

function table(): string {
  const names = `| language | ${forms.map(({ name }) => name).join(' | ')} |`;
  const line = `|---|${forms.map(() => '---').join('|')}|`;
  const rows = languages.map(
    (language) =>
      `| ${language} | ${forms.map((form) => signs[verdictOf(language, form)]).join(' | ')} |`,
  );
  return [names, line, ...rows].join('\n');
}

describe('times in every language', () => {
  it(
    'are read as the documented table says, and none of them wrongly',
    async () => {
      const found = table();
      expect(found).not.toContain(signs.wrong);
      await expect(`${head}\n${found}\n`).toMatchFileSnapshot('../../../docs/times-by-language.md');
    },
    patienceMs,
  );

  const language = fc.constantFrom(...languages);
  const form = fc.constantFrom(...forms);
  const at = fc.integer({
    min: Date.parse('2005-01-01T00:00:00Z') / 60_000,
    max: Date.parse('2026-11-01T00:00:00Z') / 60_000,
  });
  const later = fc.oneof(
    fc.integer({ min: 1, max: 3 * 24 * 60 }),
    fc.integer({ min: 1, max: 400 * 24 * 60 }),
  );

  it(
    'are never taken for another time',
    () => {
      fc.assert(
        fc.property(language, form, at, later, (tag, { write }, minute, distance) => {
          const atMs = minute * 60_000;
          const nowMs = atMs + distance * 60_000;
          const text = write(tag, atMs, nowMs);
          if (text !== undefined)
            expect([text, judge(text, tag, atMs, nowMs)]).not.toContain('wrong');
        }),
        { numRuns: 2_000 },
      );
    },
    patienceMs,
  );

  it(
    'do not depend on when they are read, unless they are counted from then',
    () => {
      const dates = fc.constantFrom(...forms.slice(0, 7));
      fc.assert(
        fc.property(language, dates, at, later, later, (tag, { write }, minute, one, other) => {
          const text = write(tag, minute * 60_000, minute * 60_000) ?? '';
          const isos = [one, other].map((distance) => {
            const nowMs = (minute + distance) * 60_000;
            return findTime(text, { nowMs, utcOffsetMinutes: 0, languages: [tag] })?.iso;
          });
          const told = isos.filter((iso) => iso !== undefined);
          expect(new Set(told).size).toBeLessThan(2);
        }),
        { numRuns: 1_000 },
      );
    },
    patienceMs,
  );

  it(
    'have no day where only a time of day is written',
    () => {
      fc.assert(
        fc.property(language, at, later, (tag, minute, distance) => {
          const clock = new Intl.DateTimeFormat(tag, { timeStyle: 'short', timeZone: 'UTC' });
          const text = clock.format(minute * 60_000);
          const nowMs = (minute + distance) * 60_000;
          const found = findTime(text, { nowMs, utcOffsetMinutes: 0, languages: [tag] });
          expect(found?.iso).toBeUndefined();
        }),
        { numRuns: 500 },
      );
    },
    patienceMs,
  );
});
