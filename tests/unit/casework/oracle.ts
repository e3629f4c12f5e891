import type { CaseEvent, EventOf } from '../../../utils/casework/case-event.ts';
import type { Handler } from '../../../utils/casework/roles.ts';
import { guideline2023 } from '../../../utils/standard/guideline-2023/guideline-2023.ts';

/**
 * What a case allows, told a second time and in another way: from the list of steps alone, by looking back
 * through it at every question. It shares nothing with `utils/casework` but the shape of a step.
 */
const mayBeBy: Readonly<Record<string, string>> = {
  'case.assessed': 'reviewer',
  'case.accepted': 'reviewer',
  'case.asked': 'reviewer',
  'supplement.received': 'reporter intake',
  'case.declined': 'reviewer',
  'case.transferred': 'reviewer',
  'transfer.acknowledged': 'partner intake',
  'transfer.outcome': 'partner intake',
  'transfer.refused': 'partner intake',
  'case.judged': 'reviewer',
  'roles.confirmed': 'reviewer',
  'measures.proposed': 'disposer',
  'measures.signed-off': 'disposer supervisor',
  'measures.returned': 'disposer supervisor',
  'interim.ordered': 'disposer',
  'measure.forwarded': 'disposer',
  'notice.reissued': 'disposer',
  'measure.confirmed': 'platform disposer',
  'measure.refused': 'platform disposer',
  'measure.reviewed': 'disposer',
  'measure.ended': 'disposer clock',
  'case.replied': 'disposer reviewer',
  'case.closed': 'disposer clock',
  'report.withdrawn': 'reporter intake',
  'complaint.lodged': 'reporter intake',
  'complaint.decided': 'reviewer supervisor',
  'appeal.lodged': 'reported intake',
  'appeal.decided': 'supervisor',
  'case.claimed': 'reviewer disposer supervisor intake',
  'case.released': 'reviewer disposer supervisor intake',
  'case.assigned': 'supervisor clock',
  'case.linked': 'reviewer disposer supervisor intake',
  'case.unlinked': 'reviewer disposer supervisor intake',
  'lane.changed': 'reviewer supervisor',
  'message.sent': 'reviewer disposer supervisor',
  'message.received': 'reporter intake',
  'note.added': 'reviewer disposer supervisor intake custodian',
  'result.rated': 'reporter intake',
  'identity.requested': 'reviewer disposer supervisor',
  'identity.granted': 'custodian',
  'identity.refused': 'custodian',
  'identity.opened': 'custodian',
  'report.opened': 'reviewer disposer supervisor auditor',
  'timer.warned': 'clock',
  'timer.overdue': 'clock',
  'timer.escalated': 'clock',
  'consultation.asked': 'reviewer disposer supervisor',
  'consultation.answered': 'reviewer disposer supervisor intake partner',
  'guidance.opened': 'reviewer disposer',
  'guidance.planned': 'reviewer disposer',
  'guidance.explained': 'reviewer disposer',
  'inspection.opened': 'supervisor',
  'inspection.demanded': 'supervisor',
  'inspection.answered': 'platform supervisor',
  'inspection.rechecked': 'supervisor',
  'inspection.closed': 'supervisor',
  'account.listed': 'disposer',
  'account.unlisted': 'disposer supervisor clock',
  'story.approved': 'disposer supervisor',
  'story.published': 'disposer supervisor',
};

const reviewing =
  'case.assessed case.accepted case.asked case.declined case.transferred case.judged roles.confirmed complaint.decided';
const disposing =
  'notice.reissued measures.proposed measures.signed-off measures.returned interim.ordered measure.forwarded measure.reviewed measure.ended appeal.decided account.listed';
/** Where a certificate that is over stops somebody. */
const judging =
  'case.assessed case.accepted case.declined case.transferred case.judged roles.confirmed complaint.decided appeal.decided';
const ordering =
  'notice.reissued measures.proposed measures.signed-off measures.returned interim.ordered measure.forwarded measure.reviewed measure.ended account.listed complaint.decided appeal.decided';
const worded =
  'notice.reissued measures.returned complaint.decided appeal.decided note.added identity.requested identity.refused consultation.asked';

const among = (list: string, word: string) => list.split(' ').includes(word);

const handlerOf = ({ by }: CaseEvent) => ('handler' in by ? by.handler : undefined);

