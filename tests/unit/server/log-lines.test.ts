import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { holdLines } from '../../../server/log-lines.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('lines are written together, in order, a tenth of a second later at most', () => {
  const written: string[] = [];
  const lines = holdLines((text) => written.push(text));
  lines.write('one\n');
  vi.advanceTimersByTime(60);
  lines.write('two\n');
  expect(written).toEqual([]);
  vi.advanceTimersByTime(40);
  expect(written).toEqual(['one\ntwo\n']);
  lines.write('three\n');
  vi.advanceTimersByTime(100);
  expect(written).toEqual(['one\ntwo\n', 'three\n']);
});

it('many are written at once, and what is held when asked', () => {
  const written: string[] = [];
  const lines = holdLines((text) => written.push(text));
  const long = `${'x'.repeat(20_000)}\n`;
  lines.write(long);
  lines.write('last\n');
  expect(written).toEqual([long]);
  lines.flush();
  lines.flush();
  expect(written).toEqual([long, 'last\n']);
});
