import { expect, it } from 'vitest';
import type { TimeReading } from '../../../utils/protocol/capture.ts';
import { isAbout, toldTime } from '../../../utils/protocol/told-time.ts';

const text = 'as the page says';
const iso = '2026-03-16T07:00:00.000Z';

function reading(change: Partial<TimeReading>): TimeReading {
  const earliest = '2026-03-15T07:00:00.000Z';
  return {
    how: 'relative',
    precision: 'day',
    earliest,
    latest: '2026-03-17T07:00:00.000Z',
    ...change,
  };
}

it('is no finer than it was read', () => {
  expect(toldTime({ text, iso, reading: reading({}) })).toBe('2026-03-16');
  expect(toldTime({ text, iso, reading: reading({ precision: 'month' }) })).toBe('2026-03');
  expect(toldTime({ text, iso, reading: reading({ precision: 'hour' }) })).toBe(iso);
});

it('is the words of the page where they leave it open', () => {
  expect(toldTime({ text })).toBe(text);
});

it('is what it was in records that do not say how it was read', () => {
  expect(toldTime({ text, iso })).toBe(iso);
  expect(isAbout({})).toBe(false);
});

it('is about then where it was counted back by more than minutes', () => {
  expect(isAbout({ reading: reading({}) })).toBe(true);
  const exact = { how: 'words', precision: 'minute', earliest: iso, latest: iso } as const;
  expect(isAbout({ reading: exact })).toBe(false);
  const yesterday = { earliest: '2026-03-16T16:00:00.000Z', latest: '2026-03-17T16:00:00.000Z' };
  expect(isAbout({ reading: reading(yesterday) })).toBe(false);
});
