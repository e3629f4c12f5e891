import { expect, it } from 'vitest';
import { pickMinimumSet } from '../../../utils/report/minimum-set.ts';
import { guideline2023 } from '../../../utils/standard/guideline-2023/guideline-2023.ts';

const posts = [
  { key: 'middle', text: 'Nothing of note.', at: '2026-01-02T00:00:00Z' },
  { key: 'first', text: 'It began here.', at: '2026-01-01T00:00:00Z' },
  { key: 'insult', text: 'You idiot.', at: '2026-01-02T01:00:00Z' },
  { key: 'threat', text: 'I know where you live, you idiot.', at: '2026-01-02T02:00:00Z' },
  { key: 'hunt', text: '大家去人肉他', at: '2026-01-02T03:00:00Z' },
  { key: 'mild', text: 'What a liar.', at: '2026-01-02T04:00:00Z' },
  { key: 'late-1', text: 'One.', at: '2026-01-03T00:00:00Z' },
  { key: 'late-2', text: 'Two.', at: '2026-01-04T00:00:00Z' },
  { key: 'late-3', text: 'Three.', at: '2026-01-05T00:00:00Z' },
];

it('is the first post, the three latest and the three worst, each with its reason', () => {
  const picks = pickMinimumSet(posts, guideline2023);
  expect(picks.map(({ key, because }) => [key, because])).toEqual([
    ['first', 'first'],
    ['late-3', 'latest'],
    ['late-2', 'latest'],
    ['late-1', 'latest'],
    ['threat', 'worst'],
    ['hunt', 'worst'],
    ['insult', 'worst'],
  ]);
  expect(picks.find(({ key }) => key === 'threat')?.lexicons).toEqual(
    expect.arrayContaining(['threat', 'abuse']),
  );
});

it('names a post once, and falls back on the order of the page where no times are shown', () => {
  const undated = posts.map(({ key, text }) => ({ key, text }));
  const picks = pickMinimumSet(undated, guideline2023);
  expect(picks[0]).toMatchObject({ key: 'middle', because: 'first' });
  expect(new Set(picks.map(({ key }) => key)).size).toBe(picks.length);
  expect(pickMinimumSet([], guideline2023)).toEqual([]);
});
