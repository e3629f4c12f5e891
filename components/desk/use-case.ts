import { useCallback, useEffect, useState } from 'preact/hooks';
import { type CaseEvent, caseEventSchema } from '../../utils/casework/case-event.ts';
import type { DeskCase } from '../../utils/casework/wire.ts';
import { useWork } from './desk-context.ts';
import type { DeskTrouble, DeskWork, NewStep, OpenedReport, StepOutcome } from './desk-services.ts';

export type CaseState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'trouble'; readonly trouble: DeskTrouble }
  | { readonly kind: 'refused'; readonly code: string }
  /** Somebody else has it: it is opened only once it is taken over. */
  | { readonly kind: 'owned'; readonly current: DeskCase; readonly owner: number }
  | { readonly kind: 'open'; readonly current: DeskCase; readonly opened: OpenedReport };

/** Steps that this software knows, in order. */
export function eventsOf({ steps }: Pick<DeskCase, 'steps'>): readonly CaseEvent[] {
  return steps.flatMap(({ event }) => {
    const parsed = caseEventSchema.safeParse(event);
    return parsed.success ? [parsed.data] : [];
  });
}

function ofOutcome(outcome: StepOutcome): CaseState | undefined {
  if (outcome.kind === 'trouble') return outcome;
  return outcome.kind === 'refused' ? outcome : undefined;
}

/** Whoever may only look does not claim. */
function isWatching({ handler }: DeskWork): boolean {
  return handler.roles.every((role) => role === 'auditor' || role === 'administrator');
}

/**
 * Claims a case and opens it: two entries in the ledger by one press of a key. Of two handlers who do so at once
 * the second sees who was quicker, and opens nothing.
 */
async function claimAndOpen(
  work: DeskWork,
  reportId: string,
  isTakingOver: boolean,
): Promise<CaseState> {
  const read = await work.readCase(reportId);
  if (!read.ok) return { kind: 'trouble', trouble: read.error };
  const { owner, state } = read.value;
  let { seq } = read.value;
  const isMine = owner === work.handler.number;
  if (owner !== null && !isMine && !isTakingOver && !isWatching(work))
    return { kind: 'owned', current: read.value, owner };
  const steps: NewStep[] = [];
  if (!isMine && !isWatching(work) && (state !== 'closed' || read.value.isContested))
    steps.push({ type: 'case.claimed', reportId, seq: 0 });
  const reason = isWatching(work) ? 'audit' : 'assess';
  steps.push({ type: 'report.opened', reportId, seq: 0, reason });
  for (const step of steps) {
    seq += 1;
    const outcome = await work.takeStep({ ...step, seq });
    // Somebody was quicker: looked at once more, it says who.
    if (outcome.kind === 'stale') return claimAndOpen(work, reportId, false);
    const failed = ofOutcome(outcome);
    if (failed !== undefined) return failed;
  }
  const [again, opened] = await Promise.all([work.readCase(reportId), work.openReport(reportId)]);
  if (!again.ok) return { kind: 'trouble', trouble: again.error };
  if (!opened.ok) return { kind: 'trouble', trouble: opened.error };
  return { kind: 'open', current: again.value, opened: opened.value };
}

/** One case from the claim on. */
export function useCase(reportId: string) {
  const work = useWork();
  const [state, setState] = useState<CaseState>({ kind: 'loading' });
  const open = useCallback(
    async (isTakingOver = false) => {
      setState({ kind: 'loading' });
      setState(await claimAndOpen(work, reportId, isTakingOver));
    },
    [work, reportId],
  );
  useEffect(() => void open(), [open]);
  /** What became of the case meanwhile; what was opened stays open. */
  const reload = async () => {
    const read = await work.readCase(reportId);
    setState((before) =>
      before.kind === 'open' && read.ok ? { ...before, current: read.value } : before,
    );
  };
  return { state, open, reload };
}
