import { afterEach, expect, it } from 'vitest';
import { watchQuickExit } from '../../../components/quick-exit.ts';

let stop = new AbortController();
afterEach(() => stop.abort());

function watch(isPopup: boolean): { left: number } {
  stop = new AbortController();
  const seen = { left: 0 };
  watchQuickExit(
    async () => {
      seen.left += 1;
    },
    isPopup,
    stop.signal,
  );
  return seen;
}

function pressEscape(at: number): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key: 'Escape', cancelable: true, bubbles: true });
  Object.defineProperty(event, 'timeStamp', { value: at });
  document.body.dispatchEvent(event);
  return event;
}

it('Escape twice leaves at once, and in a popup the first press closes nothing yet', () => {
  const seen = watch(true);
  expect(pressEscape(1000).defaultPrevented).toBe(true);
  expect(seen.left).toBe(0);
  pressEscape(1300);
  expect(seen.left).toBe(1);
});

it('two slow presses are no gesture', () => {
  const seen = watch(true);
  pressEscape(1000);
  pressEscape(2000);
  expect(seen.left).toBe(0);
});

it('on a full page one Escape is left to whatever on it wants it', () => {
  watch(false);
  expect(pressEscape(1000).defaultPrevented).toBe(false);
});

it('nothing on the page can keep the key to itself', () => {
  const seen = watch(false);
  document.body.addEventListener('keydown', (event) => event.stopPropagation(), {
    signal: stop.signal,
  });
  pressEscape(1000);
  pressEscape(1200);
  expect(seen.left).toBe(1);
});