const whoDid = (history: readonly CaseEvent[], kinds: string) =>
  new Set(history.filter(({ type }) => among(kinds, type)).map(handlerOf));

export function reviewersOf(history: readonly CaseEvent[]) {
  const set = whoDid(history, reviewing);
  set.delete(undefined);
  return set;
}

export function disposersOf(history: readonly CaseEvent[]) {
  const set = whoDid(history, disposing);
  set.delete(undefined);
  return set;
}

function actorsOf(history: readonly CaseEvent[]) {
  return new Set([
    ...reviewersOf(history),
    ...disposersOf(history),
    ...whoDid(history, 'case.replied case.closed'),
  ]);
}

const lastOf = (history: readonly CaseEvent[], kinds: string) =>
  history.findLast(({ type }) => among(kinds, type));

/** The steps from the last of these kinds on, it included; none if there was none. */
function since(history: readonly CaseEvent[], isStart: (event: CaseEvent) => boolean) {
  const start = history.findLastIndex(isStart);
  return start === -1 ? [] : history.slice(start);
}

/** Who signed the proposal that is open after these steps. */
export function signersOf(history: readonly CaseEvent[]): readonly (number | undefined)[] {
  const steps = since(history, ({ type }) => type === 'measures.proposed');
  return steps
    .filter(({ type }) => among('measures.proposed measures.signed-off', type))
    .map(handlerOf);
}

function isSignedOff(history: readonly CaseEvent[]): boolean {
  const proposal = lastOf(history, 'measures.proposed');
  const wanted = proposal?.type === 'measures.proposed' ? proposal.signOffs : 99;
  return signersOf(history).length >= wanted;
}

const plainSteps: Readonly<Record<string, string>> = {
  'case.assessed': 'assessed',
  'case.accepted': 'accepted',
  'case.asked': 'needs-more',
  'supplement.received': 'assessed',
  'case.declined': 'declined',
  'case.transferred': 'transferred',
  'transfer.refused': 'assessed',
  'case.replied': 'replied',
  'case.closed': 'closed',
  'report.withdrawn': 'closed',
};

/** Where a step leads, if it leads anywhere. */
function leadsTo(history: readonly CaseEvent[], at: number): string | undefined {
  const event = history[at];
  if (event === undefined) return undefined;
  if (event.type === 'complaint.decided') return event.upheld ? 'assessed' : undefined;
  if (among('measures.proposed measures.signed-off', event.type))
    return isSignedOff(history.slice(0, at + 1)) ? 'acting' : undefined;
  return plainSteps[event.type];
}

/** The place of the last step that changed the state; -1 while it is as it arrived. */
function lastMove(history: readonly CaseEvent[]): number {
  for (let at = history.length - 1; at >= 0; at -= 1)
    if (leadsTo(history, at) !== undefined) return at;
  return -1;
}

export function stateOf(history: readonly CaseEvent[]): string {
  return leadsTo(history, lastMove(history)) ?? 'received';
}

const isAtRest = (history: readonly CaseEvent[]) =>
  stateOf(history) === 'closed' &&
  !isContested(history) &&
  !isOpen(history, 'inspection.opened', 'inspection.closed');

/** When the steps came to the end after which nothing of the case is open; null where something still is. */
export function settledAt(history: readonly CaseEvent[]): string | null {
  let since: string | null = null;
  for (let count = history.length; count > 0 && isAtRest(history.slice(0, count)); count -= 1)
    since = history[count - 1]?.at ?? null;
  return since;
}

function hasProposal(history: readonly CaseEvent[]): boolean {
  const last = lastOf(history, 'measures.proposed measures.returned');
  if (last?.type !== 'measures.proposed') return false;
  return history.indexOf(last) > lastMove(history);
}

/** The finding that stands, unless the case was looked at anew or the finding was lifted. */
function judgementOf(history: readonly CaseEvent[]): EventOf<'case.judged'> | undefined {
  for (let at = history.length - 1; at >= 0; at -= 1) {
    const event = history[at];
    if (event?.type === 'case.judged') return event;
    if (event?.type === 'appeal.decided' && event.outcome === 'lifted') return undefined;
    if (['assessed', 'needs-more'].includes(leadsTo(history, at) ?? '')) return undefined;
  }
  return undefined;
}

/**
 * The grade and rule for an insult without anything particular: by what was found, and by how many cases were
 * upheld before (A4e).
 */
