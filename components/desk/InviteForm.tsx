import { useState } from 'preact/hooks';
import type { Role } from '../../utils/casework/roles.ts';
import type { PeopleTranslator } from '../../utils/i18n/desk-people.ts';
import { Button } from '../base/Button.tsx';
import { Notice } from '../base/Notice.tsx';
import { ProblemText } from '../base/ProblemText.tsx';
import { TextInput } from '../base/TextInput.tsx';
import { certifiedUntilOf } from './certification.ts';
import { PeopleNotice } from './PeopleNotice.tsx';
import styles from './PeoplePage.module.css';
import { PeoplePart } from './PeoplePart.tsx';
import type { Invited, PeopleFailure, PeopleWork } from './people-services.ts';
import { RoleChoices } from './RoleChoices.tsx';
import { useAttempt } from './use-attempt.ts';

export interface InviteFormProps {
  readonly work: PeopleWork;
  readonly words: PeopleTranslator;
  readonly onChanged: () => void;
}

/** A link by which one person joins, with the roles that they will have. */
export function InviteForm({ work, words, onChanged }: InviteFormProps) {
  const { t } = words;
  const [chosen, setChosen] = useState<readonly Role[]>([]);
  const [until, setUntil] = useState('');
  const [isPressed, setPressed] = useState(false);
  const [invited, setInvited] = useState<Invited | undefined>(undefined);
  const { isBusy, failure, attempt } = useAttempt<PeopleFailure>();
  const invite = async () => {
    setPressed(true);
    setInvited(undefined);
    if (chosen.length === 0) return;
    const made = await attempt(() => work.invite(chosen, certifiedUntilOf(until)));
    setInvited(made);
    if (made !== undefined) onChanged();
  };
  return (
    <PeoplePart title={t('invite.title')}>
      <form
        class={styles['form']}
        data-invite
        onSubmit={(event) => {
          event.preventDefault();
          void invite();
        }}
      >
        <RoleChoices
          legend={t('invite.roles')}
          chosen={chosen}
          words={words}
          onChange={setChosen}
        />
        <ProblemText
          id="invite-lacks-role"
          words={isPressed && chosen.length === 0 ? t('invite.needsRole') : undefined}
        />
        <TextInput label={t('invite.until')} type="date" value={until} onInput={setUntil} />
        <div class={styles['buttons']}>
          <Button type="submit" disabled={isBusy}>
            {t('invite.button')}
          </Button>
        </div>
        <PeopleNotice failure={failure} words={words} />
        {invited === undefined ? null : (
          <Notice tone="good" live title={t('invite.made')}>
            <p>
              <code class={styles['link']} data-link>
                {invited.link}
              </code>
            </p>
            {invited.waiting ? <p>{t('invite.waiting')}</p> : null}
          </Notice>
        )}
      </form>
    </PeoplePart>
  );
}
