import type { EvidenceManifest } from '../protocol/evidence.ts';
import type { CaptureRecord } from './capture-record.ts';
import type { Draft } from './draft.ts';

/** The evidence of a report: what was captured, or only the address where nothing could be. */
export function buildEvidenceManifest(
  draft: Draft,
  capture: CaptureRecord | undefined,
  software: CaptureRecord['software'],
): EvidenceManifest {
  const made = capture?.software ?? software;
  return {
    type: 'plaint.evidence/1',
    reportId: draft.id,
    capturedAt: capture?.capturedAt ?? draft.createdAt,
    url: capture?.facts.page.url.shown ?? draft.url,
    software: { name: 'plaint', version: made.version, browser: made.browser },
    clocks: capture?.clocks ?? { browser: draft.createdAt },
    artefacts: capture?.artefacts ?? [],
  };
}