function gradeFor(found: readonly string[], upheldBefore: number): readonly [number, number] {
  if (upheldBefore >= 4) return [4, 1];
  if (found.length > 0) return [3, 1];
  return upheldBefore >= 2 ? [3, 2] : [2, 0];
}

interface Ordered {
  isInterim: boolean;
  evidenceBy: string | undefined;
  until: string | undefined;
  stage: 'ordered' | 'forwarded' | 'confirmed' | 'refused' | 'ended';
}

/** Every measure of the case, in its order. */
function measuresOf(history: readonly CaseEvent[]): Ordered[] {
  const all: Ordered[] = [];
  const order = (
    orders: readonly { expiresAt?: string | undefined; evidenceDueAt?: string }[],
    isInterim = false,
  ) => {
    for (const { expiresAt, evidenceDueAt } of orders)
      all.push({ until: expiresAt, stage: 'ordered', isInterim, evidenceBy: evidenceDueAt });
  };
  const endAll = () => {
    for (const one of all) if (!['refused', 'ended'].includes(one.stage)) one.stage = 'ended';
  };
  const set = (number: number, stage: Ordered['stage']) => {
    const one = all[number - 1];
    if (one !== undefined) one.stage = stage;
  };
  for (const [at, event] of history.entries()) {
    if (event.type === 'interim.ordered') order([event], true);
    if (event.type === 'case.replied')
      for (const one of all) if (one.isInterim && inForce(one)) one.stage = 'ended';
    if (event.type === 'measure.forwarded') set(event.number, 'forwarded');
    if (event.type === 'measure.confirmed') set(event.number, 'confirmed');
    if (event.type === 'measure.refused') set(event.number, 'refused');
    if (event.type === 'measure.ended') set(event.number, 'ended');
    if (event.type === 'measure.reviewed') {
      const one = all[event.number - 1];
      if (one !== undefined) [one.until, one.evidenceBy] = [event.expiresAt, undefined];
    }
    if (leadsTo(history, at) === 'acting') {
      const proposal = lastOf(history.slice(0, at + 1), 'measures.proposed');
      if (proposal?.type === 'measures.proposed') order(proposal.measures);
    }
    if (event.type === 'appeal.decided' && event.outcome !== 'kept') {
      endAll();
      if (event.outcome === 'changed') order(event.measures ?? []);
    }
  }
  return all;
}

const isOpen = (history: readonly CaseEvent[], opening: string, closing: string) =>
  lastOf(history, `${opening} ${closing}`)?.type === opening;

const isContested = (history: readonly CaseEvent[]) =>
  isOpen(history, 'complaint.lodged', 'complaint.decided') ||
  isOpen(history, 'appeal.lodged', 'appeal.decided');

const inForce = ({ stage }: Ordered) => stage !== 'refused' && stage !== 'ended';

/** Hashes of the codes that hold: of each measure those of its last notice. */
function codesOf(history: readonly CaseEvent[]): readonly (string | undefined)[] {
  return history.flatMap((event, at) => {
    if (event.type !== 'measure.forwarded' && event.type !== 'notice.reissued') return [];
    const isVoid = history
      .slice(at + 1)
      .some((later) => later.type === 'notice.reissued' && later.number === event.number);
    return isVoid ? [] : [event.appealSha256, event.answerSha256];
  });
}

function acknowledgement(history: readonly CaseEvent[]): CaseEvent | undefined {
  const steps = since(history, ({ type }) => type === 'case.transferred');
  return steps.find(({ type }) => type === 'transfer.acknowledged');
}

function isLinked(history: readonly CaseEvent[], other: string): boolean {
  const last = history.findLast(
    (event) =>
      (event.type === 'case.linked' || event.type === 'case.unlinked') && event.other === other,
  );
  return last?.type === 'case.linked';
}

function listingOf(history: readonly CaseEvent[], tag: string) {
  const last = history.findLast(
    (event) =>
      ((event.type === 'account.listed' || event.type === 'account.unlisted') &&
        event.tag === tag) ||
      (event.type === 'appeal.decided' && event.outcome === 'lifted'),
  );
  return last?.type === 'account.listed' ? last : undefined;
}

