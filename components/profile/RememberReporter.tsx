import { useState } from 'preact/hooks';
import { isFailure } from '../../utils/faults/expected.ts';
import { noteFault } from '../../utils/faults/note-fault.ts';
import type { Draft } from '../../utils/report/draft.ts';
import { Button } from '../base/Button.tsx';
import { Notice } from '../base/Notice.tsx';
import { TextInput } from '../base/TextInput.tsx';
import { useReportServices, useTranslator } from '../services.ts';
import styles from './RememberReporter.module.css';

/** A shorter passphrase would be guessed whatever the work factor. */
const minPassphraseLength = 8;

/** Keeps who reports on this device for the next report, only on demand, under a passphrase if wanted. */
export function RememberReporter({ draft }: { readonly draft: Draft }) {
  const report = useReportServices();
  const { t } = useTranslator();
  const [passphrase, setPassphrase] = useState('');
  const [state, setState] = useState<'asking' | 'saving' | 'saved' | 'failed'>('asking');
  const isTooShort = passphrase !== '' && [...passphrase].length < minPassphraseLength;
  const save = async () => {
    setState('saving');
    try {
      await report.rememberReporter(draft, passphrase);
      setPassphrase('');
      setState('saved');
    } catch (thrown) {
      noteFault('profile.save', thrown, isFailure);
      setState('failed');
    }
  };
  return (
    <details>
      <summary class={styles['summary']}>{t('profile.remember')}</summary>
      <form
        class={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <p class={styles['hint']}>{t('profile.remember.hint')}</p>
        <TextInput
          label={t('profile.protect')}
          type="password"
          optionalMark={t('field.optional')}
          hint={t('profile.protect.hint')}
          value={passphrase}
          onInput={setPassphrase}
        />
        <Button type="submit" disabled={isTooShort || state === 'saving'}>
          {t('profile.save')}
        </Button>
        {state === 'saved' ? <Notice tone="good" title={t('profile.saved')} live /> : null}
        {state === 'failed' ? (
          <Notice tone="warn" live>
            <p>{t('profile.failed')}</p>
          </Notice>
        ) : null}
      </form>
    </details>
  );
}
