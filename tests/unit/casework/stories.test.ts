import { describe, expect, it } from 'vitest';
import { applyEvent } from '../../../utils/casework/apply-event.ts';
import { type Case, openCase } from '../../../utils/casework/case.ts';
import type { CaseEvent } from '../../../utils/casework/case-event.ts';
import type { Rules } from '../../../utils/casework/guards.ts';
import { readTimes } from '../../../utils/casework/times.ts';
import { guideline2023 } from '../../../utils/standard/guideline-2023/guideline-2023.ts';
import { everybody } from './sequences.ts';

const hash = 'a'.repeat(64);
const arrived = openCase({
  reportId: '01111111-1111-4111-8111-111111111111',
  receivedAt: '2026-01-01T00:00:00.000Z',
  lane: 'general',
  laneRule: 'general',
});

type Line = readonly [by: number | string, type: CaseEvent['type'], facts?: object];

/**
 * One step after the other, an hour apart; what is refused stands there as its reason and changes nothing.
 */
function play(
  lines: readonly Line[],
  team = everybody,
  standard: Rules['standard'] = guideline2023,
) {
  let current: Case = arrived;
  const answers = lines.map(([by, type, facts = {}], place) => {
    const event = {
      id: '11111111-1111-4111-8111-111111111111',
      reportId: current.reportId,
      seq: current.seq + 1,
      at: new Date(Date.parse(arrived.receivedAt) + (place + 1) * 3_600_000).toISOString(),
      by: typeof by === 'number' ? { handler: by, kid: 'k' } : { party: by },
      standard: { id: guideline2023.id, version: guideline2023.version },
      sealed: hash,
      type,
      ...facts,
    } as CaseEvent;
    const applied = applyEvent(current, event, { standard, team });
    if (applied.ok) current = applied.value;
    return applied.ok ? current.state : applied.error;
  });
  return { answers, current };
}

// 1 reviewer, 2 disposer, 3 supervisor, 4 all three, 5 disposer and supervisor, 6 reviewer and supervisor.
const accepted: readonly Line[] = [
  [1, 'case.assessed', { complete: true, disagreements: 0 }],
  [1, 'case.accepted', { clause: 'object' }],
  [1, 'case.judged', { finding: 'upheld', clauses: ['insult'], accounts: [hash] }],
];
const remove = { grade: 2, signOffs: 1, rule: 0, measures: [{ id: 'remove' }] };
const replied: Line = [2, 'case.replied', { basis: ['insult'], outcome: 'upheld', message: hash }];

