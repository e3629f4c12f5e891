import { expect, test } from 'vitest';
import { until } from '../../drive/until.ts';
import { control, fill, openPopup } from '../popup-harness.tsx';

function pressEscape(at: number): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key: 'Escape', cancelable: true, bubbles: true });
  Object.defineProperty(event, 'timeStamp', { value: at });
  document.body.dispatchEvent(event);
  return event;
}

test('Escape twice leaves at once, and what was typed is kept', async () => {
  const popup = await openPopup({ draft: { category: 'defamation', affected: 'self' } });
  fill(control(popup.root, 'Why it is false'), 'I was abroad.');
  expect(pressEscape(1000).defaultPrevented).toBe(true);
  expect(popup.openedPages).toEqual([]);
  pressEscape(1300);
  expect(popup.openedPages).toEqual(['left']);
  await until('it', async () => (await popup.stored()).answers['why-false'] === 'I was abroad.');
  popup.close();
});

test('two slow presses are no gesture', async () => {
  const popup = await openPopup();
  pressEscape(1000);
  pressEscape(2000);
  expect(popup.openedPages).toEqual([]);
  popup.close();
});
