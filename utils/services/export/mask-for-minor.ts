import { minorFlag } from '../../report/choose-capture.ts';
import type { Composition } from '../../report/compose.ts';
import { loadDerivative } from '../../storage/derivatives.ts';
import type { PlaintDb } from '../../storage/open-plaint-db.ts';
import { maskPictures } from './mask-pictures.ts';

/**
 * Makes the redacted copy of a report that concerns a minor, with every picture masked, where the reporter
 * has not made one. Does nothing for other reports, and where no capture leaves with the report.
 */
export async function maskForMinor(db: PlaintDb, composition: Composition): Promise<void> {
  const { capture, header, body } = composition;
  const { reportId } = body.evidence;
  if (capture === undefined || !header.flags.includes(minorFlag)) return;
  if ((await loadDerivative(db, reportId, capture.id)) !== undefined) return;
  await maskPictures(db, reportId, capture);
}
