import { describe, expect, it } from 'vitest';
import { lackOf, newDraft, readDraft } from '../../../components/desk/decision-draft.ts';
import { decisions, isPossible, outcomeOf, stepsOf } from '../../../components/desk/decisions.ts';
import { describeDue } from '../../../components/desk/due-clock.ts';
import { countLanes, countView, views } from '../../../components/desk/queue-views.ts';
import type { DeskCounts } from '../../../utils/casework/wire.ts';
import { createDeskTranslator } from '../../../utils/i18n/desk.ts';
import { deskEn } from '../../../utils/i18n/en/desk.ts';

describe('what may be decided', () => {
  it('assesses on the way what nobody has assessed', () => {
    expect(stepsOf('accept', 'received')).toEqual(['case.assessed', 'case.accepted']);
    expect(stepsOf('accept', 'assessed')).toEqual(['case.accepted']);
    expect(stepsOf('decline', 'needs-more')).toEqual(['case.declined']);
  });

  it('is what the table allows somebody with these roles', () => {
    const of = (
      state: Parameters<typeof isPossible>[1],
      role: 'reviewer' | 'disposer' | 'auditor',
    ) => decisions.filter((each) => isPossible(each, state, [role]));
    expect(of('received', 'reviewer')).toEqual(
      expect.arrayContaining(['accept', 'ask', 'decline']),
    );
    expect(of('received', 'disposer')).not.toContain('accept');
    expect(of('accepted', 'reviewer')).toContain('judge');
    expect(of('declined', 'reviewer')).toContain('reply');
    expect(of('declined', 'disposer')).not.toContain('reply');
    expect(of('received', 'auditor')).toEqual([]);
  });

  it('replies with the one outcome that a state has', () => {
    expect(
      ['acting', 'declined', 'transferred', 'accepted'].map((s) => outcomeOf(s as 'acting')),
    ).toEqual(['upheld', 'declined', 'transferred', 'not-upheld']);
  });
});

describe('half a decision', () => {
  it('says what it lacks', () => {
    const ask = newDraft('ask', 0);
    expect(lackOf(ask)).toBe('choice');
    expect(lackOf({ ...ask, chosen: ['quote'] })).toBe('words');
    expect(lackOf({ ...ask, chosen: ['quote'], words: 'Please add it.' })).toBeUndefined();
    expect(lackOf({ ...newDraft('judge', 0), chosen: ['insult'] })).toBe('choice');
    expect(lackOf(newDraft('release', 0))).toBeUndefined();
  });

  it('is read back as it was, and passed over where it is of another form', () => {
    const draft = newDraft('ask', 0);
    expect(readDraft(JSON.stringify(draft))).toEqual(draft);
    expect(readDraft('{"decision":"punish"}')).toBeUndefined();
    expect(readDraft(undefined)).toBeUndefined();
  });
});

it('a clock says one unit, and whether time is over', () => {
  const words = createDeskTranslator('en', deskEn);
  const due = (ms: number) =>
    describeDue({ timer: 'decide', dueAt: new Date(ms).toISOString() }, 0, words);
  expect([59 * 60_000, 3_600_000, 3 * 86_400_000, -120_000].map(due)).toEqual([
    '59 min left',
    '1 h left',
    '3 d left',
    '2 min over',
  ]);
  expect(describeDue(undefined, 0, words)).toBe('nothing due');
});

it('counters leave out what is closed', () => {
  const counts: DeskCounts = {
    counts: [
      { lane: 'fast', state: 'received', count: 3, mine: 0, unclaimed: 3 },
      { lane: 'fast', state: 'closed', count: 5, mine: 4, unclaimed: 1 },
      { lane: 'general', state: 'accepted', count: 7, mine: 2, unclaimed: 0 },
      { lane: 'general', state: 'replied', count: 1, mine: 0, unclaimed: 0 },
    ],
    waiting: [{ wait: 'appeal', count: 6 }],
  };
  expect([...countLanes(counts)]).toEqual([
    ['fast', 3],
    ['general', 8],
  ]);
  expect(Object.fromEntries(views.map((view) => [view, countView(view, counts)]))).toEqual({
    all: 11,
    mine: 2,
    unclaimed: 3,
    overdue: undefined,
    'due-soon': undefined,
    'to-sign': 0,
    complaints: 0,
    appeals: 6,
    answered: 1,
    closed: undefined,
  });
});
