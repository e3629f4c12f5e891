import type { EvidenceManifest } from '../protocol/evidence.ts';
import type { CaptureRecord } from './capture-record.ts';
import type { Draft } from './draft.ts';

/** The evidence manifest of a whole capture, made for a report. */
export function evidenceManifestOf(reportId: string, capture: CaptureRecord): EvidenceManifest {
  const { version, browser } = capture.software;
  return {
    ...(capture.seed === undefined
      ? { type: 'plaint.evidence/1' as const }
      : { type: 'plaint.evidence/2' as const, seed: capture.seed }),
    reportId,
    capturedAt: capture.capturedAt,
    url: capture.facts.page.url.shown,
    software: { name: 'plaint', version, browser },
    clocks: capture.clocks,
    artefacts: capture.artefacts,
  };
}

/** The evidence of a report: what was captured, or only the address where nothing could be. */
export function buildEvidenceManifest(
  draft: Draft,
  capture: CaptureRecord | undefined,
  software: CaptureRecord['software'],
): EvidenceManifest {
  if (capture !== undefined) return evidenceManifestOf(draft.id, capture);
  return {
    type: 'plaint.evidence/1',
    reportId: draft.id,
    capturedAt: draft.createdAt,
    url: draft.url,
    software: { name: 'plaint', version: software.version, browser: software.browser },
    clocks: { browser: draft.createdAt },
    artefacts: [],
  };
}
