import type { CaptureRecord } from '../../../utils/report/capture-record.ts';
import type { Draft } from '../../../utils/report/draft.ts';

export const noon = Date.parse('2030-01-02T12:00:00Z');
export const hex = (digit: string): string => digit.repeat(64);

export function sampleDraft(changes: Partial<Draft> = {}): Draft {
  return {
    id: crypto.randomUUID(),
    createdAt: '2030-01-02T12:00:00.000Z',
    updatedAt: '2030-01-02T12:00:00.000Z',
    trigger: 'page',
    url: 'https://forum.example.org/t/1',
    title: '一个帖子',
    capture: { state: 'running', startedAt: '2030-01-02T12:00:00.000Z' },
    answers: {},
    reporter: { name: '', contact: '', anonymous: true },
    attachments: [],
    ...changes,
  };
}

export function sampleCapture(id: string, blobHashes: readonly string[]): CaptureRecord {
  return {
    id,
    capturedAt: '2030-01-02T12:00:00.000Z',
    facts: {
      page: {
        url: { shown: 'https://forum.example.org/t/1', cleaned: 'https://forum.example.org/t/1' },
        title: '一个帖子',
        contentType: 'text/html',
        charset: 'UTF-8',
        dates: [],
        viewport: {
          width: 800,
          height: 600,
          scrollX: 0,
          scrollY: 0,
          devicePixelRatio: 1,
          pageWidth: 800,
          pageHeight: 600,
        },
        clock: {
          at: '2030-01-02T12:00:00.000Z',
          monotonicMs: 1,
          timeOriginMs: 1,
          utcOffsetMinutes: 480,
        },
      },
      account: {
        engine: 'example',
        durationMs: 1,
        longestTaskMs: 1,
        nodes: 1,
        mutationsDuring: 0,
        frames: [],
        cuts: [],
      },
    },
    clocks: { browser: '2030-01-02T12:00:00.000Z' },
    software: { version: '0.1.0', browser: 'Example 1' },
    artefacts: blobHashes.map((sha256) => ({
      role: 'document',
      name: 'page.html',
      mediaType: 'text/html',
      sizeBytes: 3,
      sha256,
    })),
  };
}
