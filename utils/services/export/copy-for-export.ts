import { PlaintError } from '../../errors.ts';
import type { CaptureRecord } from '../../report/capture-record.ts';
import type { CaseItem } from '../../report/case-item.ts';
import type { RedactedCopy } from '../../report/export/redact-item.ts';
import type { PlaintDb } from '../../storage/open-plaint-db.ts';
import { exportPackage } from './export-package.ts';
import { historyIdOf } from './history-id.ts';
import { loadRedacted } from './load-redacted.ts';
import { maskPictures } from './mask-pictures.ts';

/**
 * The copy of an item's capture that leaves in place of the original: the redacted copy, if there is one; if
 * a minor is concerned and nobody has made one, a copy with every picture masked, made now. Undefined when
 * the original may leave. Throws `not_found` when a copy is needed and its bytes, or those that it is made
 * of, are gone.
 */
export async function copyForExport(
  db: PlaintDb,
  item: CaseItem,
  capture: CaptureRecord,
  isMinorConcerned: boolean,
): Promise<RedactedCopy | undefined> {
  const made = await loadRedacted(db, item);
  if (made === 'as-it-is') return undefined;
  if (made !== undefined || !isMinorConcerned) return made;
  if (!(await maskPictures(db, historyIdOf(item), capture))) throw new PlaintError('not_found');
  const masked = await loadRedacted(db, item);
  return masked === 'as-it-is' ? undefined : masked;
}

/** Packs what `copyForExport` gave: the copy, else the original. */
export function packageForExport(
  db: PlaintDb,
  item: CaseItem,
  capture: CaptureRecord,
  redacted: RedactedCopy | undefined,
): Promise<Blob> {
  return redacted === undefined
    ? exportPackage(db, historyIdOf(item), capture, 'original')
    : exportPackage(db, redacted.derivative.reportId, capture, 'redacted');
}
