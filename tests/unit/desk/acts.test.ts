import { describe, expect, it } from 'vitest';
import {
  emptyAct,
  instantOf,
  localMinute,
  readActDraft,
} from '../../../components/desk/acts/act-draft.ts';
import { lackOfAct, soleNumber, standingOf } from '../../../components/desk/acts/act-law.ts';
import { actGroups, actKeys, acts } from '../../../components/desk/acts/acts.ts';
import { beginAct } from '../../../components/desk/acts/begin-act.ts';
import { buildAct, isOverride } from '../../../components/desk/acts/build-act.ts';
import { decidedBefore } from '../../../components/desk/acts/contest.ts';
import {
  differenceFrom,
  measuresWithin,
  preselected,
  suggestGrade,
} from '../../../components/desk/acts/grading.ts';
import { openingOf } from '../../../components/desk/acts/opening-of.ts';
import { describeMarks } from '../../../components/desk/acts/role-marks.ts';
import { appealByCode } from '../../../components/desk/acts/scene.ts';
import { decisionKeys } from '../../../components/desk/decisions.ts';
import { eventsOf } from '../../../components/desk/events-of.ts';
import { table } from '../../../utils/casework/table.ts';
import { loadActTranslator } from '../../../utils/i18n/desk-acts.ts';
import { guideline2023 as standard } from '../../../utils/standard/guideline-2023/guideline-2023.ts';
import {
  accepted,
  acting,
  deskCase,
  everybody,
  nowMs,
  person,
  proposed,
  reportId,
  sceneOf,
  type Taken,
  tag,
  upheld,
} from './example-scene.ts';

const words = 'Because of what it says.';

it.each(['en', 'zh-Hans', 'zh-Hant'] as const)('every step has a name in %s', async (locale) => {
  const { has } = await loadActTranslator(locale);
  const types = new Set(table.map(({ type }) => type));
  expect([...types].filter((type) => !has(`step.${type}`))).toEqual([]);
});

describe('who may do what, before anybody tries', () => {
  it('keeps a reviewer from disposal, says why, and names those who may', () => {
    expect(standingOf('propose', sceneOf(upheld, 1))).toEqual({
      kind: 'refused',
      refusal: 'both-sides',
      who: [2, 3],
      roles: ['disposer'],
    });
    expect(standingOf('propose', sceneOf(upheld, 2))).toEqual({ kind: 'open' });
  });

  it('does not offer what nobody may do now', () => {
    expect(standingOf('propose', sceneOf(accepted, 2)).kind).toBe('away');
    expect(standingOf('sign', sceneOf(upheld, 3)).kind).toBe('away');
    expect(standingOf('confirm', sceneOf(acting, 2)).kind).toBe('away');
    expect(standingOf('list', sceneOf(accepted, 2)).kind).toBe('away');
  });

  it('has a proposal signed by somebody else, as often as the grade asks', () => {
    expect(standingOf('sign', sceneOf(proposed, 2))).toMatchObject({
      refusal: 'not-signed-by-doer',
      who: [3, 4],
    });
    expect(standingOf('sign', sceneOf(proposed, 3)).kind).toBe('open');
    expect(sceneOf(acting, 2).current.state).toBe('acting');
  });

  it('leaves contests to who never acted, and says so where there is nobody', () => {
    const contested: readonly Taken[] = [
      ...acting,
      [2, 'case.replied', { basis: ['insult'], outcome: 'upheld', message: tag }],
      ['reported', 'appeal.lodged', { about: 'measure' }],
    ];
    for (const number of [1, 3])
      expect(standingOf('appeal', sceneOf(contested, number))).toMatchObject({
        refusal: 'acted-before',
        who: [4],
      });
    expect(standingOf('appeal', sceneOf(contested, 2))).toMatchObject({ refusal: 'wrong-role' });
    expect(standingOf('appeal', sceneOf(contested, 4)).kind).toBe('open');
    const without = everybody.filter(({ number }) => number !== 4);
    expect(standingOf('appeal', sceneOf(contested, 3, { team: without }))).toMatchObject({
      who: [],
      roles: ['supervisor'],
    });
  });

  it('lets nobody order measures alone', () => {
    const alone = [person(2, 'disposer')];
    expect(standingOf('interim', sceneOf(accepted, 2, { team: alone }))).toMatchObject({
      refusal: 'team-of-one',
    });
  });

  it('takes others for granted while the endpoint has not told who is there', () => {
    const { team: _, ...scene } = sceneOf(upheld, 2);
    expect(standingOf('propose', { ...scene, team: undefined }).kind).toBe('open');
  });
});

