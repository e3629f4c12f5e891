import { err, ok, type Result } from '../result.ts';
import type { Case } from './case.ts';
import type { CaseEvent } from './case-event.ts';
import { evolve } from './evolve.ts';
import { type CaseGuard, guardHolds, type Rules } from './guards.ts';
import { countTeam, type Handler } from './roles.ts';
import { linesOf } from './table.ts';
import type { Side, Transition, Who } from './transition.ts';

/** Why a step is not taken. A guard's own name says which condition of the case does not hold. */
export type Refusal =
  /** Another case. */
  | 'other-report'
  /** Not the next number: somebody was quicker, or something is missing. */
  | 'out-of-step'
  | 'other-standard'
  /** Nothing leads there from the state of the case. */
  | 'wrong-state'
  /** Not one of those who may, or no longer. */
  | 'wrong-role'
  | 'no-certificate'
  /** Who reviewed does not dispose, and the reverse. */
  | 'both-sides'
  /** A complaint or an appeal is for somebody who had nothing to do with the case. */
  | 'acted-before'
  /** A case that is looked at anew after a complaint is for other reviewers than before. */
  | 'reviewed-before'
  | 'team-of-one'
  | 'no-words'
  | CaseGuard;

function parties(event: CaseEvent, doer: Handler | undefined): readonly Who[] {
  return 'handler' in event.by ? (doer?.roles ?? []) : [event.by.party];
}

const sitsOn = (current: Case, side: Side | undefined, doer: Handler | undefined): boolean =>
  doer !== undefined &&
  ((side === 'review' && current.disposers.includes(doer.number)) ||
    (side === 'disposal' && current.reviewers.includes(doer.number)));

/** Whether the review that a complaint was upheld about was theirs too. */
const isFirst = ({ reviewedBefore }: Case, doer: Handler | undefined): boolean =>
  doer !== undefined && reviewedBefore.includes(doer.number);

/** What of a line does not hold; undefined if all of it does. */
function refusalBy(
  line: Transition,
  current: Case,
  event: CaseEvent,
  doer: Handler | undefined,
  rules: Rules,
): Refusal | undefined {
  const { isJudging, isContest, isForReview, needsTeam, needsWords, side, guards = [] } = line;
  if (isJudging && doer?.certifiedUntil != null && doer.certifiedUntil <= event.at)
    return 'no-certificate';
  if ((isContest || needsTeam) && doer !== undefined && countTeam(rules.team) < 2)
    return 'team-of-one';
  if (isContest && doer !== undefined && current.acted.includes(doer.number)) return 'acted-before';
  if (sitsOn(current, side, doer)) return 'both-sides';
  if ((side === 'review' || isForReview) && isFirst(current, doer)) return 'reviewed-before';
  if (needsWords && event.sealed === undefined) return 'no-words';
  const situation = { now: current, event, doer: doer?.number, rules };
  return guards.find((guard) => !guardHolds(guard, situation));
}

/** Who does the step, if a handler who is here. */
function findDoer(event: CaseEvent, { team }: Rules): Handler | undefined {
  const { by } = event;
  return 'handler' in by ? team.find(({ number }) => number === by.handler) : undefined;
}

/**
 * The case after a step, or why it is not taken. Pure: signatures are checked before, by whoever has the
 * keys.
 */
export function applyEvent(current: Case, event: CaseEvent, rules: Rules): Result<Case, Refusal> {
  if (event.reportId !== current.reportId) return err('other-report');
  if (event.seq !== current.seq + 1) return err('out-of-step');
  const { id, version } = rules.standard;
  if (event.standard.id !== id || event.standard.version !== version) return err('other-standard');
  const lines = linesOf(event.type, current.state);
  if (lines.length === 0) return err('wrong-state');
  const doer = findDoer(event, rules);
  const who = parties(event, doer);
  const open = lines.filter((line) => line.who.some((one) => who.includes(one)));
  let refusal: Refusal = 'wrong-role';
  for (const line of open) {
    const found = refusalBy(line, current, event, doer, rules);
    if (found === undefined) return ok(evolve(current, event));
    if (refusal === 'wrong-role') refusal = found;
  }
  return err(refusal);
}
