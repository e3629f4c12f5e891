import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEvent } from '../../../utils/casework/apply-event.ts';
import { type Case, isInForce, openCase } from '../../../utils/casework/case.ts';
import { type CaseEvent, caseEventSchema } from '../../../utils/casework/case-event.ts';
import { clockStep } from '../../../utils/casework/clock.ts';
import { dueTimes, objectionUntil } from '../../../utils/casework/due.ts';
import { projectCase } from '../../../utils/casework/project-case.ts';
import type { Handler } from '../../../utils/casework/roles.ts';
import { table } from '../../../utils/casework/table.ts';
import { readTimes } from '../../../utils/casework/times.ts';
import { guideline2023 } from '../../../utils/standard/guideline-2023/guideline-2023.ts';
import { disposersOf, mayHappen, reviewersOf, settledAt, signersOf, stateOf } from './oracle.ts';
import { type Draw, everybody, makeStep } from './sequences.ts';

/** 100,000 is the full proof; a test run makes fewer of the same. */
const total = Number(process.env['PLAINT_CASE_SEQUENCES'] ?? 2000);
const seed = 20260131;
const times = readTimes(guideline2023);
const report = {
  reportId: '01111111-1111-4111-8111-111111111111',
  receivedAt: '2026-01-01T00:00:00.000Z',
  lane: 'general',
  laneRule: 'general',
};

const draw: fc.Arbitrary<Draw> = fc.record({
  kind: fc.nat(1_000_000),
  doer: fc.nat(1_000_000),
  fact: fc.nat(1_000_000),
  hours: fc.nat(1_000_000),
  isWordless: fc.boolean(),
});

/** Mostly everybody; at times one person alone, or two. */
const teams: readonly (readonly Handler[])[] = [
  everybody,
  everybody,
  everybody,
  everybody.slice(3, 4),
  everybody.slice(0, 2),
];

/** What the report says that is judged: an insult, and nothing that raises the grade. */
const facts = {
  category: 'insult',
  surface: 'post',
  affected: 'self',
  elements: ['quote'],
  documents: [],
  flags: [],
};

interface World {
  readonly team: readonly Handler[];
  readonly upheldBefore: number;
}

interface Run {
  readonly history: CaseEvent[];
  readonly current: Case;
}

const seen = new Map<string, number>();
const count = (what: string) => seen.set(what, (seen.get(what) ?? 0) + 1);

/** Goes on with one step after the other, and compares with the oracle at each. */
function run(
  draws: readonly Draw[],
  { team, upheldBefore }: World,
  check: (run: Run) => void,
): void {
  const grading = { facts, upheldBefore };
  const history: CaseEvent[] = [];
  let current = openCase(report);
  let at = report.receivedAt;
  for (const each of draws) {
    const step = makeStep(each, current, team, at);
    const applied = applyEvent(current, step, { standard: guideline2023, team, grading });
    const isAllowed = mayHappen(history, step, team, upheldBefore);
    if (applied.ok !== isAllowed)
      throw new Error(
        `${step.type} ${applied.ok ? 'taken' : applied.error} after ${history.map(({ type }) => type).join(' ')}: ${JSON.stringify(step)}`,
      );
    if (!applied.ok) {
      count(`refused ${applied.error}`);
      continue;
    }
    count(step.type);
    history.push(step);
    current = applied.value;
    at = step.at;
    check({ history, current });
  }
}

function checkLaw({ history, current }: Run): void {
  const reviewers = reviewersOf(history);
  for (const disposer of disposersOf(history)) expect(reviewers.has(disposer)).toBe(false);
  expect(current.state).toBe(stateOf(history));
  // Retention counts from here, and never while somebody may still need what the case holds.
  expect(current.closedAt).toBe(settledAt(history));
  if (current.state === 'closed' && current.closedAt === null) count('closed, and something open');
  const last = history.at(-1);
  if (
    current.state === 'acting' &&
    current.since === last?.at &&
    last.type.startsWith('measures.')
  ) {
    const signers = new Set(signersOf(history));
    const proposal = history.findLast(({ type }) => type === 'measures.proposed');
    const wanted = guideline2023.grades.find(
      ({ grade }) => proposal?.type === 'measures.proposed' && grade === proposal.grade,
    )?.signOffs;
    expect(signers.size).toBeGreaterThanOrEqual(wanted ?? 99);
    for (const signer of signers) expect(reviewers.has(signer ?? 0)).toBe(false);
  }
  if (current.state === 'closed')
    expect(history.some(({ type }) => ['case.replied', 'report.withdrawn'].includes(type))).toBe(
      true,
    );
}