describe('a proposal', () => {
  it('begins where the rules lead, with the mildest measure of the grade', () => {
    const scene = sceneOf(upheld, 2);
    const draft = { ...emptyAct('propose', nowMs), ...beginAct('propose', scene) };
    expect(draft).toMatchObject({ grade: 2, measures: ['restrict-sharing'] });
    expect(isOverride(draft, scene)).toBe(false);
    expect(buildAct(draft, scene)).toEqual({
      type: 'measures.proposed',
      reportId,
      seq: 4,
      grade: 2,
      signOffs: 1,
      rule: 0,
      upheldBefore: 0,
      measures: [{ id: 'restrict-sharing' }],
    });
    expect(lackOfAct(draft, scene)).toBeUndefined();
  });

  it('departs from the rules only with a reason', () => {
    const scene = sceneOf(upheld, 2);
    const graver = { ...emptyAct('propose', nowMs), grade: 3, measures: preselected(3, standard) };
    expect(lackOfAct(graver, scene)).toBe('no-words');
    expect(lackOfAct({ ...graver, words }, scene)).toBeUndefined();
    expect(buildAct({ ...graver, words }, scene, tag)).toMatchObject({
      override: true,
      signOffs: 2,
      measures: [{ id: 'mute', expiresAt: instantOf(graver.until) }],
    });
    const none = { ...emptyAct('propose', nowMs), grade: 2, measures: [] };
    expect(lackOfAct(none, scene)).toBe('no-words');
    expect(lackOfAct({ ...none, words }, scene)).toBeUndefined();
  });

  it('is told apart from where the rules lead', () => {
    const suggestion = suggestGrade(sceneOf(upheld, 2));
    const of = (grade: number, measures = [{ id: 'remove' }]) =>
      differenceFrom({ grade, measures }, suggestion);
    expect([of(2), of(3), of(1), of(2, [])]).toEqual(['none', 'higher', 'lower', 'no-measure']);
    expect(differenceFrom({ grade: 2, measures: [{ id: 'remove' }] }, undefined)).toBe('no-rule');
  });

  it('offers nothing beyond its grade, its own measures first', () => {
    const offered = measuresWithin(3, standard);
    expect(offered[0]?.grade).toBe(3);
    expect(offered.every(({ grade }) => grade <= 3)).toBe(true);
  });
});

describe('interim measures', () => {
  it('end by themselves, with evidence due before that', () => {
    const scene = sceneOf(accepted, 2);
    const draft = { ...emptyAct('interim', nowMs), ...beginAct('interim', scene) };
    expect(lackOfAct(draft, scene)).toBeUndefined();
    expect(lackOfAct({ ...draft, until: localMinute(nowMs - 60_000) }, scene)).toBe('interim-fits');
    const late = { ...draft, evidenceDue: localMinute(nowMs + 30 * 86_400_000) };
    expect(lackOfAct(late, scene)).toBe('interim-fits');
    expect(lackOfAct({ ...draft, choice: 'remove' }, scene)).toBe('interim-fits');
  });
});

describe('what is done to one measure', () => {
  it('is done to the one that it can be done to', () => {
    expect(soleNumber('forward', sceneOf(acting, 2))).toBe(1);
    expect(soleNumber('confirm', sceneOf(acting, 2))).toBeUndefined();
    const forwarded: readonly Taken[] = [
      ...acting,
      [2, 'measure.forwarded', { number: 1, to: 'forum.example.org' }],
    ];
    expect(soleNumber('confirm', sceneOf(forwarded, 2))).toBe(1);
    // Nobody has codes that could be void.
    expect(standingOf('reissue', sceneOf(acting, 2))).toEqual({ kind: 'away' });
    expect(soleNumber('reissue', sceneOf(forwarded, 2))).toBe(1);
  });
});

describe('how a case is opened', () => {
  const reasonFor = (steps: readonly Taken[], number: number) => {
    const roles = everybody.find((each) => each.number === number)?.roles ?? [];
    return openingOf(deskCase(steps), { number, roles });
  };

  it('says what for, and leaves it with its owner where somebody comes to sign', () => {
    expect(reasonFor([], 1)).toEqual({ reason: 'assess', isClaiming: true });
    expect(reasonFor(upheld, 1)).toEqual({ reason: 'assess', isClaiming: true });
    expect(reasonFor(upheld, 2)).toEqual({ reason: 'dispose', isClaiming: true });
    expect(reasonFor(proposed, 3)).toEqual({ reason: 'dispose', isClaiming: false });
    expect(openingOf(deskCase(upheld), { number: 9, roles: ['auditor'] })).toEqual({
      reason: 'audit',
      isClaiming: false,
    });
  });
});