function ownerOf(history: readonly CaseEvent[]): number | undefined {
  for (let at = history.length - 1; at >= 0; at -= 1) {
    const event = history[at];
    if (event?.type === 'case.claimed') return handlerOf(event);
    if (event?.type === 'case.assigned') return event.to;
    if (event?.type === 'case.released' || leadsTo(history, at) === 'closed') return undefined;
    if (event?.type === 'complaint.decided' && event.upheld) return handlerOf(event);
    const isContest = event?.type === 'complaint.lodged' || event?.type === 'appeal.lodged';
    if (isContest && among('replied closed', stateOf(history.slice(0, at)))) return undefined;
  }
  return undefined;
}

function laneOf(history: readonly CaseEvent[]): string {
  const last = lastOf(history, 'lane.changed');
  return last?.type === 'lane.changed' ? last.lane : 'general';
}

function laneRuleOf(history: readonly CaseEvent[]): string {
  const last = lastOf(history, 'lane.changed');
  return last?.type === 'lane.changed' ? (last.rule ?? 'by-hand') : 'general';
}

/** Whether a timer that ran out is still that: it ends with what it waits for. */
function isStillOut(history: readonly CaseEvent[], timer: string, of: number): boolean {
  const state = stateOf(history);
  switch (timer) {
    case 'acknowledge':
      return lastOf(history, 'case.claimed case.assigned') === undefined && state !== 'closed';
    case 'decide':
      return ['received', 'assessed', 'accepted', 'needs-more', 'transferred'].includes(state);
    case 'supplement':
      return state === 'needs-more';
    case 'complaint':
      return isOpen(history, 'complaint.lodged', 'complaint.decided');
    case 'appeal':
      return isOpen(history, 'appeal.lodged', 'appeal.decided');
    case 'evidence': {
      const measure = measuresOf(history)[of - 1];
      return measure !== undefined && inForce(measure) && measure.evidenceBy !== undefined;
    }
    case 'rectification': {
      const demands = history.filter(({ type }) => type === 'inspection.demanded');
      const last = lastOf(
        history,
        'inspection.opened inspection.demanded inspection.answered inspection.rechecked inspection.closed',
      );
      return last?.type === 'inspection.demanded' && demands.length === of;
    }
    case 'measure-confirmed':
      return measuresOf(history)[of - 1]?.stage === 'forwarded';
    case 'transfer-acknowledged':
      return state === 'transferred' && acknowledgement(history) === undefined;
    case 'transfer-outcome':
      return (
        state === 'transferred' && acknowledgement(history) !== undefined && !hasOutcome(history)
      );
    case 'reply':
      return (
        ['declined', 'acting'].includes(state) || (state === 'transferred' && hasOutcome(history))
      );
    default:
      return consultation(history, of) === 'asked';
  }
}

function hasOutcome(history: readonly CaseEvent[]): boolean {
  const steps = since(history, ({ type }) => type === 'case.transferred');
  return steps.some(({ type }) => type === 'transfer.outcome');
}

function consultation(
  history: readonly CaseEvent[],
  number: number,
): 'asked' | 'answered' | 'none' {
  const asked = history.filter(({ type }) => type === 'consultation.asked');
  if (asked[number - 1] === undefined) return 'none';
  const isAnswered = history.some(
    (event) => event.type === 'consultation.answered' && event.number === number,
  );
  return isAnswered ? 'answered' : 'asked';
}

/** Timers that were warned of and have not ended at any step since. */
function warned(history: readonly CaseEvent[]): ReadonlySet<string> {
  const known = new Set<string>();
  for (const [at, event] of history.entries()) {
    if (event.type === 'timer.warned') known.add(`${event.timer} ${event.of ?? 0}`);
    for (const key of known) {
      const [timer = '', of = '0'] = key.split(' ');
      if (!isStillOut(history.slice(0, at + 1), timer, Number(of))) known.delete(key);
    }
  }
  return known;
}

/** What ran out after these steps and has not ended at any step since; with whether it was escalated. */
function ranOut(history: readonly CaseEvent[]): Map<string, boolean> {
  const out = new Map<string, boolean>();
  for (const [at, event] of history.entries()) {
    const key = 'timer' in event ? `${event.timer} ${event.of ?? 0}` : '';
    if (event.type === 'timer.overdue') out.set(key, false);
    if (event.type === 'timer.escalated') out.set(key, true);
    for (const known of out.keys()) {
      const [timer = '', of = '0'] = known.split(' ');
      if (!isStillOut(history.slice(0, at + 1), timer, Number(of))) out.delete(known);
    }
  }
  return out;
}

