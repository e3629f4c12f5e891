import { describe, expect, it } from 'vitest';
import { openCase } from '../../../utils/casework/case.ts';
import { rankOf } from '../../../utils/casework/due.ts';
import { readTimes } from '../../../utils/casework/times.ts';
import { evaluate } from '../../../utils/standard/evaluate.ts';
import { guideline2023 } from '../../../utils/standard/guideline-2023/guideline-2023.ts';
import { readFacts, type Writing } from '../../../utils/standard/present-elements.ts';

const sources = {
  'capture.url': 'https://forum.example.org/t/1#p2',
  'capture.quote': 'He stole the church silver.',
};

function judge(writing: Partial<Writing>) {
  const facts = readFacts(
    {
      surface: 'post',
      affected: 'self',
      answers: {},
      documents: [],
      flags: [],
      sources,
      ...writing,
    },
    guideline2023,
  );
  return { facts, ...evaluate(facts, guideline2023) };
}

describe('a report of an ordinary person stays tiny', () => {
  it('an insult captured needs a contact only', () => {
    const { missing } = judge({ category: 'insult' });
    expect(missing.map(({ element }) => element)).toEqual(['contact']);
  });

  it('defamation needs one sentence more', () => {
    const { missing } = judge({ category: 'defamation' });
    expect(missing.map(({ element }) => element)).toEqual(['why-false', 'contact']);
  });

  it('without a name nothing but the sentence is typed', () => {
    const answers = { 'why-false': '我当天在国外。' };
    const { facts, complete } = judge({ category: 'defamation', answers, flags: ['anonymous'] });
    expect(complete).toBe(true);
    expect(facts.elements).toEqual(['url', 'false-statement', 'why-false']);
  });
});

describe('the lane', () => {
  const contact = { contact: 'reporter@example.org' };

  it.each([
    [
      'a child comes first, whatever else holds',
      { category: 'cyber-violence', affected: 'child' },
      'minors',
      'minor-affected',
    ],
    [
      'a category about minors comes first',
      { category: 'minor-harm', affected: 'someone-else' },
      'minors',
      'minor-affected',
    ],
    ['then cyber-violence', { category: 'cyber-violence' }, 'cyber-violence', 'cyber-violence'],
    [
      'then the enterprise zone',
      { category: 'enterprise-rumour', affected: 'enterprise' },
      'enterprise',
      'enterprise-affected',
    ],
    ['overt and complete is fast', { category: 'insult', answers: contact }, 'fast', 'overt'],
    ['overt but incomplete is not', { category: 'insult' }, 'general', 'general'],
    [
      'complete without a document is general',
      { category: 'defamation', answers: { ...contact, 'why-false': 'I was away.' } },
      'general',
      'general',
    ],
    [
      'clear and complete is fast',
      {
        category: 'defamation',
        answers: { ...contact, 'why-false': 'I was away.' },
        documents: [{ kind: 'screenshot' }],
      },
      'fast',
      'clear-and-complete',
    ],
    [
      'a dispute is never fast',
      { category: 'insult', answers: contact, flags: ['dispute'] },
      'general',
      'general',
    ],
  ])('%s', (_name, writing, id, rule) => {
    expect(judge(writing).lane).toMatchObject({ id, rule });
  });
});

it('the enterprise zone is for the enterprise: nobody else passes by its six conditions', () => {
  const answers = { 'false-statement': 'x', 'why-false': 'I was there.' };
  const { lane, warnings, acceptance } = judge({ category: 'enterprise-rumour', answers });
  expect(lane.id).toBe('general');
  expect(warnings.map(({ id }) => id)).toContain('zone-for-enterprises');
  expect(acceptance).toEqual([]);
});

it('what follows from the category cannot be claimed beside it', () => {
  const claimed = judge({
    category: 'enterprise-rumour',
    affected: 'enterprise',
    flags: ['overt'],
  });
  expect(claimed.flags).not.toContain('overt');
  expect(claimed.missing.map(({ element }) => element)).toContain('contrary-evidence');
  expect(judge({ category: 'defamation', flags: ['overt', 'link-only'] }).flags).toEqual([]);
  expect(judge({ category: 'defamation', flags: ['minor'] }).lane.id).toBe('minors');
});

