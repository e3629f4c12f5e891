import { useState } from 'preact/hooks';
import type { PeopleTranslator } from '../../utils/i18n/desk-people.ts';
import { Button } from '../base/Button.tsx';
import { Notice } from '../base/Notice.tsx';
import { TextInput } from '../base/TextInput.tsx';
import { PeopleNotice } from './PeopleNotice.tsx';
import styles from './PeoplePage.module.css';
import type { KeyRef, PeopleFailure, PeopleWork } from './people-services.ts';
import { useAttempt } from './use-attempt.ts';

export interface GrantFormProps {
  readonly handler: number;
  readonly keys: readonly KeyRef[];
  readonly work: PeopleWork;
  readonly words: PeopleTranslator;
  readonly onChanged: () => void;
}

/**
 * A key for somebody whose six words were heard: they are typed, since words that are shown are agreed to
 * unread.
 */
export function GrantForm({ handler, keys, work, words, onChanged }: GrantFormProps) {
  const { t } = words;
  const [heard, setHeard] = useState('');
  const [outcome, setOutcome] = useState<'given' | 'waiting' | 'differs' | undefined>(undefined);
  const { isBusy, failure, attempt } = useAttempt<PeopleFailure>();
  const give = async (key: KeyRef) => {
    const done = await attempt(() => work.grant(handler, key, heard));
    setOutcome(done);
    if (done === 'given' || done === 'waiting') onChanged();
  };
  return (
    <details>
      <summary>{t('grant.title')}</summary>
      <div class={styles['form']}>
        <TextInput
          label={t('grant.words')}
          hint={t('grant.words.hint')}
          name={`words-of-${handler}`}
          value={heard}
          onInput={setHeard}
        />
        <div class={styles['buttons']}>
          {keys.map((key) => (
            <Button
              key={key.keyId}
              disabled={isBusy || heard.trim() === ''}
              onClick={() => void give(key)}
            >
              {t('grant.button', { key: t(`purpose.${key.purpose}`) })}
            </Button>
          ))}
        </div>
        <Outcome outcome={outcome} words={words} />
        <PeopleNotice failure={failure} words={words} />
      </div>
    </details>
  );
}

interface OutcomeProps {
  readonly outcome: 'given' | 'waiting' | 'differs' | undefined;
  readonly words: PeopleTranslator;
}

function Outcome({ outcome, words: { t } }: OutcomeProps) {
  if (outcome === undefined) return null;
  if (outcome === 'differs') return <Notice tone="bad" live title={t('grant.differs')} />;
  return (
    <Notice tone="good" live title={t(outcome === 'given' ? 'grant.done' : 'grant.waiting')} />
  );
}
