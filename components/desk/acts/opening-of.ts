import type { EventOf } from '../../../utils/casework/case-event.ts';
import type { DeskCase } from '../../../utils/casework/wire.ts';
import type { DeskHandler } from '../desk-services.ts';
import { caseOf } from './scene.ts';

/** Why somebody opens a case, as the ledger has it, and whether they claim it with that. */
export interface OpeningPlan {
  readonly reason: EventOf<'report.opened'>['reason'];
  readonly isClaiming: boolean;
}

/**
 * Whoever may only look does not claim, and neither does who comes to sign what another proposed: the case
 * stays with its owner.
 */
export function openingOf(
  current: DeskCase,
  { roles, number }: Pick<DeskHandler, 'roles' | 'number'>,
): OpeningPlan {
  const isWatching = roles.every((role) => role === 'auditor' || role === 'administrator');
  if (isWatching) return { reason: 'audit', isClaiming: false };
  const { complaintAt, appealAt, proposal, state, finding, reviewers } = caseOf(current);
  if (complaintAt !== null) return { reason: 'complaint', isClaiming: true };
  if (appealAt !== null) return { reason: 'appeal', isClaiming: true };
  const isDisposing = roles.some((role) => role === 'disposer' || role === 'supervisor');
  if (!isDisposing || reviewers.includes(number)) return { reason: 'assess', isClaiming: true };
  if (proposal !== null) return { reason: 'dispose', isClaiming: false };
  const isToDispose = state === 'acting' || (state === 'accepted' && finding === 'upheld');
  return { reason: isToDispose ? 'dispose' : 'assess', isClaiming: true };
}