describe('a case', () => {
  it('declined, complained about, reopened by another handler, and upheld by a third', () => {
    const { answers, current } = play([
      [1, 'case.assessed', { complete: true, disagreements: 0 }],
      [1, 'case.declined', { clause: 'object' }],
      [1, 'case.closed'],
      [1, 'case.replied', { basis: ['object'], outcome: 'declined', message: hash }],
      ['reporter', 'complaint.lodged', { about: 'wrong' }],
      [2, 'case.closed'],
      [1, 'complaint.decided', { upheld: true }],
      [6, 'complaint.decided', { upheld: true }],
      [6, 'case.accepted', { clause: 'object' }],
      [6, 'case.judged', { finding: 'upheld', clauses: ['insult'] }],
      [2, 'measures.proposed', remove],
      replied,
    ]);
    expect(answers).toEqual([
      'assessed',
      'declined',
      'wrong-state',
      'replied',
      'replied',
      'uncontested',
      'acted-before',
      'assessed',
      'accepted',
      'accepted',
      'acting',
      'replied',
    ]);
    expect(current.reviewers).toEqual([1, 6]);
    expect(current.disposers).toEqual([2]);
  });

  it('that is looked at anew after a complaint is for other reviewers than before, and their reply too', () => {
    const { answers, current } = play([
      [1, 'case.assessed', { complete: true, disagreements: 0 }],
      [1, 'case.declined', { clause: 'object' }],
      [1, 'case.replied', { basis: ['object'], outcome: 'declined', message: hash }],
      ['reporter', 'complaint.lodged', { about: 'wrong' }],
      [6, 'complaint.decided', { upheld: true }],
      [1, 'case.accepted', { clause: 'object' }],
      [1, 'case.declined', { clause: 'object' }],
      [1, 'case.asked', { elements: ['url'], dueAt: '2027-01-01T00:00:00.000Z', message: hash }],
      [6, 'case.declined', { clause: 'object' }],
      [1, 'case.replied', { basis: ['object'], outcome: 'declined', message: hash }],
      [6, 'case.replied', { basis: ['object'], outcome: 'declined', message: hash }],
    ]);
    expect(answers.slice(5)).toEqual([
      'reviewed-before',
      'reviewed-before',
      'reviewed-before',
      'declined',
      'reviewed-before',
      'replied',
    ]);
    expect(current.reviewedBefore).toEqual([1]);
  });

  it('whose appeal lifts: measures end, it is upheld no more, its account is on no list', () => {
    const { answers, current } = play([
      ...accepted,
      [2, 'measures.proposed', remove],
      replied,
      [
        2,
        'account.listed',
        { tag: hash, expiresAt: '2027-01-01T00:00:00.000Z', reason: 'repeated' },
      ],
      ['reported', 'appeal.lodged', { about: 'measure' }],
      [5, 'appeal.decided', { outcome: 'lifted' }],
      [2, 'account.unlisted', { tag: hash }],
      [2, 'case.closed'],
    ]);
    expect(answers.slice(3)).toEqual([
      'acting',
      'replied',
      'replied',
      'replied',
      'replied',
      'listed',
      'closed',
    ]);
    expect(current).toMatchObject({ finding: null, listed: [], measures: [{ state: 'ended' }] });
  });

  it('of one person alone can be declined or found not upheld, and has no measure', () => {
    const alone = everybody.slice(3, 4);
    const judge = (finding: string): Line[] => [
      [4, 'case.assessed', { complete: true, disagreements: 0 }],
      [4, 'case.accepted', { clause: 'object' }],
      [4, 'case.judged', { finding, clauses: ['insult'] }],
    ];
    const reply = { basis: ['insult'], outcome: 'not-upheld', message: hash };
    const end: Line[] = [
      [4, 'case.replied', reply],
      [4, 'case.closed'],
    ];
    expect(play([...judge('not-upheld'), ...end], alone).current.state).toBe('closed');
    expect(play([...judge('upheld'), [4, 'measures.proposed', remove]], alone).answers.at(-1)).toBe(
      'team-of-one',
    );
    // In a larger team the same person may neither.
    expect(play([...judge('upheld'), [4, 'measures.proposed', remove]]).answers.at(-1)).toBe(
      'both-sides',
    );
  });

  it('whose measure is interim has one that ends by itself before it is judged', () => {
    const expiresAt = '2026-01-01T04:00:00.000Z';
    const { answers, current } = play([
      [1, 'case.assessed', { complete: true, disagreements: 0 }],
      [2, 'interim.ordered', { measure: 'remove', urgency: 'danger', expiresAt }],
      [
        2,
        'interim.ordered',
        {
          measure: 'time-limited-private',
          urgency: 'danger',
          expiresAt: '2026-01-01T05:00:00.000Z',
        },
      ],
      ['clock', 'measure.ended', { number: 1, reason: 'expired' }],
      ['clock', 'measure.ended', { number: 1, reason: 'expired' }],
    ]);
    expect(answers).toEqual(['assessed', 'interim-fits', 'assessed', 'expired', 'assessed']);
    expect(current.measures).toMatchObject([{ state: 'ended' }]);
  });

  it('whose interim measure lasts no longer than the standard lets it, and ninety days where it is silent', () => {
    const orderFor = (hours: number, timers: Partial<Rules['standard']['timers']>) => {
      const expiresAt = new Date(Date.parse(arrived.receivedAt) + hours * 3_600_000).toISOString();
      const measure = { measure: 'time-limited-private', urgency: 'danger', expiresAt };
      const { answers } = play(
        [
          [1, 'case.assessed', { complete: true, disagreements: 0 }],
          [2, 'interim.ordered', measure],
        ],
        everybody,
        { ...guideline2023, timers: { ...readTimes(guideline2023).timers, ...timers } },
      );
      return answers[1];
    };
    // It is ordered two hours after the arrival.
    expect(orderFor(2 + 24, { longestInterimHours: 24 })).toBe('assessed');
    expect(orderFor(2 + 25, { longestInterimHours: 24 })).toBe('interim-fits');
    expect(orderFor(2 + 2160, {})).toBe('assessed');
    expect(orderFor(2 + 2161, {})).toBe('interim-fits');
  });
});