/** Nothing ends in silence: until its end something is due, or the clock closes it. */
function checkDue({ current }: Run): void {
  const due = dueTimes(current, times);
  const isAtRest = current.state === 'closed' || current.state === 'replied';
  if (!isAtRest) expect(due.length).toBeGreaterThan(0);
  if (current.state === 'replied' && current.complaintAt === null && current.appealAt === null)
    expect(objectionUntil(current, times)).toBeDefined();
  for (const { warnAt, dueAt } of due) expect(warnAt <= dueAt).toBe(true);
}

const farAway = '2046-01-01T00:00:00.000Z';

/** Whatever happened: the law takes every step of the clock, and what is to end by itself has ended then. */
function runOut(start: Case, { team, upheldBefore }: World): void {
  let current = start;
  const rules = { standard: guideline2023, team, grading: { facts, upheldBefore } };
  for (let steps = 0; steps < 200; steps += 1) {
    const step = clockStep(current, times, farAway);
    if (step === undefined) break;
    const event = {
      ...step,
      id: '11111111-1111-4111-8111-111111111111',
      reportId: current.reportId,
      seq: current.seq + 1,
      by: { party: 'clock' },
      standard: { id: guideline2023.id, version: guideline2023.version },
      at: farAway,
    } as CaseEvent;
    const applied = applyEvent(current, event, rules);
    if (!applied.ok) throw new Error(`the clock’s ${step.type} is refused: ${applied.error}`);
    current = applied.value;
  }
  expect(clockStep(current, times, farAway)).toBeUndefined();
  expect(current.listed).toEqual([]);
  for (const measure of current.measures)
    if (measure.expiresAt !== null) expect(isInForce(measure)).toBe(false);
  const isAnswered = current.state === 'replied' || current.state === 'closed';
  if (!isAnswered) expect(current.ranOut.length).toBeGreaterThan(0);
}

describe('any sequence of steps', () => {
  it(`is taken exactly as far as the law allows, ${total} times`, () => {
    fc.assert(
      fc.property(
        fc.array(draw, { minLength: 20, maxLength: 70, size: 'max' }),
        fc.record({
          team: fc.constantFrom(...teams),
          upheldBefore: fc.constantFrom(0, 0, 1, 2, 4),
        }),
        (draws, world) => {
          let last: Run | undefined;
          run(draws, world, (now) => {
            checkLaw(now);
            checkDue(now);
            last = { history: [...now.history], current: now.current };
          });
          if (last === undefined) return;
          runOut(last.current, world);
          expect(projectCase(report, last.history)).toEqual(last.current);
          // As it comes out of the ledger, and as the table keeps it.
          const stored = last.history.map((event) =>
            caseEventSchema.parse(JSON.parse(JSON.stringify(event))),
          );
          expect(JSON.stringify(projectCase(report, stored))).toBe(
            JSON.stringify(JSON.parse(JSON.stringify(last.current))),
          );
        },
      ),
      { numRuns: total, seed },
    );
    if (process.env['PLAINT_CASE_SEQUENCES'] !== undefined) process.stdout.write(`${told()}\n`);
  }, 3_600_000);

  it('reaches every step there is, and is refused for most of the reasons', () => {
    const never = [...new Set(table.map(({ type }) => type))].filter((type) => !seen.has(type));
    expect(never).toEqual([]);
    const refusals = [...seen.keys()].filter((what) => what.startsWith('refused '));
    expect(refusals.length).toBeGreaterThan(50);
    expect(seen.get('closed, and something open')).toBeGreaterThan(20);
  });
});

function told(): string {
  const rows = [...seen].toSorted(([one], [other]) => one.localeCompare(other));
  return rows.map(([what, times_]) => `${times_} × ${what}`).join('\n');
}
