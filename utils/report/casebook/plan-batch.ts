import type { Limits } from '../../protocol/limits.ts';
import type { CaseItem } from '../case-item.ts';
import { maxTargets } from '../targets.ts';

/**
 * One report of a batch: the capture of the first item goes as its evidence, those of the others as
 * documents.
 */
export interface PlannedReport {
  readonly items: readonly CaseItem[];
}

/** The capture itself and its redacted copy. */
const ownParts = 2;
/** Per report the wire carries this many documents (`reportBodySchema.documents`). */
const maxDocuments = 64;

/** How many captures beside its own one report can carry, with so many documents of the case. */
function roomForCaptures(limits: Pick<Limits, 'maxEvidencePerReport'>, documents: number): number {
  const parts = Math.min(limits.maxEvidencePerReport - ownParts, maxDocuments);
  return Math.max(0, parts - documents);
}

/**
 * Puts items into as few reports as the endpoint's limits allow, in their order. Items of one capture share
 * its place. An item whose capture is gone travels by its address alone.
 */
export function planBatch(
  items: readonly CaseItem[],
  documents: number,
  limits: Pick<Limits, 'maxEvidencePerReport'>,
): PlannedReport[] {
  const room = roomForCaptures(limits, documents);
  const reports: CaseItem[][] = [];
  let captures = new Set<string>();
  for (const item of items) {
    const last = reports.at(-1);
    const next = new Set(captures);
    if (item.captureId !== undefined) next.add(item.captureId);
    if (last === undefined || last.length >= maxTargets || next.size > room + 1) {
      reports.push([item]);
      captures = new Set(item.captureId === undefined ? [] : [item.captureId]);
    } else {
      last.push(item);
      captures = next;
    }
  }
  return reports.map((planned) => ({ items: planned }));
}