function fitOrders(
  orders: readonly { id: string; expiresAt?: string | undefined }[],
  at: string,
  most: number,
): boolean {
  const ids = orders.map(({ id }) => id);
  return (
    ids.every((id, place) => ids.indexOf(id) === place) &&
    orders.every(({ id, expiresAt }) => {
      const known = guideline2023.measures.filter((each) => each.id === id && each.grade <= most);
      const isLimited = known.some(({ timeLimited }) => timeLimited);
      return known.length === 1 && (isLimited ? (expiresAt ?? '') > at : expiresAt === undefined);
    })
  );
}

/** Whether the conditions of a step hold, state and doer aside. */
function fits(
  history: readonly CaseEvent[],
  event: CaseEvent,
  party: string,
  members: readonly number[],
  upheldBefore: number,
): boolean {
  const state = stateOf(history);
  const doer = handlerOf(event);
  const judgement = judgementOf(history);
  const finding = judgement?.finding;
  const proposal = hasProposal(history);
  const measures = measuresOf(history);
  const measure = 'number' in event ? measures[event.number - 1] : undefined;
  const inspection = lastOf(
    history,
    'inspection.opened inspection.demanded inspection.answered inspection.rechecked inspection.closed',
  );
  const isInspected = inspection !== undefined && inspection.type !== 'inspection.closed';
  const identity = lastOf(
    history,
    'identity.requested identity.granted identity.refused identity.opened',
  );
  const requester = lastOf(history, 'identity.requested');
  const isOther = requester === undefined || handlerOf(requester) !== doer;
  switch (event.type) {
    case 'case.asked':
      return event.dueAt > event.at && !proposal;
    case 'case.transferred':
      return !proposal;
    case 'case.judged': {
      if (proposal) return false;
      const { found = [], accounts } = event;
      if (event.finding === 'not-upheld') return found.length === 0 && accounts === undefined;
      return found.every((flag) => among('malicious coordinated', flag));
    }
    case 'transfer.acknowledged':
      return acknowledgement(history) === undefined;
    case 'transfer.outcome':
      return acknowledgement(history) !== undefined;
    case 'measures.proposed': {
      const grade = guideline2023.grades.find((each) => each.grade === event.grade);
      if (finding !== 'upheld' || proposal || grade?.signOffs !== event.signOffs) return false;
      if (!fitOrders(event.measures, event.at, event.grade)) return false;
      if (event.upheldBefore !== undefined && event.upheldBefore !== upheldBefore) return false;
      if (event.override) return event.sealed !== undefined && event.rule === undefined;
      const [wanted, rule] = gradeFor(judgement?.found ?? [], upheldBefore);
      return event.measures.length > 0 && event.grade === wanted && event.rule === rule;
    }
    case 'measures.signed-off':
      return proposal && !signersOf(history).includes(doer);
    case 'measures.returned':
      return proposal;
    case 'interim.ordered':
      return (
        event.expiresAt > event.at &&
        Date.parse(event.expiresAt) - Date.parse(event.at) <= 90 * 24 * 3_600_000 &&
        (event.evidenceDueAt ?? '') <= event.expiresAt &&
        ['dispute-label', 'label', 'time-limited-private'].includes(event.measure)
      );
    case 'measure.forwarded':
      return measure?.stage === 'ordered';
    case 'notice.reissued':
      return (
        (measure?.stage === 'forwarded' || measure?.stage === 'confirmed') &&
        !isOpen(history, 'appeal.lodged', 'appeal.decided') &&
        !codesOf(history).some((code) => code === event.appealSha256 || code === event.answerSha256)
      );
    case 'measure.confirmed':
    case 'measure.refused':
      return measure?.stage === 'forwarded';
    case 'measure.reviewed':
      return (
        measure !== undefined &&
        inForce(measure) &&
        measure.until !== undefined &&
        event.expiresAt > event.at
      );
    case 'measure.ended':
      if (measure === undefined || !inForce(measure)) return false;
      if (party !== 'clock') return event.reason === 'reviewed';
      return event.reason === 'expired' && measure.until !== undefined && measure.until <= event.at;
    case 'case.replied':
      if (state === 'accepted')
        return finding === 'not-upheld' && !proposal && event.outcome === 'not-upheld';
      if (state === 'acting') return event.outcome === 'upheld';
      if (state === 'declined') return event.outcome === 'declined';
      return event.outcome === 'transferred' && acknowledgement(history) !== undefined;
    case 'case.closed':
      if (isContested(history)) return false;
      return party !== 'clock' || (event.dueAt !== undefined && event.dueAt <= event.at);
    case 'report.withdrawn':
      return !measures.some(inForce);
    case 'complaint.lodged':
      if (isOpen(history, 'complaint.lodged', 'complaint.decided')) return false;
      return ['replied', 'closed'].includes(state) || ranOut(history).size > 0;
    case 'complaint.decided':
      return isOpen(history, 'complaint.lodged', 'complaint.decided');
    case 'appeal.lodged':
      return !isOpen(history, 'appeal.lodged', 'appeal.decided') && measures.some(inForce);
    case 'appeal.decided':
      if (!isOpen(history, 'appeal.lodged', 'appeal.decided')) return false;
      if (event.outcome !== 'changed') return event.measures === undefined;
      return event.measures !== undefined && fitOrders(event.measures, event.at, 99);
    case 'case.claimed':
      return state !== 'closed' || isContested(history);
    case 'case.released':
      return ownerOf(history) === doer;
    case 'case.assigned':
      if (party === 'clock')
        return members.includes(event.to) && state !== 'closed' && ownerOf(history) === undefined;
      return members.includes(event.to) && (state !== 'closed' || isContested(history));
    case 'case.linked':
      return event.other !== event.reportId && !isLinked(history, event.other);
    case 'case.unlinked':
      return isLinked(history, event.other);
    case 'lane.changed': {
      const lane = guideline2023.lanes.find(({ id }) => id === event.lane);
      if (lane === undefined) return false;
      const isSame = event.lane === laneOf(history);
      if (isSame && (event.rule ?? 'by-hand') === laneRuleOf(history)) return false;
      if (event.rule === undefined) return event.sealed !== undefined;
      return lane.rules.map(({ id }) => id).includes(event.rule);
    }
    case 'identity.requested':
      return identity === undefined || among('identity.refused identity.opened', identity.type);
    case 'identity.granted':
    case 'identity.refused':
      return identity?.type === 'identity.requested' && isOther;
    case 'identity.opened':
      return identity?.type === 'identity.granted' && isOther;
    case 'timer.warned':
      return event.dueAt > event.at && !warned(history).has(`${event.timer} ${event.of ?? 0}`);
    case 'timer.overdue':
      return event.dueAt <= event.at && !ranOut(history).has(`${event.timer} ${event.of ?? 0}`);
    case 'timer.escalated':
      return (
        event.dueAt <= event.at && ranOut(history).get(`${event.timer} ${event.of ?? 0}`) === false
      );
    case 'consultation.asked':
      return event.dueAt > event.at;
    case 'consultation.answered':
      return consultation(history, event.number) === 'asked';
    case 'guidance.opened':
    case 'guidance.planned':
    case 'guidance.explained': {
      const last = lastOf(history, 'guidance.opened guidance.planned guidance.explained');
      return (event.type === 'guidance.opened') !== (last?.type === 'guidance.opened');
    }
    case 'inspection.opened':
      return !isInspected && measures.some(inForce);
    case 'inspection.demanded':
      return isInspected && event.dueAt > event.at;
    case 'inspection.answered':
      return inspection?.type === 'inspection.demanded';
    case 'inspection.rechecked':
      return isInspected;
    case 'inspection.closed':
      return inspection?.type === 'inspection.rechecked' && inspection.holds;
    case 'account.listed':
      return (
        finding === 'upheld' &&
        (judgement?.accounts ?? []).includes(event.tag) &&
        listingOf(history, event.tag) === undefined &&
        event.expiresAt > event.at &&
        event.reason !== undefined
      );
    case 'account.unlisted': {
      const listing = listingOf(history, event.tag);
      if (listing === undefined) return false;
      if (party !== 'clock') return event.reason !== 'expired';
      return event.reason === 'expired' && listing.expiresAt <= event.at;
    }
    case 'story.approved':
    case 'story.published': {
      const approvals = since(
        history.filter(({ type }) => type === 'story.approved'),
        () => true,
      );
      const sha256 = approvals[0]?.type === 'story.approved' ? approvals[0].sha256 : '';
      const all = history.filter(({ type }) => type === 'story.approved').toReversed();
      const other = all.findIndex((one) => one.type === 'story.approved' && one.sha256 !== sha256);
      const same = other === -1 ? all : all.slice(0, other);
      if (lastOf(history, 'story.published') !== undefined) return false;
      if (event.type === 'story.published') return event.sha256 === sha256 && same.length >= 2;
      return event.sha256 !== sha256 || !same.map(handlerOf).includes(doer);
    }
    default:
      return true;
  }
}

