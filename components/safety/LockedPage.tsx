import { useState } from 'preact/hooks';
import { coded } from '../../utils/faults/expected.ts';
import { noteFault } from '../../utils/faults/note-fault.ts';
import { Button } from '../base/Button.tsx';
import { TextInput } from '../base/TextInput.tsx';
import { useTranslator } from '../services.ts';
import { ClearEverything } from './ClearEverything.tsx';
import { DangerBar } from './DangerBar.tsx';
import styles from './LockedPage.module.css';

export interface LockedPageProps {
  /** Rejects for a wrong passphrase; the page is replaced once it is the right one. */
  readonly onUnlock: (passphrase: string) => Promise<void>;
}

/** All that is shown while it is locked. Help for somebody in danger needs no passphrase. */
export function LockedPage({ onUnlock }: LockedPageProps) {
  const { t } = useTranslator();
  const [passphrase, setPassphrase] = useState('');
  const [state, setState] = useState<'asking' | 'opening' | 'wrong'>('asking');
  const open = () => {
    setState('opening');
    onUnlock(passphrase).catch((thrown) => {
      noteFault('lock.open', thrown, coded('invalid_input'));
      setState('wrong');
    });
  };
  return (
    <main class={styles['page']}>
      <div class={styles['middle']}>
        <h1 class={styles['title']}>{t('lock.title')}</h1>
        <form
          class={styles['form']}
          onSubmit={(event) => {
            event.preventDefault();
            open();
          }}
        >
          <p class={styles['text']}>{t('lock.ask')}</p>
          <TextInput
            label={t('lock.passphrase')}
            name="passphrase"
            type="password"
            value={passphrase}
            onInput={(typed) => {
              setPassphrase(typed);
              setState('asking');
            }}
            problem={state === 'wrong' ? t('lock.wrong') : undefined}
          />
          <Button
            variant="primary"
            type="submit"
            disabled={state === 'opening' || passphrase === ''}
          >
            {state === 'opening' ? t('lock.opening') : t('lock.open')}
          </Button>
        </form>
        <details>
          <summary class={styles['summary']}>{t('lock.forgotten')}</summary>
          <div class={styles['forgotten']}>
            <p class={styles['text']}>{t('lock.forgotten.body')}</p>
            <ClearEverything />
          </div>
        </details>
      </div>
      <DangerBar />
    </main>
  );
}
