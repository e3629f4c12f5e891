import { applyEvent } from '../casework/apply-event.ts';
import { type Case, openCase } from '../casework/case.ts';
import type { CaseRecord } from '../casework/case-record.ts';
import { evolve } from '../casework/evolve.ts';
import type { Grading } from '../casework/led-to.ts';
import { table } from '../casework/table.ts';
import { defined } from '../defined.ts';
import { evaluate } from '../standard/evaluate.ts';
import type { Standard } from '../standard/schema.ts';
import type { RecordFinding } from './record-finding.ts';
import type { RecordStep } from './record-steps.ts';
import type { RecordTeam } from './record-team.ts';

/**
 * How many other cases were upheld is the endpoint's word, as the proposal has it; the facts are the
 * reporter's.
 */
function gradingOf(
  { event }: RecordStep,
  { manifest }: CaseRecord,
  standard: Standard,
): Grading | undefined {
  if (event.type !== 'measures.proposed' || event.upheldBefore === undefined) return undefined;
  if (manifest === undefined) return undefined;
  const { flags } = evaluate(manifest.header, standard);
  return { facts: { ...manifest.header, flags }, upheldBefore: event.upheldBefore };
}

/** Goes through a case step by step, and asks the table of each. */
export function judgeSteps(
  record: CaseRecord,
  steps: readonly RecordStep[],
  team: RecordTeam,
  standards: readonly Standard[],
): { readonly current: Case; readonly findings: readonly RecordFinding[] } {
  const { reportId, lane, laneRule, arrival } = record;
  let current = openCase({ reportId, lane, laneRule, receivedAt: arrival.event.at });
  const findings: RecordFinding[] = [];
  for (const step of steps) {
    const { event, leafIndex } = step;
    const { id, version } = event.standard;
    const standard = standards.find((one) => one.id === id && one.version === version);
    if (standard === undefined) findings.push({ code: 'unknown-standard', at: event.seq });
    else {
      const grading = gradingOf(step, record, standard);
      const rules = { standard, team: team.at(leafIndex), ...defined({ grading }) };
      const applied = applyEvent(current, event, rules);
      if (!applied.ok) findings.push({ code: 'refused', at: event.seq, refusal: applied.error });
    }
    current = evolve(current, event);
  }
  return { current, findings };
}

const typesOn = (side: 'review' | 'disposal') =>
  new Set<string>(table.flatMap((line) => (line.side === side ? [line.type] : [])));

/** Looked up in the steps alone, whatever the table said: nobody reviewed and disposed of one case (A5b). */
export function findBothSides(steps: readonly RecordStep[]): readonly RecordFinding[] {
  const [review, disposal] = [typesOn('review'), typesOn('disposal')];
  const sides = new Map<number, { reviewed?: true; disposed?: true }>();
  return steps.flatMap(({ event }) => {
    if (!('handler' in event.by)) return [];
    const { handler } = event.by;
    const side = {
      ...sides.get(handler),
      ...(review.has(event.type) && { reviewed: true as const }),
      ...(disposal.has(event.type) && { disposed: true as const }),
    };
    const wasBoth = sides.get(handler)?.reviewed && sides.get(handler)?.disposed;
    sides.set(handler, side);
    const isBoth = side.reviewed && side.disposed && !wasBoth;
    return isBoth ? [{ code: 'both-sides' as const, at: event.seq }] : [];
  });
}

/** As many different people as the grade asks signed, before any measure of it was passed on (A5b). */
export function findSignOffs(
  steps: readonly RecordStep[],
  standards: readonly Standard[],
): readonly RecordFinding[] {
  const findings: RecordFinding[] = [];
  let wanted = 0;
  let signers = new Set<number>();
  for (const { event } of steps) {
    const doer = 'handler' in event.by ? event.by.handler : 0;
    if (event.type === 'measures.proposed') {
      const { id, version } = event.standard;
      const standard = standards.find((one) => one.id === id && one.version === version);
      const grade = standard?.grades.find(({ grade }) => grade === event.grade);
      wanted = grade?.signOffs ?? event.signOffs;
      signers = new Set([doer]);
    }
    if (event.type === 'measures.signed-off') signers.add(doer);
    if (event.type === 'case.replied' && event.outcome === 'upheld' && signers.size < wanted)
      findings.push({ code: 'sign-offs', at: event.seq });
  }
  return findings;
}
