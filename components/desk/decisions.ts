import type { CaseEventType } from '../../utils/casework/case-event.ts';
import type { Role } from '../../utils/casework/roles.ts';
import { linesOf } from '../../utils/casework/table.ts';
import type { RoutingHeader } from '../../utils/protocol/report.ts';
import type { CaseStep } from '../../utils/protocol/status.ts';
import { findCategory, findLibrary } from '../../utils/standard/find.ts';
import type { Standard } from '../../utils/standard/schema.ts';

export const decisions = [
  'accept',
  'ask',
  'decline',
  'judge',
  'reply',
  'identity',
  'note',
  'release',
] as const;
export type Decision = (typeof decisions)[number];

/** The key of each decision; its button shows it. */
export const decisionKeys: Readonly<Record<Decision, string>> = {
  accept: 'a',
  ask: 'q',
  decline: 'd',
  judge: 'u',
  reply: 'r',
  identity: 'i',
  note: 'w',
  release: 'x',
};

const types: Readonly<Record<Decision, CaseEventType>> = {
  accept: 'case.accepted',
  ask: 'case.asked',
  decline: 'case.declined',
  judge: 'case.judged',
  reply: 'case.replied',
  identity: 'identity.requested',
  note: 'note.added',
  release: 'case.released',
};

/** The steps that a decision takes: what nobody has assessed yet is assessed with it. */
export function stepsOf(decision: Decision, state: CaseStep): readonly CaseEventType[] {
  const type = types[decision];
  const isAssessing = decision === 'accept' || decision === 'ask' || decision === 'decline';
  return isAssessing && linesOf(type, state).length === 0 ? ['case.assessed', type] : [type];
}

/** Whether the table leads there for somebody with these roles; what else the law asks, the endpoint says. */
export function isPossible(decision: Decision, state: CaseStep, roles: readonly Role[]): boolean {
  let now = state;
  for (const type of stepsOf(decision, state)) {
    const line = linesOf(type, now).find(({ who }) => roles.some((role) => who.includes(role)));
    if (line === undefined) return false;
    now = line.to ?? now;
  }
  return true;
}

/** What an acceptance or a finding may rest on: what was reported, and the laws on it. */
export function groundsOf({ category }: RoutingHeader, standard: Standard): readonly string[] {
  const found = findCategory(standard, category);
  const { laws } = findLibrary(standard, category);
  return [...(found === undefined ? [] : [found.id]), ...laws.map(({ id }) => id)];
}

/**
 * What a decline may rest on (A5a): the condition that fails, what is missing, or that it belongs elsewhere.
 */
export function declineGroundsOf(
  header: RoutingHeader,
  missing: readonly string[],
  standard: Standard,
): readonly string[] {
  const conditions = standard.acceptance.filter(({ when }) =>
    (when.affected ?? [header.affected]).includes(header.affected),
  );
  return [
    ...new Set([
      ...conditions.map(({ id }) => id),
      ...standard.screens.map(({ id }) => id),
      ...missing,
    ]),
  ];
}

export type Outcome = 'upheld' | 'not-upheld' | 'declined' | 'transferred';

/** The one outcome that the law allows a reply to have from a state. */
export function outcomeOf(state: CaseStep): Outcome {
  if (state === 'acting') return 'upheld';
  if (state === 'transferred') return 'transferred';
  return state === 'declined' ? 'declined' : 'not-upheld';
}
