import { useState } from 'preact/hooks';
import { codeOrFault, isFailure } from '../../utils/faults/expected.ts';
import { noteFault } from '../../utils/faults/note-fault.ts';
import { Button } from '../base/Button.tsx';
import { Notice } from '../base/Notice.tsx';
import { TextInput } from '../base/TextInput.tsx';
import { useSettingsServices, useTranslator } from '../services.ts';
import styles from './SafetySettings.module.css';

/** A shorter passphrase would be guessed whatever the work factor. */
const minLength = 8;

type Failure = 'wrong' | 'failed' | undefined;

const failureOf = (thrown: unknown): Failure =>
  codeOrFault(thrown, 'storage_failed', 'lock.remove') === 'invalid_input' ? 'wrong' : 'failed';

/** Sets the passphrase lock, or shows that it is on and takes it away. */
export function LockSetting({ hasLock }: { readonly hasLock: boolean }) {
  const { t } = useTranslator();
  return (
    <section class={styles['part']} aria-labelledby="lock-title">
      <h3 class={styles['name']} id="lock-title">
        {t('safety.lock')}
      </h3>
      <p class={styles['about']}>{t('safety.lock.about')}</p>
      {hasLock ? <RemoveLock /> : <SetLock />}
    </section>
  );
}

function SetLock() {
  const settings = useSettingsServices();
  const { t } = useTranslator();
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [state, setState] = useState<'asking' | 'setting' | 'failed'>('asking');
  const differs = again !== '' && again !== passphrase;
  const isReady = [...passphrase].length >= minLength && again === passphrase;
  const set = () => {
    setState('setting');
    settings.setLock(passphrase).catch((thrown) => {
      noteFault('lock.set', thrown, isFailure);
      setState('failed');
    });
  };
  return (
    <form
      class={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        set();
      }}
    >
      <TextInput
        label={t('safety.lock.new')}
        name="new-passphrase"
        type="password"
        hint={t('safety.lock.new.hint')}
        value={passphrase}
        onInput={setPassphrase}
      />
      <TextInput
        label={t('safety.lock.again')}
        name="passphrase-again"
        type="password"
        problem={differs ? t('safety.lock.differs') : undefined}
        value={again}
        onInput={setAgain}
      />
      <div>
        <Button type="submit" disabled={!isReady || state === 'setting'}>
          {t('safety.lock.set')}
        </Button>
      </div>
      {state === 'failed' ? <Notice tone="warn" title={t('safety.lock.failed')} live /> : null}
    </form>
  );
}

function RemoveLock() {
  const settings = useSettingsServices();
  const { t } = useTranslator();
  const [passphrase, setPassphrase] = useState('');
  const [failure, setFailure] = useState<Failure>(undefined);
  const remove = () =>
    settings.removeLock(passphrase).catch((thrown) => setFailure(failureOf(thrown)));
  return (
    <>
      <Notice tone="good" title={t('safety.lock.on')} />
      <div>
        <Button onClick={() => void settings.lockNow()}>{t('lock.now')}</Button>
      </div>
      <form
        class={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          void remove();
        }}
      >
        <TextInput
          label={t('lock.passphrase')}
          name="old-passphrase"
          type="password"
          problem={failure === 'wrong' ? t('lock.wrong') : undefined}
          value={passphrase}
          onInput={(typed) => {
            setPassphrase(typed);
            setFailure(undefined);
          }}
        />
        <div>
          <Button type="submit" disabled={passphrase === ''}>
            {t('safety.lock.remove')}
          </Button>
        </div>
        {failure === 'failed' ? <Notice tone="warn" title={t('safety.lock.failed')} live /> : null}
      </form>
    </>
  );
}
