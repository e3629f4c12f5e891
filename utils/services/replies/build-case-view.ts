import type { CaseEvent } from '../../casework/case-event.ts';
import { evolve } from '../../casework/evolve.ts';
import { readSteps } from '../../correspondence/believe-case.ts';
import type { Correspondence } from '../../outbox/correspondence.ts';
import type { Standard } from '../../standard/schema.ts';
import type { StoredSealing } from '../../storage/sealing-record.ts';
import { caseAtArrival, decideAt, shortNumber } from './arrival.ts';
import type { CaseView } from './case-view.ts';

interface Parts {
  readonly reportId: string;
  readonly receivedAt: string;
  readonly endpoint: string | undefined;
  readonly stored: Correspondence;
  readonly sealing: StoredSealing | undefined;
  readonly standard: Standard;
  /** There is a key that answers can be sealed to. */
  readonly hasReplyKey: boolean;
}

function outcomeAt(seq: number, steps: readonly CaseEvent[]) {
  const step = steps.find((each) => each.seq === seq);
  return step?.type === 'case.replied' ? step.outcome : undefined;
}

function askedIn(state: CaseView['state'], steps: readonly CaseEvent[]): CaseView['asked'] {
  const asked = steps.findLast((step) => step.type === 'case.asked');
  if (state !== 'needs-more' || asked?.type !== 'case.asked') return undefined;
  return { elements: asked.elements, dueAt: asked.dueAt };
}

const withdrawable: readonly CaseView['state'][] = [
  'received',
  'assessed',
  'accepted',
  'needs-more',
  'declined',
  'transferred',
];

/** A case out of its proved steps: its state is reckoned here, by the same law as at the desk. */
export function buildCaseView(parts: Parts): CaseView {
  const { reportId, stored, hasReplyKey } = parts;
  const steps = readSteps(stored.steps);
  const report = { reportId, receivedAt: parts.receivedAt };
  const began = caseAtArrival(report, parts.sealing, parts.standard);
  const { state } = steps.reduce(evolve, began);
  // Before the endpoint was asked, the standard alone says when.
  const isAsked = stored.askedAt !== undefined;
  const due = isAsked ? stored.due?.dueAt : decideAt(report, parts.sealing, parts.standard);
  const isPending = (kind: string) =>
    stored.outgoing.some((word) => word.act.kind === kind && word.state !== 'refused');
  const asked = isPending('answer') ? undefined : askedIn(state, steps);
  const isAnswered = steps.some(({ type }) => type === 'case.replied');
  const isRated = steps.some(({ type }) => type === 'result.rated') || isPending('rating');
  return {
    id: reportId,
    endpoint: parts.endpoint,
    number: shortNumber(reportId),
    state,
    steps: stored.steps.map(({ event: { seq, type, at } }) => ({
      ...{ seq, type, at },
      outcome: outcomeAt(seq, steps),
    })),
    // While the desk waits, what comes next is the reporter's to do.
    dueAt: asked?.dueAt ?? due,
    fault: stored.fault,
    messages: stored.messages.length,
    asked: hasReplyKey ? asked : undefined,
    can: {
      write: hasReplyKey && state !== 'closed',
      withdraw: hasReplyKey && withdrawable.includes(state) && !isPending('withdrawal'),
      rate: hasReplyKey && isAnswered && !isRated && ['replied', 'closed'].includes(state),
    },
    outgoing: stored.outgoing.map(({ id, act, state: word }) => ({
      id,
      kind: act.kind,
      isRefused: word === 'refused',
    })),
  };
}