const notClosed = 'received assessed accepted needs-more declined transferred acting replied';
const any = `${notClosed} closed`;
const fromAssessed = any.replace('received ', '');

const mayBeFrom: Readonly<Record<string, string>> = {
  'case.assessed': 'received needs-more',
  'case.accepted': 'assessed',
  'case.asked': 'assessed accepted',
  'supplement.received': 'needs-more',
  'case.declined': 'assessed needs-more',
  'case.transferred': 'assessed accepted',
  'transfer.acknowledged': 'transferred',
  'transfer.outcome': 'transferred',
  'transfer.refused': 'transferred',
  'case.judged': 'accepted',
  'roles.confirmed': 'assessed accepted',
  'measures.proposed': 'accepted',
  'measures.signed-off': 'accepted',
  'measures.returned': 'accepted',
  'interim.ordered': 'assessed accepted needs-more',
  'case.replied': 'accepted declined acting transferred',
  'case.closed': 'replied',
  'report.withdrawn': 'received assessed accepted needs-more declined transferred',
  'appeal.lodged': 'acting replied closed',
  'lane.changed': notClosed,
  'result.rated': 'replied closed',
  'identity.requested': notClosed,
  'identity.granted': notClosed,
  'identity.refused': notClosed,
  'identity.opened': notClosed,
  'consultation.asked': 'assessed accepted needs-more acting',
  'guidance.opened': notClosed,
  'account.listed': 'acting replied',
  'story.approved': 'closed',
  'story.published': 'closed',
};

