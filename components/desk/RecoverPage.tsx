import { useState } from 'preact/hooks';
import { readRecoveryCode } from '../../utils/desk/recovery-code.ts';
import { Button } from '../base/Button.tsx';
import { PageFrame } from '../base/PageFrame.tsx';
import { TextInput } from '../base/TextInput.tsx';
import styles from './AccessPage.module.css';
import { CodeNotice } from './CodeNotice.tsx';
import type { DeskAccess, DeskTrouble, Entry } from './desk-services.ts';
import { EntryForm } from './EntryForm.tsx';
import { useAttempt } from './use-attempt.ts';
import { usePeopleWords } from './use-people.ts';

export interface RecoverPageProps {
  readonly access: DeskAccess;
  readonly onOpen: () => void;
  readonly onBack: () => void;
}

/** The way in that is left: a printed code. It is used up, and another one comes in its place. */
export function RecoverPage({ access, onOpen, onBack }: RecoverPageProps) {
  const people = usePeopleWords();
  const [code, setCode] = useState('');
  const [renewed, setRenewed] = useState<string | undefined>(undefined);
  const { isBusy, failure, attempt } = useAttempt<DeskTrouble>();
  if (people === undefined) return null;
  const isCode = readRecoveryCode(code) !== undefined;
  const recover = async (entry: Entry) => {
    if (entry !== 'passkey')
      setRenewed(await attempt(() => access.recover(code, entry.passphrase)));
  };
  if (renewed !== undefined)
    return (
      <PageFrame title={people.t('keys.code.title')}>
        <section class={styles['form']} data-recovered>
          <CodeNotice
            code={renewed}
            title={people.t('keys.code.title')}
            hint={people.t('keys.code.hint')}
            print={people.t('keys.print')}
          />
          <div class={styles['buttons']}>
            <Button variant="primary" onClick={onOpen}>
              {people.t('recover.done')}
            </Button>
          </div>
        </section>
      </PageFrame>
    );
  return (
    <EntryForm
      title={people.t('recover.title')}
      intro={people.t('recover.intro')}
      passphrase="chosen"
      submit={people.t('recover.button')}
      isBusy={isBusy}
      failure={failure}
      isReady={isCode}
      before={(isPressed) => (
        <TextInput
          label={people.t('recover.code')}
          name="recovery-code"
          value={code}
          onInput={setCode}
          problem={isPressed && !isCode ? people.t('recover.wrong') : undefined}
        />
      )}
      onEntry={(entry) => void recover(entry)}
    >
      <Button variant="quiet" disabled={isBusy} onClick={onBack}>
        {people.t('team.back')}
      </Button>
    </EntryForm>
  );
}
