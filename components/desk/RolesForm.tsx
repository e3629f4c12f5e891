import { useState } from 'preact/hooks';
import type { Role } from '../../utils/casework/roles.ts';
import type { PeopleTranslator } from '../../utils/i18n/desk-people.ts';
import { Button } from '../base/Button.tsx';
import { Notice } from '../base/Notice.tsx';
import { ProblemText } from '../base/ProblemText.tsx';
import { TextInput } from '../base/TextInput.tsx';
import { certifiedUntilOf, fieldDayOf } from './certification.ts';
import { PeopleNotice } from './PeopleNotice.tsx';
import styles from './PeoplePage.module.css';
import type { PeopleFailure, PeopleWork } from './people-services.ts';
import { RoleChoices } from './RoleChoices.tsx';
import { useAttempt } from './use-attempt.ts';

export interface RolesFormProps {
  readonly handler: number;
  readonly held: readonly Role[];
  readonly certifiedUntil: string | null;
  readonly work: PeopleWork;
  readonly words: PeopleTranslator;
  readonly onChanged: () => void;
}

/**
 * Other roles for somebody who stays, or a certificate that is renewed, with what that means for cases and
 * keys beside it.
 */
export function RolesForm({
  handler,
  held,
  certifiedUntil,
  work,
  words,
  onChanged,
}: RolesFormProps) {
  const { t } = words;
  const [chosen, setChosen] = useState(held);
  const [day, setDay] = useState(fieldDayOf(certifiedUntil));
  const [isPressed, setPressed] = useState(false);
  const [outcome, setOutcome] = useState<'done' | 'waiting' | undefined>(undefined);
  const { isBusy, failure, attempt } = useAttempt<PeopleFailure>();
  const lacks = isPressed && chosen.length === 0;
  const send = async () => {
    setPressed(true);
    setOutcome(undefined);
    if (chosen.length === 0) return;
    const isSame = day === fieldDayOf(certifiedUntil);
    const renewed = isSame ? {} : { certifiedUntil: certifiedUntilOf(day) };
    const change = { handler, roles: [...chosen], ...renewed };
    const done = await attempt(() => work.changeRoles(change));
    setOutcome(done);
    if (done !== undefined) onChanged();
  };
  return (
    <details data-roles-of={handler}>
      <summary>{t('roles.button')}</summary>
      <form
        class={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <RoleChoices legend={t('roles.title')} chosen={chosen} words={words} onChange={setChosen} />
        <ProblemText
          id={`roles-lack-${handler}`}
          words={lacks ? t('roles.needsRole') : undefined}
        />
        <TextInput
          label={t('invite.until')}
          hint={t('certified.none.hint')}
          type="date"
          name={`certified-of-${handler}`}
          value={day}
          onInput={setDay}
        />
        <p class={styles['soft']}>{t('roles.sides')}</p>
        <p class={styles['soft']}>{t('roles.keys')}</p>
        <div class={styles['buttons']}>
          <Button type="submit" disabled={isBusy}>
            {t('roles.confirm')}
          </Button>
        </div>
        {outcome === undefined ? null : <Notice tone="good" live title={t(`roles.${outcome}`)} />}
        <PeopleNotice failure={failure} words={words} />
      </form>
    </details>
  );
}
