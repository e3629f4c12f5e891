import { PlaintError } from '../../errors.ts';
import { captureFactsSchema } from '../../protocol/capture-facts.ts';
import type { CaseItem } from '../../report/case-item.ts';
import { effectiveCopy } from '../../report/derivative-record.ts';
import type { RedactedCopy } from '../../report/export/redact-item.ts';
import { loadBlob } from '../../storage/blobs.ts';
import { loadDerivative } from '../../storage/derivatives.ts';
import type { PlaintDb } from '../../storage/open-plaint-db.ts';
import { historyIdOf } from './history-id.ts';

/**
 * The redacted copy of an item's capture, made for the item itself or for the report about it; undefined when
 * there is none, `as-it-is` where a person looked and took nothing out. Throws `not_found` when there is one
 * whose bytes are gone: the original must not stand in for it.
 */
export async function loadRedacted(
  db: PlaintDb,
  item: CaseItem,
): Promise<RedactedCopy | 'as-it-is' | undefined> {
  const { captureId, reportId, draftId } = item;
  if (captureId === undefined) return undefined;
  for (const id of [historyIdOf(item), draftId, reportId]) {
    const derivative = id === undefined ? undefined : await loadDerivative(db, id, captureId);
    if (derivative === undefined) continue;
    if (effectiveCopy(derivative) === undefined) return 'as-it-is';
    const read = async (sha256: string): Promise<string> => {
      const blob = await loadBlob(db, sha256);
      if (blob === undefined) throw new PlaintError('not_found', { detail: { sha256 } });
      return blob.text();
    };
    const facts = captureFactsSchema.safeParse(JSON.parse(await read(derivative.factsSha256)));
    if (!facts.success) throw new PlaintError('not_found');
    return { derivative, facts: facts.data, pageText: await read(derivative.textSha256) };
  }
  return undefined;
}
