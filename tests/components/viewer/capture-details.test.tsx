import { render } from 'preact';
import { expect, it } from 'vitest';
import { type Services, ServicesContext } from '../../../components/services.ts';
import { CaptureDetails } from '../../../components/viewer/CaptureDetails.tsx';
import { languages } from '../../../utils/i18n/language.ts';
import { createTranslator } from '../../../utils/i18n/translate.ts';
import type { Omission } from '../../../utils/protocol/capture-account.ts';
import { findViolations, openPopup } from '../popup-harness.tsx';
import { sampleCapture } from '../sample-capture.ts';

const font: Omission = {
  what: 'font',
  why: 'cross-origin',
  count: 2,
  examples: [
    'https://fonts.example.org/lantern.woff2',
    'https://fonts.example.org/\u202Efern.woff2',
  ],
};

it.each(languages)('what is not in a capture is named by its address, in %s', async (language) => {
  const { root, services } = await openPopup({ language });
  const capture = sampleCapture('c1', 'words');
  const account = { ...capture.facts.account, cuts: [font] };
  render(
    <ServicesContext.Provider value={services}>
      <main>
        <CaptureDetails capture={{ ...capture, facts: { ...capture.facts, account } }} />
      </main>
    </ServicesContext.Provider>,
    root,
  );
  const row = root.querySelector('tr');
  expect([...(row?.querySelectorAll('li') ?? [])].map((each) => each.textContent)).toEqual([
    'https://fonts.example.org/lantern.woff2',
    'https://fonts.example.org/⟨U+202E⟩fern.woff2',
  ]);
  expect(row?.lastElementChild?.textContent).toBe('2');
  expect(await findViolations()).toEqual([]);
});

/** What is told of an endpoint's clock, in each language. */
function wordsOf(offsetMs: number): string[] {
  const capture = sampleCapture(crypto.randomUUID(), 'words');
  const measuredAt = capture.clocks.browser;
  const clocks = { ...capture.clocks, endpoint: { offsetMs, uncertaintyMs: 40.4, measuredAt } };
  return languages.map((language) => {
    const root = document.createElement('div');
    const services = { translator: createTranslator(language) } as Services;
    render(
      <ServicesContext.Provider value={services}>
        <CaptureDetails capture={{ ...capture, clocks }} />
      </ServicesContext.Provider>,
      root,
    );
    return root.textContent ?? '';
  });
}

it('a clock that is ahead is told apart from one that is behind, without a sign', () => {
  const [en, hans, hant] = wordsOf(-310.2);
  expect(en).toContain('310 ms behind this device, give or take 40 ms');
  expect(hans).toContain('比本设备慢 310 毫秒');
  expect(hant).toContain('比此裝置慢 310 毫秒');
  expect(wordsOf(12.3)[0]).toContain('12 ms ahead of this device');
  for (const words of wordsOf(-310.2)) expect(words).not.toMatch(/[-−]310/);
});
