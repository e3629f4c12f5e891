import type { TeamAnswer } from '../../utils/desk/team-wire.ts';
import type { PeopleTranslator } from '../../utils/i18n/desk-people.ts';
import { Button } from '../base/Button.tsx';
import { useWork } from './desk-context.ts';
import { PeopleNotice } from './PeopleNotice.tsx';
import styles from './PeoplePage.module.css';
import { PeoplePart } from './PeoplePart.tsx';
import type { PeopleFailure, PeopleWork } from './people-services.ts';
import { useAttempt } from './use-attempt.ts';

export interface LinkKeyPartProps {
  readonly answer: TeamAnswer;
  readonly work: PeopleWork;
  readonly words: PeopleTranslator;
  readonly onChanged: () => void;
}

/**
 * Made once for the whole team by somebody who has the desk's key; until then nothing is linked or counted.
 */
export function LinkKeyPart({ answer, work, words, onChanged }: LinkKeyPartProps) {
  const { t } = words;
  const { handler, keys } = useWork();
  const { isBusy, failure, attempt } = useAttempt<PeopleFailure>();
  const isThere = answer.team.some(({ grants }) =>
    grants.some(({ purpose }) => purpose === 'link'),
  );
  const waiting = answer.waiting.grants.some(({ purpose }) => purpose === 'link');
  const mayMake = keys.some(({ purpose }) => purpose === 'desk');
  if (isThere) return null;
  const make = async () => {
    if ((await attempt(() => work.makeLinkKey())) !== undefined) onChanged();
  };
  return (
    <PeoplePart title={t('link.title')}>
      <p class={styles['soft']}>{t('link.why')}</p>
      {waiting ? <p class={styles['soft']}>{t('grant.waiting')}</p> : null}
      {mayMake && !waiting ? (
        <div class={styles['buttons']} data-link-key={handler.number}>
          <Button disabled={isBusy} onClick={() => void make()}>
            {t('link.button')}
          </Button>
        </div>
      ) : null}
      <PeopleNotice failure={failure} words={words} />
    </PeoplePart>
  );
}
