import { useCallback, useEffect, useState } from 'preact/hooks';
import type { TeamAnswer } from '../../utils/desk/team-wire.ts';
import type { PeopleTranslator } from '../../utils/i18n/desk-people.ts';
import { Notice } from '../base/Notice.tsx';
import { ProgressBar } from '../base/ProgressBar.tsx';
import { ColleagueEntry } from './ColleagueEntry.tsx';
import { useCommands } from './commands.ts';
import { useWords, useWork } from './desk-context.ts';
import { InviteForm } from './InviteForm.tsx';
import { KeyButton } from './KeyButton.tsx';
import { KeysPage } from './KeysPage.tsx';
import { LinkKeyPart } from './LinkKeyPart.tsx';
import { PeopleNotice } from './PeopleNotice.tsx';
import styles from './PeoplePage.module.css';
import { PeoplePart } from './PeoplePart.tsx';
import type { PeopleFailure, PeopleWork } from './people-services.ts';
import { usePeopleWords } from './use-people.ts';
import { WaitingList } from './WaitingList.tsx';

export interface TeamPageProps {
  readonly hasPasskeys: boolean;
  readonly onLeave: () => void;
  /** The team was asked for anew: what changed may concern whoever looks. */
  readonly onLooked: () => void;
}

type TeamState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly failure: PeopleFailure }
  | { readonly kind: 'read'; readonly answer: TeamAnswer };

/** Those by whom a case can come to an end, as the law of cases counts a team. */
const handling = ['reviewer', 'disposer', 'supervisor'] as const;

function countHandling({ team }: TeamAnswer): number {
  return team.filter(
    ({ roles, revokedAt }) => revokedAt === null && handling.some((role) => roles.includes(role)),
  ).length;
}

/** Who is on the team, what they hold, and what waits for a second person; and one's own keys. */
export function TeamPage({ hasPasskeys, onLeave, onLooked }: TeamPageProps) {
  const { t } = useWords();
  const desk = useWork();
  const words = usePeopleWords();
  const [work, setWork] = useState<PeopleWork | undefined>(undefined);
  const [state, setState] = useState<TeamState>({ kind: 'loading' });
  useEffect(() => {
    const load = async () => {
      const people = await desk.loadPeople();
      setWork(() => people);
    };
    void load();
  }, [desk]);
  const look = useCallback(async () => {
    if (work === undefined) return;
    const read = await work.readTeam();
    setState(
      read.ok ? { kind: 'read', answer: read.value } : { kind: 'failed', failure: read.error },
    );
  }, [work]);
  useEffect(() => void look(), [look]);
  const lookAgain = () => {
    onLooked();
    void look();
  };
  useCommands([
    { id: 'leave-team', keys: 'Escape', label: t('key.leave'), run: onLeave },
    { id: 'refresh-team', keys: '.', label: t('queue.refresh'), run: lookAgain },
  ]);
  if (words === undefined || work === undefined) return <ProgressBar label={t('desk.team')} />;
  return (
    <div class={styles['page']} data-team>
      <div class={styles['buttons']}>
        <KeyButton variant="quiet" keys="Escape" onClick={onLeave}>
          {t('desk.back')}
        </KeyButton>
        <KeyButton variant="quiet" keys="." onClick={lookAgain}>
          {t('queue.refresh')}
        </KeyButton>
      </div>
      <h1 class={styles['title']}>{words.t('team.title')}</h1>
      {state.kind === 'failed' ? <PeopleNotice failure={state.failure} words={words} /> : null}
      {state.kind === 'read' ? (
        <People answer={state.answer} work={work} words={words} onChanged={lookAgain} />
      ) : null}
      <KeysPage work={work} words={words} hasPasskeys={hasPasskeys} />
    </div>
  );
}

interface PeopleProps {
  readonly answer: TeamAnswer;
  readonly work: PeopleWork;
  readonly words: PeopleTranslator;
  readonly onChanged: () => void;
}

function People({ answer, work, words, onChanged }: PeopleProps) {
  const { t } = words;
  const { handler } = useWork();
  const isAdministrator = handler.roles.includes('administrator');
  const shared = { work, words, onChanged };
  const here = answer.team.filter(({ revokedAt }) => revokedAt === null);
  return (
    <>
      {countHandling(answer) < 2 ? <Notice tone="warn" title={t('team.one')} /> : null}
      {here.length >= 3 ? <Notice title={t('team.two')} /> : null}
      <WaitingList waiting={answer.waiting} {...shared} />
      <PeoplePart title={t('team.list')}>
        <ul class={styles['people']}>
          {answer.team.map((colleague) => (
            <ColleagueEntry
              key={colleague.handler}
              colleague={colleague}
              isAdministrator={isAdministrator}
              {...shared}
            />
          ))}
        </ul>
      </PeoplePart>
      <LinkKeyPart answer={answer} {...shared} />
      {isAdministrator ? <InviteForm {...shared} /> : null}
    </>
  );
}
