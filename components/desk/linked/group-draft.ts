import type { Refusal } from '../../../utils/casework/apply-event.ts';
import type { CaseEvent, EventOf } from '../../../utils/casework/case-event.ts';
import { defined } from '../../../utils/defined.ts';
import { refusalOfAll } from '../acts/act-law.ts';
import { suggestGrade } from '../acts/grading.ts';
import type { DecisionScene } from '../acts/scene.ts';
import type { NewStep, OpenedReport } from '../desk-services.ts';
import { type Difference, differencesOf } from './differences.ts';

/** A decision that may be drafted for cases about the same. */
export type GroupDecision = EventOf<
  'case.accepted' | 'case.declined' | 'case.judged' | 'measures.proposed' | 'case.replied'
>;

const kinds: ReadonlySet<CaseEvent['type']> = new Set<GroupDecision['type']>([
  'case.accepted',
  'case.declined',
  'case.judged',
  'measures.proposed',
  'case.replied',
]);

/** What this handler decided last in the case; undefined if they did not. */
export function lastDecision(events: readonly CaseEvent[], me: number): GroupDecision | undefined {
  const isMine = ({ by }: CaseEvent) => 'handler' in by && by.handler === me;
  return events.findLast((event): event is GroupDecision => kinds.has(event.type) && isMine(event));
}

/** Another case of the group, which this handler opened, as it stands now. */
export interface GroupCase {
  readonly scene: DecisionScene;
  readonly opened: OpenedReport;
  /** Against whom this report is, as blind tags: an upheld finding counts for each of its own. */
  readonly accounts: readonly string[];
}

/** What would be signed for one case, and why it cannot be. */
export interface GroupDraft {
  readonly reportId: string;
  readonly steps: readonly NewStep[];
  readonly differences: readonly Difference[];
  readonly refusal: Refusal | 'own-reason' | undefined;
}

/** The facts of a decision as they hold for another case; undefined where it needs a reason of its own. */
function factsFor(decision: GroupDecision, { scene, accounts }: GroupCase): object | undefined {
  switch (decision.type) {
    case 'case.accepted':
    case 'case.declined':
      return { type: decision.type, clause: decision.clause };
    case 'case.judged': {
      const { finding, clauses, found } = decision;
      const counted = finding === 'upheld' && accounts.length > 0 ? [...accounts] : undefined;
      return { type: decision.type, finding, clauses, ...defined({ found, accounts: counted }) };
    }
    case 'measures.proposed': {
      const led = suggestGrade(scene);
      if (decision.override === true || led?.grade.grade !== decision.grade) return undefined;
      const { grade, signOffs, measures } = decision;
      const { upheldBefore } = scene.grading;
      return { type: decision.type, grade, signOffs, measures, upheldBefore, rule: led.rule };
    }
    case 'case.replied': {
      const { basis, outcome } = decision;
      return { type: decision.type, basis, outcome, message: zeros };
    }
  }
}

/** Stands for what is only known once it is sealed. */
const zeros = '0'.repeat(64);

/** What nobody has assessed yet is assessed with it, by what the rules say of this report. */
function assessment({ scene, opened }: GroupCase, decision: GroupDecision): object[] {
  const isFirst = decision.type === 'case.accepted' || decision.type === 'case.declined';
  const { state } = scene.current;
  if (
    !isFirst ||
    state === 'assessed' ||
    (state === 'needs-more' && decision.type !== 'case.accepted')
  )
    return [];
  const { complete, disagreements } = opened.judgement;
  return [{ type: 'case.assessed', complete, disagreements: disagreements.length }];
}

/**
 * The same decision as a draft for another case of the group: its own steps, its own law, and what differs.
 */
export function draftFor(
  decision: GroupDecision,
  source: OpenedReport,
  other: GroupCase,
): GroupDraft {
  const { scene, opened } = other;
  const { reportId, seq } = scene.current;
  const differences = differencesOf(source, opened);
  const facts = factsFor(decision, other);
  if (facts === undefined) return { reportId, steps: [], differences, refusal: 'own-reason' };
  const steps = [...assessment(other, decision), facts].map(
    (each, place) => ({ ...each, reportId, seq: seq + 1 + place }) as NewStep,
  );
  const refusal = refusalOfAll(steps, scene.handler.number, scene);
  return { reportId, steps, differences, refusal };
}
