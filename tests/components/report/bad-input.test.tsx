import { expect, it } from 'vitest';
import { until } from '../../drive/until.ts';
import { button, fill, openPopup } from '../popup-harness.tsx';

const zeroWidth = '\u200b\u200c\u200d\u2060\ufeff';
const hostile = [
  [
    'markup',
    '<img src=x onerror="globalThis.pwned = 1"><script>globalThis.pwned = 1</script>&amp;',
  ],
  ['emoji', '👩‍👩‍👧‍👦🏳️‍🌈 family, flags 🇺🇳'],
  ['marks from right to left', 'abc \u202e\u2067מילים\u2069 \u200fdef\u202c'],
  ['zero-width characters', `w${zeroWidth}o${zeroWidth}rd`],
  ['10,000 characters', '長'.repeat(10_000)],
  ['half a surrogate pair', 'broken \ud83d end'],
] as const;

const isText = (field: Element): field is HTMLInputElement =>
  field instanceof HTMLTextAreaElement ||
  (field instanceof HTMLInputElement && field.type === 'text');

/** Types into every text field of the step that is shown. */
function typeEverywhere(root: HTMLElement, words: string): number {
  const fields = [...root.querySelectorAll('textarea, input')].filter(
    (field): field is HTMLInputElement => isText(field) && field.name !== 'url',
  );
  for (const field of fields) fill(field, words);
  return fields.length;
}

it.each(hostile)(
  '%s in every field: kept as typed, shown as text, and never run',
  async (_, words) => {
    const popup = await openPopup({
      words,
      draft: { category: 'portrait.defaced', affected: 'enterprise', surface: 'search' },
    });
    const first = typeEverywhere(popup.root, words);
    button(popup.root, /Details(missing: \d+)?$/).click();
    await until('the step', () => popup.root.querySelector('section[aria-label="You"]'));
    for (const folded of popup.root.querySelectorAll('details')) folded.open = true;
    const second = typeEverywhere(popup.root, words);
    expect(first + second).toBeGreaterThan(8);
    await until('it', async () => (await popup.stored()).reporter.contact === words);

    const { answers, reporter } = await popup.stored();
    expect(reporter.name).toBe(words);
    expect(Object.values(answers).every((answer) => answer === words)).toBe(true);

    button(popup.root, /Check & send/).click();
    const preview = await until('the preview', () =>
      popup.root.querySelector('section[aria-label="What will leave this device"]'),
    );
    const start = words.slice(0, 200);
    await until('the words', () => preview.textContent?.includes(start));
    expect(popup.root.querySelector('script, img[src="x"]')).toBeNull();
    expect(Reflect.get(globalThis, 'pwned')).toBeUndefined();
    const raw = preview.querySelector('textarea')?.value ?? '';
    expect(() => JSON.parse(raw)).not.toThrow();
    popup.close();
  },
);
