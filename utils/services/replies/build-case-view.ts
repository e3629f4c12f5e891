import type { CaseEvent } from '../../casework/case-event.ts';
import { evolve } from '../../casework/evolve.ts';
import { complaintDue, mayReporter, type OwnStep } from '../../casework/may-reporter.ts';
import { readSteps } from '../../correspondence/believe-case.ts';
import type { Correspondence, OutgoingWord } from '../../outbox/correspondence.ts';
import type { OutboxEvidence } from '../../outbox/item.ts';
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
  /** An instant. */
  readonly now: string;
  /** There is a key that answers can be sealed to. */
  readonly hasReplyKey: boolean;
  readonly maxFileBytes: number;
}

function outcomeOf(step: CaseEvent | undefined): CaseView['steps'][number]['outcome'] {
  if (step?.type === 'case.replied') return step.outcome;
  if (step?.type !== 'complaint.decided') return undefined;
  return step.upheld ? 'complaint-upheld' : 'complaint-dismissed';
}

function askedIn(state: CaseView['state'], steps: readonly CaseEvent[]): CaseView['asked'] {
  const asked = steps.findLast((step) => step.type === 'case.asked');
  if (state !== 'needs-more' || asked?.type !== 'case.asked') return undefined;
  return { elements: asked.elements, dueAt: asked.dueAt };
}

/** Whether it was the reporter who ended it last. */
function hasWithdrawn(steps: readonly CaseEvent[]): boolean {
  const ending = steps.findLast(
    ({ type }) => type === 'case.closed' || type === 'report.withdrawn',
  );
  return ending?.type === 'report.withdrawn';
}

function refusalOf({ code }: OutgoingWord) {
  if (code === 'too_large') return 'too-large';
  return code === 'evidence_missing' ? 'lost' : 'moved-on';
}

function sentOf({ evidence }: OutgoingWord) {
  if (evidence === undefined) return undefined;
  const sum = (of: (file: OutboxEvidence) => number) =>
    evidence.reduce((total, file) => total + of(file), 0);
  return { sentBytes: sum(({ offset }) => offset), bytes: sum(({ sizeBytes }) => sizeBytes) };
}

/**
 * Builds what a reporter sees of a case out of its proved steps. The state is worked out here, by the same
 * law as at the desk.
 */
export function buildCaseView(parts: Parts): CaseView {
  const { reportId, stored, hasReplyKey } = parts;
  const steps = readSteps(stored.steps);
  const report = { reportId, receivedAt: parts.receivedAt };
  const began = caseAtArrival(report, parts.sealing, parts.standard);
  const current = steps.reduce(evolve, began);
  const { state, complaintAt } = current;
  const { standard, now } = parts;
  // Before the endpoint was asked, the standard alone says when.
  const isAsked = stored.askedAt !== undefined;
  const due = isAsked ? stored.due?.dueAt : decideAt(report, parts.sealing, parts.standard);
  const isPending = (kind: string) =>
    stored.outgoing.some((word) => word.act.kind === kind && word.state !== 'refused');
  const may = (step: OwnStep) => hasReplyKey && mayReporter(step, current, standard, now);
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
      outcome: outcomeOf(steps.find((step) => step.seq === seq)),
    })),
    // While the desk waits, what comes next is the reporter's to do.
    dueAt: asked?.dueAt ?? due,
    fault: stored.fault,
    messages: stored.messages.length,
    asked: hasReplyKey ? asked : undefined,
    can: {
      write: hasReplyKey && state !== 'closed',
      withdraw: may('report.withdrawn') && !isPending('withdrawal'),
      rate: may('result.rated') && isAnswered && !isRated,
      complain: may('complaint.lodged') && !isPending('complaint'),
    },
    complaintDueAt: complaintDue(current, standard, now),
    isContested: complaintAt !== null,
    isWithdrawn: state === 'closed' && hasWithdrawn(steps),
    outgoing: stored.outgoing.map((word) => ({
      id: word.id,
      kind: word.act.kind,
      refusal: word.state === 'refused' ? refusalOf(word) : undefined,
      files: sentOf(word),
    })),
    maxFileBytes: parts.maxFileBytes,
  };
}