/** Whether these steps may be followed by this one. */
export function mayHappen(
  history: readonly CaseEvent[],
  event: CaseEvent,
  team: readonly Handler[],
  upheldBefore: number,
): boolean {
  if (event.seq !== history.length + 1) return false;
  const { type, by } = event;
  const from =
    mayBeFrom[type] ?? (/^(measure|notice|inspection|account)/.test(type) ? fromAssessed : any);
  if (!among(from, stateOf(history))) return false;
  const number = handlerOf(event);
  const person = team.find((one) => one.number === number);
  const allowed = mayBeBy[type] ?? '';
  const members = team.map((one) => one.number);
  if ('party' in by)
    return among(allowed, by.party) && fits(history, event, by.party, members, upheldBefore);
  if (person === undefined || !person.roles.some((role) => among(allowed, role))) return false;
  if (!fitsPerson(history, event, person, team)) return false;
  return fits(history, event, 'handler', members, upheldBefore);
}

function fitsPerson(
  history: readonly CaseEvent[],
  event: CaseEvent,
  { number, roles, certifiedUntil }: Handler,
  team: readonly Handler[],
): boolean {
  const { type, at, sealed } = event;
  const state = stateOf(history);
  if (among(judging, type) && certifiedUntil !== null && certifiedUntil <= at) return false;
  const size = team.filter((one) =>
    one.roles.some((role) => among('reviewer disposer supervisor', role)),
  ).length;
  if (among(ordering, type) && size < 2) return false;
  if (among(worded, type) && sealed === undefined) return false;
  if (among('complaint.decided appeal.decided', type) && actorsOf(history).has(number))
    return false;
  if (among(reviewing, type) && disposersOf(history).has(number)) return false;
  if (among(disposing, type) && reviewersOf(history).has(number)) return false;
  const upheld = history.findLastIndex((one) => one.type === 'complaint.decided' && one.upheld);
  const isReply = type === 'case.replied' && among('declined transferred', state);
  if ((among(reviewing, type) || isReply) && upheld !== -1)
    if (reviewersOf(history.slice(0, upheld)).has(number)) return false;
  if (type === 'case.replied') {
    const wanted = among('declined transferred', state) ? 'reviewer' : 'disposer';
    return roles.includes(wanted);
  }
  if (event.type !== 'report.opened') return true;
  const isWorking = roles.some((role) => among('reviewer disposer supervisor', role));
  return event.reason === 'audit' ? roles.includes('auditor') : isWorking;
}
