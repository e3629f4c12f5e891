import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { messageOf } from '../../utils/casework/message-wire.ts';
import type { Role } from '../../utils/casework/roles.ts';
import type { DeskCase } from '../../utils/casework/wire.ts';
import { ok } from '../../utils/result.ts';
import { openingOf } from './acts/opening-of.ts';
import { useWork } from './desk-context.ts';
import type { DeskTrouble, DeskWork, NewStep, OpenedReport, StepOutcome } from './desk-services.ts';
import { eventsOf } from './events-of.ts';

export type CaseState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'trouble'; readonly trouble: DeskTrouble }
  | { readonly kind: 'refused'; readonly code: string }
  /** Somebody else has it: it is opened only once it is taken over. */
  | { readonly kind: 'owned'; readonly current: DeskCase; readonly owner: number }
  /** Looked at by who may open who reports, and nothing else of it. */
  | { readonly kind: 'custody'; readonly current: DeskCase }
  | { readonly kind: 'open'; readonly current: DeskCase; readonly opened: OpenedReport };

function countMessages(current: DeskCase): number {
  return eventsOf(current).filter((event) => messageOf(event) !== undefined).length;
}

/** The law lets a custodian open who reports, and the report only those who handle or audit it. */
function isCustodianOnly(roles: readonly Role[]): boolean {
  return (
    roles.includes('custodian') &&
    roles.every((role) => role === 'custodian' || role === 'administrator')
  );
}

function ofOutcome(outcome: StepOutcome): CaseState | undefined {
  if (outcome.kind === 'trouble') return outcome;
  return outcome.kind === 'refused' ? outcome : undefined;
}

/**
 * Claims a case and opens it: two entries in the ledger by one press of a key. Of two handlers who do so at
 * once the second sees who was quicker, and opens nothing.
 */
async function claimAndOpen(
  work: DeskWork,
  reportId: string,
  isTakingOver: boolean,
): Promise<CaseState> {
  const read = await work.readCase(reportId);
  if (!read.ok) return { kind: 'trouble', trouble: read.error };
  if (isCustodianOnly(work.handler.roles)) return { kind: 'custody', current: read.value };
  const { owner, state } = read.value;
  let { seq } = read.value;
  const isMine = owner === work.handler.number;
  const { reason, isClaiming } = openingOf(read.value, work.handler);
  if (owner !== null && !isMine && !isTakingOver && isClaiming)
    return { kind: 'owned', current: read.value, owner };
  const steps: NewStep[] = [];
  if (!isMine && isClaiming && (state !== 'closed' || read.value.isContested))
    steps.push({ type: 'case.claimed', reportId, seq: 0 });
  steps.push({ type: 'report.opened', reportId, seq: 0, reason });
  for (const step of steps) {
    seq += 1;
    const outcome = await work.takeStep({ ...step, seq });
    // Somebody was quicker: looked at once more, it says who.
    if (outcome.kind === 'stale') return claimAndOpen(work, reportId, false);
    const failed = ofOutcome(outcome);
    if (failed !== undefined) return failed;
  }
  const again = await work.readCase(reportId);
  if (!again.ok) return { kind: 'trouble', trouble: again.error };
  const opened = await work.openReport(again.value);
  if (!opened.ok) return { kind: 'trouble', trouble: opened.error };
  return { kind: 'open', current: again.value, opened: opened.value };
}

/** One case from the claim on. */
export function useCase(reportId: string) {
  const work = useWork();
  // What this handler may do can change while a case is open: that opens it no second time.
  const latest = useRef(work);
  latest.current = work;
  const [state, setState] = useState<CaseState>({ kind: 'loading' });
  const open = useCallback(
    async (isTakingOver = false) => {
      setState({ kind: 'loading' });
      latest.current.forgetUnsent(reportId);
      setState(await claimAndOpen(latest.current, reportId, isTakingOver));
    },
    [reportId],
  );
  useEffect(() => void open(), [open]);
  /** What became of the case meanwhile; what was opened stays open, and new messages are opened with it. */
  const reload = async () => {
    const read = await work.readCase(reportId);
    if (!read.ok) return;
    const current = read.value;
    if (state.kind === 'custody') setState({ kind: 'custody', current });
    if (state.kind !== 'open') return;
    const hasNew = countMessages(current) !== state.opened.thread.messages.length;
    const again = hasNew ? await work.readThread(current, state.opened) : ok(state.opened);
    setState(
      again.ok
        ? { kind: 'open', current, opened: again.value }
        : { kind: 'trouble', trouble: again.error },
    );
  };
  return { state, open, reload };
}
