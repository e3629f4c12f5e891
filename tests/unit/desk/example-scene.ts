import { caseOf, type DecisionScene, gradingOf } from '../../../components/desk/acts/scene.ts';
import type { Handler, Role } from '../../../utils/casework/roles.ts';
import type { DeskCase } from '../../../utils/casework/wire.ts';
import { guideline2023 as standard } from '../../../utils/standard/guideline-2023/guideline-2023.ts';
import { exampleHeader } from '../../contract/reporter.ts';

export const reportId = '6f1c7f0e-4b5a-4c1d-9a55-0a1b2c3d4e5f';
const start = Date.parse('2026-01-05T09:00:00.000Z');
export const nowMs = start + 100 * 60_000;
const at = (minute: number) => new Date(start + minute * 60_000).toISOString();
export const tag = 'a'.repeat(64);

export const person = (number: number, ...roles: Role[]): Handler => ({
  number,
  roles,
  certifiedUntil: null,
});
export const everybody: readonly Handler[] = [
  person(1, 'reviewer', 'disposer', 'supervisor'),
  person(2, 'disposer'),
  person(3, 'disposer', 'supervisor'),
  person(4, 'reviewer', 'supervisor'),
];

export type Taken = readonly [
  by: number | 'reporter' | 'reported' | 'clock',
  type: string,
  facts?: object,
];

/** A case as the endpoint hands it out after these steps. */
export function deskCase(steps: readonly Taken[], header = exampleHeader): DeskCase {
  const taken = steps.map(([by, type, facts = {}], place) => ({
    leafIndex: place,
    event: {
      type,
      id: `00000000-0000-4000-8000-${String(place).padStart(12, '0')}`,
      reportId,
      seq: place + 1,
      at: at(place),
      by:
        typeof by === 'number'
          ? { handler: by, kid: '0'.repeat(43) }
          : by === 'reporter'
            ? { party: by, kid: '0'.repeat(43) }
            : { party: by },
      standard: { id: standard.id, version: standard.version },
      ...facts,
    },
  }));
  return {
    reportId,
    seq: steps.length,
    state: 'received',
    lane: 'general',
    laneRule: 'general',
    owner: null,
    notice: 'none',
    receivedAt: at(-10),
    category: header.category,
    platform: header.platform,
    isContested: false,
    linked: 0,
    header,
    dueTimes: [],
    steps: taken,
  };
}

export function sceneOf(
  steps: readonly Taken[],
  number: number,
  { team = everybody, header = exampleHeader } = {},
): DecisionScene {
  const current = deskCase(steps, header);
  const roles = everybody.find((each) => each.number === number)?.roles ?? [];
  return {
    current: caseOf(current),
    header,
    standard,
    handler: { number, roles, certifiedUntil: null },
    team,
    grading: gradingOf(header, current, standard),
    nowMs,
  };
}

export const accepted: readonly Taken[] = [
  [1, 'case.assessed', { complete: true, disagreements: 0 }],
  [1, 'case.accepted', { clause: 'insult' }],
];
export const upheld: readonly Taken[] = [
  ...accepted,
  [1, 'case.judged', { finding: 'upheld', clauses: ['insult'], accounts: [tag] }],
];
export const proposed: readonly Taken[] = [
  ...upheld,
  [
    2,
    'measures.proposed',
    {
      grade: 3,
      signOffs: 2,
      measures: [{ id: 'mute', expiresAt: at(9000) }],
      override: true,
      sealed: tag,
    },
  ],
];
export const acting: readonly Taken[] = [...proposed, [3, 'measures.signed-off']];
