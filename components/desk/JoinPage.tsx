import { useEffect, useState } from 'preact/hooks';
import type { Result } from '../../utils/result.ts';
import { Button } from '../base/Button.tsx';
import { PageFrame } from '../base/PageFrame.tsx';
import { TextInput } from '../base/TextInput.tsx';
import styles from './AccessPage.module.css';
import { CodeNotice } from './CodeNotice.tsx';
import { useWords } from './desk-context.ts';
import type { DeskAccess, DeskTrouble, Entry, FirstMethod, Joined } from './desk-services.ts';
import { EntryForm } from './EntryForm.tsx';
import { useAttempt } from './use-attempt.ts';

export interface JoinPageProps {
  readonly access: DeskAccess;
  /** Out of the address, where somebody followed it. */
  readonly link: string;
  /** By which the keys were shut, of a joining that was not answered. */
  readonly unanswered: FirstMethod | undefined;
  readonly onOpen: () => void;
  readonly onRecover: () => void;
}

/** Somebody joins by the link they were sent: keys are made here, words compared, a code written down. */
export function JoinPage({ access, link, unanswered, onOpen, onRecover }: JoinPageProps) {
  const [joined, setJoined] = useState<Joined | undefined>(undefined);
  const { isBusy, failure, attempt } = useAttempt<DeskTrouble>();
  const tryIt = async (work: () => Promise<Result<Joined, DeskTrouble>>) => {
    const done = await attempt(work);
    setJoined(done);
    // What was refused is forgotten: another link is asked for.
    if (done === undefined) onOpen();
  };
  if (joined !== undefined) return <JoinedPage joined={joined} onOpen={onOpen} />;
  const trying = { isBusy, failure };
  return unanswered === undefined ? (
    <JoinForm
      {...trying}
      hasPasskeys={access.hasPasskeys}
      link={link}
      onRecover={onRecover}
      onJoin={(address, entry) => void tryIt(() => access.join(address, entry))}
    />
  ) : (
    <ResumeForm
      {...trying}
      method={unanswered}
      onResume={(entry) => void tryIt(() => access.resume(entry))}
    />
  );
}

interface FormProps {
  readonly isBusy: boolean;
  readonly failure: DeskTrouble | undefined;
  readonly hasPasskeys: boolean;
}

interface JoinFormProps extends FormProps {
  readonly link: string;
  readonly onJoin: (link: string, entry: Entry) => void;
  readonly onRecover: () => void;
}

function JoinForm({ link: given, hasPasskeys, onJoin, onRecover, ...trying }: JoinFormProps) {
  const { t } = useWords();
  const [link, setLink] = useState(given);
  useEffect(() => setLink(given), [given]);
  return (
    <EntryForm
      {...trying}
      title={t('join.title')}
      intro={t('join.intro')}
      passphrase="chosen"
      submit={t('join.button')}
      passkey={hasPasskeys ? t('join.passkey') : undefined}
      before={() => <TextInput label={t('join.link')} name="link" value={link} onInput={setLink} />}
      onEntry={(entry) => onJoin(link.trim(), entry)}
    >
      <Button variant="quiet" disabled={trying.isBusy} onClick={onRecover}>
        {t('unlock.recover')}
      </Button>
    </EntryForm>
  );
}

interface ResumeFormProps extends Omit<FormProps, 'hasPasskeys'> {
  readonly method: FirstMethod;
  readonly onResume: (entry: Entry) => void;
}

/** Nobody knows whether the endpoint took them in: it is asked once more with the same keys. */
function ResumeForm({ method, onResume, ...trying }: ResumeFormProps) {
  const { t } = useWords();
  const isByPassphrase = method === 'passphrase';
  return (
    <div data-unanswered>
      <EntryForm
        {...trying}
        title={t('join.unanswered.title')}
        intro={t('join.unanswered')}
        passphrase={isByPassphrase ? 'known' : 'none'}
        submit={t('desk.again')}
        passkey={isByPassphrase ? undefined : t('unlock.passkey')}
        onEntry={onResume}
      />
    </div>
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
        <CodeNotice
          code={joined.recoveryCode}
          title={t('join.recovery')}
          hint={t('join.recovery.hint')}
          print={t('join.print')}
        />
        <div class={styles['buttons']}>
          <Button variant="primary" onClick={onOpen}>
            {t('join.done')}
          </Button>
        </div>
      </section>
    </PageFrame>
  );
}
