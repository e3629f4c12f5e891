import { expect, it } from 'vitest';
import { readArrival } from '../../../utils/capture/facts/read-arrival.ts';

const shown = 'https://forum.example.org/thread/7';

function windowWith(entry: unknown): Window {
  const performance = { getEntriesByType: () => (entry === undefined ? [] : [entry]) };
  return { performance } as unknown as Window;
}

it('tells how often the site sent the browser on, and the address that was loaded', () => {
  const name = 'https://forum.example.org/login?next=7';
  const entry = { type: 'navigate', redirectCount: 2, responseStatus: 200, name };
  expect(readArrival(windowWith(entry), shown)).toEqual({
    how: 'navigate',
    redirectCount: 2,
    status: 200,
    loadedUrl: name,
  });
});

it('names no other address when only the place within the page differs, nor a status of 0', () => {
  const entry = { type: 'reload', redirectCount: 0, responseStatus: 0, name: `${shown}#post-9` };
  expect(readArrival(windowWith(entry), `${shown}#post-3`)).toEqual({
    how: 'reload',
    redirectCount: 0,
  });
});

it.each([
  ['there is no entry', undefined],
  ['it is of another shape', { type: 'teleport', redirectCount: -1 }],
  ['it tells no number', { type: 'navigate' }],
])('says that nothing is known when %s', (_, entry) => {
  expect(readArrival(windowWith(entry), shown)).toBeUndefined();
});

it('says that nothing is known where there is no Navigation Timing', () => {
  expect(readArrival({ performance: {} } as unknown as Window, shown)).toBeUndefined();
});
