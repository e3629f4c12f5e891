import { describe, expect, it } from 'vitest';
import { standingOfDecision } from '../../../components/desk/decision-law.ts';
import type { OpenedReport } from '../../../components/desk/desk-services.ts';
import { accepted, sceneOf, type Taken, tag, upheld } from './example-scene.ts';

const judgement: OpenedReport['judgement'] = {
  complete: true,
  missing: [],
  lane: 'general',
  laneRule: 'general',
  disagreements: [],
  unseen: [],
};
const standing = (
  decision: Parameters<typeof standingOfDecision>[0],
  steps: readonly Taken[],
  number: number,
) => standingOfDecision(decision, sceneOf(steps, number), { judgement });

const reopened: readonly Taken[] = [
  [1, 'case.assessed', { complete: true, disagreements: 0 }],
  [1, 'case.declined', { clause: 'insult' }],
  [1, 'case.replied', { basis: ['insult'], outcome: 'declined', message: tag }],
  ['reporter', 'complaint.lodged', { about: 'wrong', sealed: tag }],
  [4, 'complaint.decided', { upheld: true, sealed: tag }],
];

describe('a decision, before anybody tries', () => {
  it('is for other reviewers once a complaint about the first ones was upheld', () => {
    for (const decision of ['accept', 'ask', 'decline'] as const) {
      expect(standing(decision, reopened, 1)).toEqual({
        kind: 'refused',
        refusal: 'reviewed-before',
        who: [4],
        roles: ['reviewer'],
      });
      expect(standing(decision, reopened, 4)).toEqual({ kind: 'open' });
    }
    expect(standing('note', reopened, 1)).toEqual({ kind: 'open' });
  });

  it('is not for who disposes in the same case', () => {
    const interim: readonly Taken[] = [
      ['clock', 'case.assigned', { to: 4 }],
      [4, 'case.assessed', { complete: true, disagreements: 0 }],
      [
        1,
        'interim.ordered',
        {
          measure: 'dispute-label',
          urgency: 'spreading',
          expiresAt: '2026-01-08T09:00:00.000Z',
          sealed: tag,
        },
      ],
    ];
    expect(standing('accept', interim, 1)).toMatchObject({ refusal: 'both-sides', who: [4] });
  });

  it('is offered to nobody where nobody may: a reply before there is a finding', () => {
    expect(standing('reply', accepted, 2)).toEqual({ kind: 'away' });
    expect(standing('reply', upheld, 2)).toEqual({ kind: 'away' });
    const unfounded: readonly Taken[] = [
      ...accepted,
      [4, 'case.judged', { finding: 'not-upheld', clauses: ['insult'] }],
    ];
    expect(standing('reply', unfounded, 2)).toEqual({ kind: 'open' });
  });
});
