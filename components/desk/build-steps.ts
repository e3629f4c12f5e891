import type { CaseStep } from '../../utils/protocol/status.ts';
import type { DecisionDraft } from './decision-draft.ts';
import { outcomeOf, stepsOf } from './decisions.ts';
import type { NewStep, OpenedReport } from './desk-services.ts';

/** In which seal of the desk's the words of a decision are; words to the reporter are sealed as a message. */
export function kindOfWords({ decision }: DecisionDraft): 'reason' | 'note' | undefined {
  if (decision === 'identity') return 'reason';
  return decision === 'note' ? 'note' : undefined;
}

function endOfDay(day: string): string {
  return new Date(`${day}T23:59:59.999Z`).toISOString();
}

/** The last step of a decision; `sha256` is of its sealed words. */
function lastStep(
  draft: DecisionDraft,
  state: CaseStep,
  head: { readonly reportId: string; readonly seq: number },
  sha256: string,
): NewStep {
  const { decision, chosen, finding, reason, due } = draft;
  const clause = chosen[0] ?? '';
  switch (decision) {
    case 'accept':
      return { ...head, type: 'case.accepted', clause };
    case 'decline':
      return { ...head, type: 'case.declined', clause };
    case 'ask':
      return {
        ...head,
        type: 'case.asked',
        elements: chosen,
        dueAt: endOfDay(due),
        message: sha256,
      };
    case 'judge':
      return { ...head, type: 'case.judged', finding: finding ?? 'not-upheld', clauses: chosen };
    case 'reply':
      return {
        ...head,
        type: 'case.replied',
        basis: chosen,
        outcome: outcomeOf(state),
        message: sha256,
      };
    case 'identity':
      return { ...head, type: 'identity.requested', reason: reason ?? 'elements', sealed: sha256 };
    case 'note':
      return { ...head, type: 'note.added', sealed: sha256 };
    case 'release':
      return { ...head, type: 'case.released' };
  }
}

/** Everything that a decision puts into the ledger, in order, after step `seq` of the case. */
export function buildSteps(
  draft: DecisionDraft,
  place: { readonly reportId: string; readonly seq: number; readonly state: CaseStep },
  { judgement }: OpenedReport,
  sha256: string,
): readonly NewStep[] {
  const { reportId, state } = place;
  const types = stepsOf(draft.decision, state);
  return types.map((type, index): NewStep => {
    const head = { reportId, seq: place.seq + 1 + index };
    if (type !== 'case.assessed') return lastStep(draft, state, head, sha256);
    const { complete, disagreements } = judgement;
    return { ...head, type, complete, disagreements: disagreements.length };
  });
}
