import type { ArtefactRole } from '../protocol/evidence.ts';
import { deriveFlags } from '../standard/flags.ts';
import type { Standard } from '../standard/schema.ts';
import type { CaptureRecord } from './capture-record.ts';
import type { Draft } from './draft.ts';

const pictures: ReadonlySet<ArtefactRole> = new Set([
  'screenshot',
  'screenshot-marked',
  'screenshot-element',
  'screenshot-page',
  'thumbnail',
]);

/**
 * The flag of categories whose content must not be copied at all: the report carries addresses only (A10a).
 */
export const linkOnlyFlag = 'link-only';

/**
 * The flag that holds wherever a minor is affected: pictures are masked unless somebody shows them (A10a).
 */
export const minorFlag = 'minor';

export function isLinkOnly(category: string | undefined, standard: Standard): boolean {
  if (category === undefined) return false;
  return deriveFlags({ category, flags: [] }, standard).includes(linkOnlyFlag);
}

/**
 * What of a capture leaves with a report: without the parts that the reporter withholds, and nothing at all
 * where only links may be sent.
 */
export function chooseCapture(
  capture: CaptureRecord | undefined,
  draft: Draft,
  flags: readonly string[],
): CaptureRecord | undefined {
  const withheld = draft.withheld ?? [];
  if (withheld.includes('package') || flags.includes(linkOnlyFlag)) return undefined;
  if (capture === undefined || !withheld.includes('pictures')) return capture;
  return {
    ...capture,
    artefacts: capture.artefacts.filter(({ role }) => !pictures.has(role)),
  };
}
