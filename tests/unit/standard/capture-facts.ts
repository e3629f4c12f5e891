import type { CaptureFacts } from '../../../utils/protocol/capture-facts.ts';

/** A capture of a made-up forum post, as the page side hands it over. */
export function captureFacts(change: Partial<CaptureFacts> = {}): CaptureFacts {
  const box = { x: 0, y: 0, width: 100, height: 50 };
  return {
    page: {
      url: {
        shown: 'https://forum.example.org/t/1?utm_source=feed',
        cleaned: 'https://forum.example.org/t/1',
      },
      title: 'A thread',
      contentType: 'text/html',
      charset: 'UTF-8',
      dates: [{ source: 'meta', role: 'published', text: '2026-01-30', iso: '2026-01-30' }],
      viewport: {
        ...{ width: 1280, height: 800, scrollX: 0, scrollY: 0 },
        ...{ devicePixelRatio: 1, pageWidth: 1280, pageHeight: 4000 },
      },
      clock: {
        at: '2026-02-01T10:00:00.000Z',
        monotonicMs: 1,
        timeOriginMs: 1,
        utcOffsetMinutes: 0,
      },
    },
    post: {
      box,
      selector: 'article',
      text: 'He stole the church silver.',
      author: { name: 'Somebody', url: 'https://forum.example.org/u/somebody' },
      permalink: 'https://forum.example.org/t/1#p2',
      time: {
        source: 'time-element',
        role: 'published',
        text: 'yesterday',
        iso: '2026-01-31T08:00:00Z',
      },
      media: [],
    },
    account: {
      ...{ engine: 'test', durationMs: 1, longestTaskMs: 1, nodes: 1, mutationsDuring: 0 },
      ...{ frames: [], cuts: [] },
    },
    ...change,
  };
}
