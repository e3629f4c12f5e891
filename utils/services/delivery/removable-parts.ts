import type { Draft } from '../../report/draft.ts';
import { loadDraft } from '../../storage/drafts.ts';
import type { PlaintDb } from '../../storage/open-plaint-db.ts';
import { composeDraft, type WrittenWith } from './compose-draft.ts';
import type { RemovablePart } from './removable-part.ts';

/** The draft with that thing left out. */
export function leaveOut(draft: Draft, without: RemovablePart): Draft {
  if (without.kind === 'capture') {
    const others = (draft.withheld ?? []).filter((part) => part !== 'package');
    return { ...draft, withheld: [...others, 'package'] };
  }
  const attachments = draft.attachments.filter(({ sha256 }) => sha256 !== without.sha256);
  return { ...draft, attachments };
}

/**
 * What a report can do without and still be complete by the standard: its files, the largest first, then the
 * copy of the page.
 */
export async function listRemovableParts(
  db: PlaintDb,
  written: WrittenWith,
  reportId: string,
): Promise<readonly RemovablePart[]> {
  const draft = await loadDraft(db, reportId);
  if (draft === undefined) return [];
  const files = draft.attachments
    .toSorted((a, b) => b.sizeBytes - a.sizeBytes)
    .slice(0, 3)
    .map(({ sha256, name, sizeBytes }) => ({
      ...{ kind: 'attachment' as const, sha256, name, sizeBytes },
    }));
  const hasCopy = (await composeDraft(db, written, draft)).capture !== undefined;
  const candidates: RemovablePart[] = [
    ...files,
    ...(hasCopy ? [{ kind: 'capture' as const }] : []),
  ];
  const isPossible = await Promise.all(
    candidates.map(async (part) => {
      const { evaluation } = await composeDraft(db, written, leaveOut(draft, part));
      return evaluation.complete;
    }),
  );
  return candidates.filter((_, index) => isPossible[index]);
}
