import { render } from 'preact';
import { expect, test } from 'vitest';
import { type Services, ServicesContext } from '../../../components/services.ts';
import { CaptureDetails } from '../../../components/viewer/CaptureDetails.tsx';
import { createTranslator } from '../../../utils/i18n/translate.ts';
import { sampleCapture } from '../sample-capture.ts';

const languages = ['en', 'zh-Hans', 'zh-Hant'] as const;

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

test('a clock that is ahead is told apart from one that is behind, without a sign', () => {
  const [en, hans, hant] = wordsOf(-310.2);
  expect(en).toContain('310 ms behind this device, give or take 40 ms');
  expect(hans).toContain('比本设备慢 310 毫秒');
  expect(hant).toContain('比此裝置慢 310 毫秒');
  expect(wordsOf(12.3)[0]).toContain('12 ms ahead of this device');
  for (const words of wordsOf(-310.2)) expect(words).not.toMatch(/[-−]310/);
});
