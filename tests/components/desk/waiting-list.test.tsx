import { render } from 'preact';
import { act } from 'preact/test-utils';
import { expect, it } from 'vitest';
import { WordsContext } from '../../../components/desk/desk-context.ts';
import type { PeopleWork } from '../../../components/desk/people-services.ts';
import { WaitingList } from '../../../components/desk/WaitingList.tsx';
import type { TeamAnswer } from '../../../utils/desk/team-wire.ts';
import { loadDeskTranslator } from '../../../utils/i18n/desk.ts';
import { loadPeopleTranslator } from '../../../utils/i18n/desk-people.ts';
import type { Locale } from '../../../utils/i18n/language.ts';

type Invitation = TeamAnswer['waiting']['invitations'][number];

async function shown(locale: Locale, certifiedUntil: string | null): Promise<string> {
  const [words, people] = [await loadDeskTranslator(locale), await loadPeopleTranslator(locale)];
  const invitation = { secretSha256: 'a'.repeat(64), roles: ['reviewer'], certifiedUntil };
  const waiting = { grants: [], invitations: [invitation as unknown as Invitation], roles: [] };
  render(null, document.body);
  await act(() =>
    render(
      <WordsContext.Provider value={words}>
        <WaitingList
          waiting={waiting}
          work={{} as PeopleWork}
          words={people}
          onChanged={() => undefined}
        />
      </WordsContext.Provider>,
      document.body,
    ),
  );
  return document.body.textContent;
}

it('whoever approves an invitation is told until when it certifies', async () => {
  expect(await shown('en', '2027-03-31T12:00:00.000Z')).toContain('certified until Mar 31, 2027');
  expect(await shown('zh-Hans', '2027-03-31T12:00:00.000Z')).toContain('2027年3月31日');
});

it('and that it certifies nobody', async () => {
  expect(await shown('en', null)).toContain('no certificate is asked for');
});
