import { endOfDay } from '../../utils/casework/end-of-day.ts';
import type { CaseStep } from '../../utils/protocol/status.ts';
import type { DecisionDraft } from './decision-draft.ts';
import { outcomeOf, stepsOf } from './decisions.ts';
import type { NewStep, OpenedReport } from './desk-services.ts';

/** In which seal of the desk's the words of a decision are; words to the reporter are sealed as a message. */
export function kindOfWords({ decision }: DecisionDraft): 'reason' | 'note' | undefined {
  if (decision === 'identity') return 'reason';
  return decision === 'note' ? 'note' : undefined;
}

/** What a step names beside the draft. */
interface Facts {
  /** Of the sealed words. */
  readonly sha256: string;
  /** Whom an upheld finding counts against, as blind tags. */
  readonly accounts: readonly string[];
}

/** Nothing counts against anybody, and nothing was found of them, unless the report was well-founded. */
function findingOf(
  { finding = 'not-upheld', chosen, found = [] }: DecisionDraft,
  accounts: readonly string[],
) {
  const type = 'case.judged' as const;
  if (finding === 'not-upheld') return { type, finding, clauses: chosen };
  return {
    type,
    finding,
    clauses: chosen,
    ...(found.length > 0 && { found }),
    ...(accounts.length > 0 && { accounts: [...accounts] }),
  };
}

/** The last step of a decision. */
function lastStep(
  draft: DecisionDraft,
  state: CaseStep,
  head: { readonly reportId: string; readonly seq: number },
  { sha256, accounts }: Facts,
): NewStep {
  const { decision, chosen, reason, due } = draft;
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
      return { ...head, ...findingOf(draft, accounts) };
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
  { judgement }: Pick<OpenedReport, 'judgement'>,
  facts: Facts,
): readonly NewStep[] {
  const { reportId, state } = place;
  const types = stepsOf(draft.decision, state);
  return types.map((type, index): NewStep => {
    const head = { reportId, seq: place.seq + 1 + index };
    if (type !== 'case.assessed') return lastStep(draft, state, head, facts);
    const { complete, disagreements } = judgement;
    return { ...head, type, complete, disagreements: disagreements.length };
  });
}
