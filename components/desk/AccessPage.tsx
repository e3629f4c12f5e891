import { useEffect, useState } from 'preact/hooks';
import type { Result } from '../../utils/result.ts';
import { Button } from '../base/Button.tsx';
import { Notice } from '../base/Notice.tsx';
import { PageFrame } from '../base/PageFrame.tsx';
import { TextInput } from '../base/TextInput.tsx';
import styles from './AccessPage.module.css';
import { useWords } from './desk-context.ts';
import type { DeskAccess, DeskTrouble, Joined } from './desk-services.ts';
import { TroubleNotice } from './TroubleNotice.tsx';

const shortestPassphrase = 12;

/** What a form waits for, and what became of it. */
function useAttempt() {
  const [isBusy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<DeskTrouble | undefined>(undefined);
  const attempt = async <Value,>(work: () => Promise<Result<Value, DeskTrouble>>) => {
    setBusy(true);
    setTrouble(undefined);
    const done = await work();
    setBusy(false);
    if (done.ok) return done.value;
    setTrouble(done.error);
    return undefined;
  };
  return { isBusy, trouble, attempt };
}

export interface UnlockPageProps {
  readonly access: DeskAccess;
  readonly onOpen: () => void;
}

/** Behind it nothing is readable; what was being written is kept. */
export function UnlockPage({ access, onOpen }: UnlockPageProps) {
  const { t } = useWords();
  const [passphrase, setPassphrase] = useState('');
  const { isBusy, trouble, attempt } = useAttempt();
  const byPasskey = access.unlockByPasskey;
  const tryIt = async (work: () => Promise<Result<true, DeskTrouble>>) => {
    if ((await attempt(work)) === true) onOpen();
  };
  return (
    <PageFrame title={t('unlock.title')}>
      <form
        class={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          void tryIt(() => access.unlock(passphrase));
        }}
      >
        <p class={styles['intro']}>{t('unlock.intro')}</p>
        <TextInput
          label={t('unlock.passphrase')}
          type="password"
          name="passphrase"
          value={passphrase}
          onInput={setPassphrase}
        />
        {trouble === undefined ? null : <TroubleNotice trouble={trouble} />}
        <div class={styles['buttons']}>
          <Button type="submit" variant="primary" disabled={isBusy}>
            {t(isBusy ? 'unlock.busy' : 'unlock.button')}
          </Button>
          {byPasskey === undefined ? null : (
            <Button disabled={isBusy} onClick={() => void tryIt(() => byPasskey())}>
              {t('unlock.passkey')}
            </Button>
          )}
        </div>
      </form>
    </PageFrame>
  );
}

export interface JoinPageProps {
  readonly access: DeskAccess;
  /** Out of the address, where somebody followed it. */
  readonly link: string;
  readonly onOpen: () => void;
}

/** Somebody joins by the link they were sent: keys are made here, words compared, a code written down. */
export function JoinPage({ access, link: given, onOpen }: JoinPageProps) {
  const { t } = useWords();
  const [link, setLink] = useState(given);
  const [passphrase, setPassphrase] = useState('');
  const [isShort, setShort] = useState(false);
  const [joined, setJoined] = useState<Joined | undefined>(undefined);
  const { isBusy, trouble, attempt } = useAttempt();
  useEffect(() => setLink(given), [given]);
  if (joined !== undefined) return <JoinedPage joined={joined} onOpen={onOpen} />;
  const submit = async () => {
    setShort(passphrase.length < shortestPassphrase);
    if (passphrase.length < shortestPassphrase) return;
    setJoined(await attempt(() => access.join(link.trim(), passphrase)));
  };
  return (
    <PageFrame title={t('join.title')}>
      <form
        class={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <p class={styles['intro']}>{t('join.intro')}</p>
        <TextInput label={t('join.link')} name="link" value={link} onInput={setLink} />
        <TextInput
          label={t('join.passphrase')}
          hint={t('join.passphrase.hint')}
          type="password"
          name="new-passphrase"
          value={passphrase}
          onInput={setPassphrase}
          problem={isShort ? t('join.passphrase.short') : undefined}
        />
        {trouble === undefined ? null : <TroubleNotice trouble={trouble} />}
        <div class={styles['buttons']}>
          <Button type="submit" variant="primary" disabled={isBusy}>
            {t(isBusy ? 'unlock.busy' : 'join.button')}
          </Button>
        </div>
      </form>
    </PageFrame>
  );
}

function JoinedPage({ joined, onOpen }: { readonly joined: Joined; readonly onOpen: () => void }) {
  const { t } = useWords();
  return (
    <PageFrame title={t('join.number', { number: joined.handler })}>
      <section class={styles['form']} data-joined={joined.handler}>
        {joined.words.length === 0 ? null : (
          <>
            <h2 class={styles['heading']}>{t('join.words')}</h2>
            <ol class={styles['words']}>
              {joined.words.map((word) => (
                <li key={word}>{word}</li>
              ))}
            </ol>
            <p class={styles['intro']}>{t('join.words.hint')}</p>
          </>
        )}
        <Notice tone="warn" title={t('join.recovery')}>
          <p>
            <code class={styles['code']}>{joined.recoveryCode}</code>
          </p>
          <p>{t('join.recovery.hint')}</p>
        </Notice>
        <div class={styles['buttons']}>
          <Button variant="primary" onClick={onOpen}>
            {t('join.done')}
          </Button>
        </div>
      </section>
    </PageFrame>
  );
}
