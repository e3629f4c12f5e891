import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ClickedReports } from '../../../utils/services/capture/clicked-reports.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const report = (id: string) => Promise.resolve({ id });

it('a popup that names no tab belongs to the last click, whatever tab is in front by then', async () => {
  const clicked = new ClickedReports();
  clicked.expect(1, report('first'));
  clicked.expect(2, report('second'));
  expect(await clicked.take(undefined)).toEqual({ id: 'second' });
});

it('the popup after it is of the tab in front again', () => {
  const clicked = new ClickedReports();
  clicked.expect(1, report('first'));
  void clicked.take(undefined);
  expect(clicked.take(undefined)).toBeUndefined();
  expect(clicked.ofTab(1)).toBeDefined();
});

it('a window of its own names its tab, and no popup is awaited after it', async () => {
  const clicked = new ClickedReports();
  clicked.expect(1, report('first'));
  expect(await clicked.take(1)).toEqual({ id: 'first' });
  expect(clicked.take(undefined)).toBeUndefined();
});

it('a window of another tab does not use up the click', async () => {
  const clicked = new ClickedReports();
  clicked.expect(1, report('first'));
  expect(clicked.take(7)).toBeUndefined();
  expect(await clicked.take(undefined)).toEqual({ id: 'first' });
});

it('a click whose popup never came is forgotten, a newer one on the same tab is not', () => {
  const clicked = new ClickedReports();
  clicked.expect(1, report('first'));
  vi.advanceTimersByTime(6_000);
  clicked.expect(1, report('second'));
  vi.advanceTimersByTime(6_000);
  expect(clicked.ofTab(1)).toBeDefined();
  vi.advanceTimersByTime(6_000);
  expect(clicked.ofTab(1)).toBeUndefined();
  expect(clicked.take(undefined)).toBeUndefined();
});
