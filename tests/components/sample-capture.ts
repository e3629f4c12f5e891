import type { CaptureFacts } from '../../utils/protocol/capture-facts.ts';
import type { CaptureRecord } from '../../utils/report/capture-record.ts';

const at = '2026-11-20T10:00:00.000Z';

/** A capture of one post on a forum, with the given words selected. */
export function sampleCapture(id: string, words: string): CaptureRecord {
  const url = 'https://forum.example.org/t/7';
  const facts: CaptureFacts = {
    page: {
      url: { shown: `${url}?utm_source=feed`, cleaned: url },
      title: 'Fernside talk',
      contentType: 'text/html',
      charset: 'UTF-8',
      dates: [],
      viewport: {
        width: 1200,
        height: 800,
        scrollX: 0,
        scrollY: 0,
        devicePixelRatio: 1,
        pageWidth: 1200,
        pageHeight: 900,
      },
      clock: { at, monotonicMs: 5, timeOriginMs: 5, utcOffsetMinutes: 0 },
    },
    selection: {
      quote: { exact: words, prefix: '', suffix: '' },
      position: { start: 0, end: words.length },
      range: { startSelector: '/p', startOffset: 0, endSelector: '/p', endOffset: words.length },
      fragmentUrl: url,
    },
    post: {
      box: { x: 0, y: 0, width: 10, height: 10 },
      selector: 'article',
      text: words,
      author: { name: 'nettle_77', url: 'https://forum.example.org/u/nettle_77' },
      permalink: url,
      media: [],
    },
    account: {
      engine: 'test',
      durationMs: 1,
      longestTaskMs: 1,
      nodes: 10,
      mutationsDuring: 0,
      frames: [],
      cuts: [],
    },
  };
  return {
    id,
    capturedAt: at,
    facts,
    clocks: { browser: at },
    software: { version: '0.0.0', browser: 'Test 1' },
    artefacts: [],
  };
}
