import type { PackageInput } from '../../../utils/evidence/wacz/package-input.ts';
import type { CaptureFacts } from '../../../utils/protocol/capture-facts.ts';

export const capturedAt = '2026-03-04T05:06:07.890Z';

/** What the page side would have read from the sample. */
export function factsOf({ title, url }: Pick<PackageInput['page'], 'title' | 'url'>): CaptureFacts {
  return {
    page: {
      url: { shown: url, cleaned: url },
      title,
      arrival: { how: 'navigate', redirectCount: 1 },
      contentType: 'text/html',
      charset: 'UTF-8',
      dates: [],
      viewport: {
        width: 1280,
        height: 720,
        scrollX: 0,
        scrollY: 0,
        devicePixelRatio: 1,
        pageWidth: 1280,
        pageHeight: 2000,
      },
      clock: { at: capturedAt, monotonicMs: 100, timeOriginMs: 1_000, utcOffsetMinutes: 480 },
    },
    account: {
      engine: 'example/1',
      durationMs: 41.2,
      longestTaskMs: 12,
      nodes: 10,
      mutationsDuring: 0,
      frames: [],
      cuts: [
        {
          what: 'image',
          why: 'cross-origin',
          count: 1,
          examples: ['https://static.example.org/lost.png'],
        },
      ],
    },
  };
}
