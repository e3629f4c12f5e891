import { expect, it } from 'vitest';
import type { PageFacts, StatedDate } from '../../../utils/protocol/capture.ts';
import { attestedPage } from '../../../utils/services/capture/attested-page.ts';

function page(dates: readonly Omit<StatedDate, 'source' | 'role'>[]): PageFacts {
  return {
    url: { shown: 'https://a.test/x', cleaned: 'https://a.test/x', attested: 'https://b.test/' },
    title: '',
    contentType: 'text/html',
    charset: 'UTF-8',
    dates: dates.map((date) => ({ source: 'meta', role: 'published', ...date })),
    viewport: {
      ...{ width: 1, height: 1, scrollX: 0, scrollY: 0, devicePixelRatio: 1 },
      ...{ pageWidth: 1, pageHeight: 1 },
    },
    clock: { at: '2026-11-30T00:00:00Z', monotonicMs: 0, timeOriginMs: 0, utcOffsetMinutes: 0 },
  };
}

it('what a date means is read of its words, whatever the page says that it means', () => {
  const { dates } = attestedPage({
    facts: {
      page: page([
        { text: '2026-01-02T03:04:05+08:00' },
        { text: '2026-01-04' },
        { text: '昨天', iso: '2026-01-05T00:00:00.000Z' },
        { text: '2026-01-06', iso: '2020-01-01' },
      ]),
    },
  });
  expect(dates.map(({ text, iso }) => [text, iso])).toEqual([
    ['2026-01-02T03:04:05+08:00', '2026-01-01T19:04:05.000Z'],
    ['2026-01-04', '2026-01-04'],
    ['昨天', undefined],
    ['2026-01-06', '2026-01-06'],
  ]);
});

it('the browser alone attests an address', () => {
  expect(attestedPage({ facts: { page: page([]) } }).url).not.toHaveProperty('attested');
  const attestedUrl = 'https://a.test/y';
  const { url } = attestedPage({ facts: { page: page([]) }, attestedUrl });
  expect(url.attested).toBe(attestedUrl);
});