describe('a contest', () => {
  const replied: readonly Taken[] = [
    ...acting,
    [2, 'case.replied', { basis: ['insult'], outcome: 'upheld', message: tag }],
  ];

  it('shows what was decided before it, and not after', () => {
    const steps: readonly Taken[] = [
      ...replied,
      ['reporter', 'complaint.lodged', { about: 'wrong' }],
      [4, 'complaint.decided', { upheld: true, sealed: tag }],
    ];
    const types = decidedBefore('complaint', eventsOf(deskCase(steps))).map(({ type }) => type);
    expect(types).toEqual([
      'case.accepted',
      'case.judged',
      'measures.proposed',
      'measures.signed-off',
      'case.replied',
    ]);
  });

  it('is decided with words, and a change names what takes the place', () => {
    const steps: readonly Taken[] = [
      ...replied,
      ['reported', 'appeal.lodged', { about: 'measure' }],
    ];
    const scene = sceneOf(steps, 4);
    const draft = { ...emptyAct('appeal', nowMs), words };
    expect(lackOfAct(draft, scene)).toBe('choice');
    expect(lackOfAct({ ...draft, choice: 'lifted', words: '' }, scene)).toBe('no-words');
    expect(lackOfAct({ ...draft, choice: 'lifted' }, scene)).toBeUndefined();
    expect(lackOfAct({ ...draft, choice: 'changed' }, scene)).toBe('choice');
    const changed = { ...draft, choice: 'changed', measures: ['label'] };
    expect(lackOfAct(changed, scene)).toBeUndefined();
  });
});

describe('half an act', () => {
  it('is read back as it was, and passed over where it is of another form', () => {
    const draft = { ...emptyAct('lane', nowMs), choice: 'fast', words };
    expect(readActDraft(JSON.stringify(draft))).toEqual(draft);
    expect(readActDraft('{"act":"punish"}')).toBeUndefined();
    expect(readActDraft(undefined)).toBeUndefined();
  });

  it('has its time to the minute, by the clock of the device', () => {
    expect(instantOf(localMinute(nowMs))).toBe(new Date(nowMs).toISOString());
    expect(instantOf('')).toBeUndefined();
  });
});

it('every act has its own key and its own place, none that a decision has', () => {
  const keys = [...Object.values(actKeys), ...Object.values(decisionKeys)];
  expect(new Set(keys).size).toBe(keys.length);
  // Signs are elsewhere on each keyboard, and behind a key that switches, or nowhere, on some.
  for (const key of keys) expect(key).toMatch(/^[A-Za-z0-9]$/);
  const grouped = Object.values(actGroups).flat();
  expect(new Set(grouped).size).toBe(grouped.length);
  expect(acts).toEqual(expect.arrayContaining(grouped));
  expect(
    actGroups.complaint.some((act) => (actGroups.appeal as readonly string[]).includes(act)),
  ).toBe(false);
});

it('only roles that somebody looked at are told of', () => {
  const roles = [
    { role: 'first-seen', account: 'one', state: 'proposed', undated: 0 },
    { role: 'inciter', account: 'two', state: 'proposed', undated: 0 },
  ] as const;
  const told = describeMarks(
    { roles: roles.map((role) => ({ ...role, evidence: [], undated: 0 })) },
    {
      'inciter two': 'refused',
    },
  );
  expect(JSON.parse(told)).toEqual([{ role: 'inciter', account: 'two', mark: 'refused' }]);
});

describe('an appeal that came in by the code of a notice', () => {
  const steps: readonly Taken[] = [
    ...acting,
    ['reported', 'appeal.lodged', { about: 'measure', sealed: tag }],
  ];
  const id = `00000000-0000-4000-8000-${String(acting.length).padStart(12, '0')}`;

  it('is known by its step until it is decided, and one of a handler is not', () => {
    const said = { kind: 'appeal', stepId: id, sha256: tag };
    expect(appealByCode(deskCase(steps))).toEqual(said);
    const decided: Taken = [4, 'appeal.decided', { outcome: 'kept', sealed: tag }];
    expect(appealByCode(deskCase([...steps, decided]))).toBeUndefined();
    const byPhone: Taken = [1, 'appeal.lodged', { about: 'measure', sealed: tag }];
    expect(appealByCode(deskCase([...acting, byPhone]))).toBeUndefined();
  });

  it('is not decided without words to whoever appealed', () => {
    const scene = { ...sceneOf(steps, 4), appealByCode: appealByCode(deskCase(steps)) };
    const draft = { ...emptyAct('appeal', nowMs), choice: 'lifted', words };
    expect(lackOfAct(draft, scene)).toBe('no-words');
    expect(lackOfAct({ ...draft, reply: 'You were right.' }, scene)).toBeUndefined();
    expect(lackOfAct(draft, sceneOf(steps, 4))).toBeUndefined();
  });
});