describe('documents', () => {
  it('a falsity claim of an enterprise is paired with contrary evidence, an overt one is not', () => {
    const rumour = judge({ category: 'enterprise-rumour', affected: 'enterprise' });
    expect(rumour.documentsNeeded.map(({ rule }) => rule.id)).toEqual([
      'contrary-evidence',
      'right-holder-proof',
    ]);
    const outOfContext = judge({
      category: 'enterprise-misleading.out-of-context',
      affected: 'enterprise',
    });
    expect(outOfContext.documentsNeeded.map(({ rule }) => rule.id)).toEqual(['right-holder-proof']);
  });

  it.each(
    guideline2023.evidenceKinds.filter(
      ({ id }) => !['business-licence', 'identity-document', 'power-of-attorney'].includes(id),
    ),
  )('contrary evidence may be: $id', ({ id }) => {
    const { documentsNeeded } = judge({ category: 'enterprise-rumour', documents: [{ kind: id }] });
    expect(documentsNeeded).toMatchObject([{ rule: { id: 'contrary-evidence' }, supplied: true }]);
  });

  it('an agent of an enterprise shows authorisation and identity', () => {
    const answers = { 'enterprise-role': 'agent' };
    const { missing, flags } = judge({
      category: 'enterprise-insult',
      affected: 'enterprise',
      answers,
    });
    expect(flags).toContain('agent');
    const ids = missing.map(({ element }) => element);
    expect(ids).toContain('enterprise-agent-authorisation');
    expect(ids).toContain('enterprise-agent-identity');
  });

  it('extortion shows a demand or the aggregation; paid posters two accounts', () => {
    const category = 'enterprise-interference.extortion';
    const ids = (writing: Partial<Writing>) => judge(writing).missing.map(({ element }) => element);
    expect(ids({ category })).toContain('demand');
    expect(
      ids({ category, answers: { aggregation: 'Five old complaints, reposted in May.' } }),
    ).not.toContain('demand');
    const posters = 'enterprise-interference.paid-posters';
    expect(ids({ category: posters, answers: { 'linked-accounts': '@one' } })).toContain(
      'linked-accounts',
    );
    expect(ids({ category: posters, answers: { 'linked-accounts': '@one\n@ONE ' } })).toContain(
      'linked-accounts',
    );
    expect(ids({ category: posters, answers: { 'linked-accounts': '@one\n@two' } })).not.toContain(
      'linked-accounts',
    );
  });
});

describe('the six acceptance conditions', () => {
  it('gate the enterprise zone and nobody else', () => {
    const enterprise = judge({ category: 'enterprise-rumour', affected: 'enterprise' });
    expect(enterprise.acceptance.map(({ id, met }) => [id, met])).toEqual([
      ['statement', false],
      ['right-holder', false],
      ['contact', false],
      ['location', true],
      ['evidence', false],
      ['declaration', false],
    ]);
    expect(judge({ category: 'insult' }).acceptance).toEqual([]);
  });

  it('every element and document that an enterprise must give belongs to one of them', () => {
    const covered = guideline2023.acceptance.flatMap(({ elements, documents }) => [
      ...elements,
      ...documents,
    ]);
    for (const category of guideline2023.categories.filter(({ group }) => group === 'enterprise')) {
      for (const subtype of [category, ...category.subtypes]) {
        const { missing } = judge({ category: subtype.id, affected: 'enterprise', sources: {} });
        const stray = missing.filter(
          ({ field, element }) => field !== 'category' && !covered.includes(element),
        );
        expect(stray.map(({ element }) => `${subtype.id}: ${element}`)).toEqual([]);
      }
    }
  });
});

describe('advice', () => {
  it('a dispute or criticism is led elsewhere and stays complete', () => {
    const answers = { contact: 'reporter@example.org' };
    const { complete, warnings } = judge({ category: 'insult', answers, flags: ['criticism'] });
    expect(complete).toBe(true);
    expect(warnings.map(({ id }) => id)).toEqual(['criticism']);
  });

  it('sexual imagery of minors is sent as a link only', () => {
    const { missing, warnings, flags, facts } = judge({
      category: 'minor-harm.sexual-imagery',
      affected: 'someone-else',
      flags: ['anonymous'],
    });
    expect(missing).toEqual([]);
    expect(flags).toContain('link-only');
    expect(warnings.map(({ id }) => id)).toContain('link-only');
    expect(facts.elements).toEqual(['url']);
  });

  it.each([
    ['insult', 'child', 'minor-harm'],
    ['defamation', 'enterprise', 'enterprise-rumour'],
    ['impersonation', 'enterprise', 'enterprise-look-alike'],
    ['insult', 'enterprise', 'enterprise-insult'],
  ])('%s of %s: better as %s', (category, affected, better) => {
    expect(judge({ category, affected }).betterCategory?.category).toBe(better);
  });

  it('an insult with a false fact is better as defamation', () => {
    const answers = { 'why-false': 'I was never there.' };
    expect(judge({ category: 'insult', answers }).betterCategory?.category).toBe('defamation');
  });
});

it('kinds of enterprises stand in the order of the guideline, before what is ordinary', () => {
  const answers = {
    contact: 'officer@example.org',
    'enterprise-name': 'Teal Kettle Ltd.',
    'enterprise-kind': '',
  };
  const times = readTimes(guideline2023);
  const rankFor = (kinds: string) => {
    const told = { ...answers, 'enterprise-kind': kinds };
    const { lane } = judge({
      category: 'enterprise-rumour',
      affected: 'enterprise',
      answers: told,
      flags: ['enterprise'],
    });
    const report = { reportId: '', receivedAt: '2026-01-01T00:00:00.000Z' };
    return rankOf(openCase({ ...report, lane: lane.id, laneRule: lane.rule }), times);
  };
  const inOrder = ['pre-listing', 'listed', 'high-tech', 'specialised-small', 'other'];
  const ranks = inOrder.map(rankFor);
  expect(ranks).toEqual([...new Set(ranks)].toSorted((one, other) => one - other));
  expect(ranks).toHaveLength(5);
  // Of several kinds the first in that order counts.
  expect(rankFor('specialised-small listed')).toBe(ranks[1]);
  const report = { reportId: '', receivedAt: '2026-01-01T00:00:00.000Z' };
  const ordinary = openCase({ ...report, lane: 'general', laneRule: 'general' });
  expect(rankOf(ordinary, times)).toBe(ranks[4]);
});
