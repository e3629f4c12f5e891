import { useState } from 'preact/hooks';
import type { Colleague } from '../../utils/desk/team-wire.ts';
import type { PeopleTranslator } from '../../utils/i18n/desk-people.ts';
import { Button } from '../base/Button.tsx';
import { Notice } from '../base/Notice.tsx';
import { certificationOf } from './certification.ts';
import { useWords, useWork } from './desk-context.ts';
import { GrantForm } from './GrantForm.tsx';
import { PeopleNotice } from './PeopleNotice.tsx';
import styles from './PeoplePage.module.css';
import type { PeopleFailure, PeopleWork } from './people-services.ts';
import { RolesForm } from './RolesForm.tsx';
import { useAttempt } from './use-attempt.ts';

export interface ColleagueEntryProps {
  readonly colleague: Colleague;
  readonly isAdministrator: boolean;
  readonly work: PeopleWork;
  readonly words: PeopleTranslator;
  readonly onChanged: () => void;
}

/** One of the team: roles, ways in, keys; and what may be done about them. */
export function ColleagueEntry(props: ColleagueEntryProps) {
  const { colleague, isAdministrator, work, words, onChanged } = props;
  const { t } = words;
  const { handler: me, keys } = useWork();
  const { handler, roles, methods, grants, revokedAt, certifiedUntil } = colleague;
  const { when } = useWords();
  const isHere = revokedAt === null;
  const certification = certificationOf(certifiedUntil, Date.now());
  const isMe = handler === me.number;
  const has = (keyId: string) => grants.some((grant) => grant.keyId === keyId);
  const giveable = isHere && !isMe ? keys.filter(({ keyId }) => !has(keyId)) : [];
  return (
    <li class={styles['person']} data-colleague={handler} data-here={isHere}>
      <h3 class={styles['name']}>
        {t('team.number', { number: handler })}
        {isMe ? ` · ${t('team.you')}` : ''}
        {isHere ? '' : ` · ${t('team.left')}`}
      </h3>
      <p class={styles['soft']}>{roles.map((role) => t(`role.${role}`)).join(' · ')}</p>
      {isHere ? (
        <p class={styles['soft']}>
          {t('team.methods', { what: methods.map((method) => t(`method.${method}`)).join(' · ') })}
          {' — '}
          {t('team.keys', {
            what:
              grants.length === 0
                ? t('team.keys.none')
                : grants.map(({ purpose }) => t(`purpose.${purpose}`)).join(' · '),
          })}
        </p>
      ) : null}
      {isHere && certifiedUntil !== null ? (
        <p class={styles['soft']} data-certified={certification}>
          {t(`certified.of.${certification}`, { when: when(certifiedUntil) })}
        </p>
      ) : null}
      {giveable.length > 0 && colleague.joined !== undefined ? (
        <GrantForm
          handler={handler}
          keys={giveable}
          work={work}
          words={words}
          onChanged={onChanged}
        />
      ) : null}
      {isAdministrator && isHere ? (
        <RolesForm
          key={`${roles.join()} ${certifiedUntil}`}
          handler={handler}
          held={roles}
          certifiedUntil={certifiedUntil}
          work={work}
          words={words}
          onChanged={onChanged}
        />
      ) : null}
      {isAdministrator && isHere && !isMe ? (
        <RevokeButton handler={handler} work={work} words={words} onChanged={onChanged} />
      ) : null}
    </li>
  );
}

interface RevokeButtonProps extends Pick<ColleagueEntryProps, 'work' | 'words' | 'onChanged'> {
  readonly handler: number;
}

/** Two presses, since nothing undoes it. */
function RevokeButton({ handler, work, words, onChanged }: RevokeButtonProps) {
  const { t } = words;
  const [isAsked, setAsked] = useState(false);
  const { isBusy, failure, attempt } = useAttempt<PeopleFailure>();
  const revoke = async () => {
    if ((await attempt(() => work.revoke(handler))) === true) onChanged();
  };
  if (!isAsked)
    return (
      <div>
        <Button variant="quiet" onClick={() => setAsked(true)}>
          {t('revoke.button')}
        </Button>
      </div>
    );
  return (
    <Notice tone="warn" live title={t('revoke.sure')}>
      <p>{t('revoke.rotate')}</p>
      <Button disabled={isBusy} onClick={() => void revoke()}>
        {t('revoke.confirm')}
      </Button>
      <PeopleNotice failure={failure} words={words} />
    </Notice>
  );
}
