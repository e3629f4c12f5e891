import type { Without } from '../../components/outbox/without.ts';
import type { Draft } from '../../utils/report/draft.ts';
import { loadDraft } from '../../utils/storage/drafts.ts';
import type { PlaintDb } from '../../utils/storage/open-plaint-db.ts';
import { composeDraft, type WrittenWith } from '../composition/compose-draft.ts';

/** The draft with that thing left out. */
export function leaveOut(draft: Draft, without: Without): Draft {
  if (without.kind === 'capture') {
    const others = (draft.withheld ?? []).filter((part) => part !== 'package');
    return { ...draft, withheld: [...others, 'package'] };
  }
  const attachments = draft.attachments.filter(({ sha256 }) => sha256 !== without.sha256);
  return { ...draft, attachments };
}

/** What a report can lose and still be complete by the standard: its files, the largest first, then the copy. */
export async function listWithouts(
  db: PlaintDb,
  written: WrittenWith,
  reportId: string,
): Promise<readonly Without[]> {
  const draft = await loadDraft(db, reportId);
  if (draft === undefined) return [];
  const files = draft.attachments
    .toSorted((a, b) => b.sizeBytes - a.sizeBytes)
    .slice(0, 3)
    .map(({ sha256, name, sizeBytes }) => ({
      ...{ kind: 'attachment' as const, sha256, name, sizeBytes },
    }));
  const hasCopy = (await composeDraft(db, written, draft)).capture !== undefined;
  const candidates: Without[] = [...files, ...(hasCopy ? [{ kind: 'capture' as const }] : [])];
  const isPossible = await Promise.all(
    candidates.map(async (without) => {
      const { evaluation } = await composeDraft(db, written, leaveOut(draft, without));
      return evaluation.complete;
    }),
  );
  return candidates.filter((_, index) => isPossible[index]);
}
