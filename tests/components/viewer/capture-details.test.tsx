import { render } from 'preact';
import { expect, test } from 'vitest';
import { ServicesContext } from '../../../components/services.ts';
import { CaptureDetails } from '../../../components/viewer/CaptureDetails.tsx';
import { languages } from '../../../utils/i18n/language.ts';
import type { Cut } from '../../../utils/protocol/capture.ts';
import { findViolations, openPopup } from '../popup-harness.tsx';
import { sampleCapture } from '../sample-capture.ts';

const font: Cut = {
  what: 'font',
  why: 'cross-origin',
  count: 2,
  examples: [
    'https://fonts.example.org/lantern.woff2',
    'https://fonts.example.org/\u202Efern.woff2',
  ],
};

test.each(languages)(
  'what is not in a capture is named by its address, in %s',
  async (language) => {
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
  },
);
