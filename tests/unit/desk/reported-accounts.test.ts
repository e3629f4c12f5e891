import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildSteps } from '../../../components/desk/build-steps.ts';
import { newDraft } from '../../../components/desk/decision-draft.ts';
import { reportedAccounts } from '../../../utils/desk/reported-accounts.ts';
import { importLinkKey, tagAccounts, tagContent } from '../../../utils/desk/tag-content.ts';
import { guideline2023 } from '../../../utils/standard/guideline-2023/guideline-2023.ts';

const platform = 'forum.example.org';
const read = (answers: Record<string, string>) =>
  reportedAccounts({ answers }, platform, guideline2023);

describe('the accounts that a report is against', () => {
  it('are whose content was captured and who acted with them, each in one spelling', () => {
    expect(
      read({
        author: ' https://Forum.Example.org/u/storm/?tab=posts#last ',
        'linked-accounts': '@Night_Owl\nnight_owl\nhttps://forum.example.org/u/storm',
        quote: 'words',
      }),
    ).toEqual(['forum.example.org/u/storm', 'forum.example.org night_owl']);
  });

  it('are not the genuine account that the reporter compares with', () => {
    expect(
      read({ 'false-account': '@fake', 'genuine-account': 'https://forum.example.org/u/real' }),
    ).toEqual(['forum.example.org fake']);
  });

  it('are none where nobody is named, and never more than a finding may name', () => {
    expect(read({ author: ' @ ', 'linked-accounts': '\n' })).toEqual([]);
    fc.assert(
      fc.property(fc.array(fc.string()), (names) => {
        const found = read({ 'linked-accounts': names.join('\n') });
        expect(found.length).toBeLessThanOrEqual(16);
        expect(new Set(found).size).toBe(found.length);
      }),
    );
  });

  it('have tags apart from those of addresses', async () => {
    const secret = await importLinkKey(new Uint8Array(32).fill(7));
    const account = 'forum.example.org/u/storm';
    const [address] = await tagContent({ targets: [account], documents: [] }, secret);
    const tags = await tagAccounts([account, account, 'forum.example.org other'], secret);
    expect(new Set([...tags, address?.tag]).size).toBe(3);
    expect(tags[0]).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('a finding', () => {
  const place = { reportId: 'r', seq: 3, state: 'accepted' } as const;
  const judgement = { missing: [], complete: true, disagreements: [] } as never;
  const tag = 'a'.repeat(64);
  const draft = { ...newDraft('judge', 0), chosen: ['insult'], found: ['malicious'] };
  const stepOf = (finding: 'upheld' | 'not-upheld', accounts: readonly string[]) =>
    buildSteps({ ...draft, finding }, place, { judgement }, { sha256: '', accounts })[0];

  it('that upholds names what was found and whom it counts against', () => {
    expect(stepOf('upheld', [tag])).toEqual({
      reportId: 'r',
      seq: 4,
      type: 'case.judged',
      finding: 'upheld',
      clauses: ['insult'],
      found: ['malicious'],
      accounts: [tag],
    });
    expect(stepOf('upheld', [])).not.toHaveProperty('accounts');
  });

  it('that does not uphold counts against nobody', () => {
    const step = stepOf('not-upheld', [tag]);
    expect(step).not.toHaveProperty('accounts');
    expect(step).not.toHaveProperty('found');
  });
});
