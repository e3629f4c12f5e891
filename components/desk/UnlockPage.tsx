import { Button } from '../base/Button.tsx';
import { useWords } from './desk-context.ts';
import type { DeskAccess, DeskTrouble, Entry, FirstMethod } from './desk-services.ts';
import { EntryForm } from './EntryForm.tsx';
import { useAttempt } from './use-attempt.ts';

export interface UnlockPageProps {
  readonly access: DeskAccess;
  /** Those of this device. */
  readonly methods: readonly FirstMethod[];
  readonly onOpen: () => void;
  readonly onRecover: () => void;
}

/** Behind it nothing is readable; what was being written is kept. */
export function UnlockPage({ access, methods, onOpen, onRecover }: UnlockPageProps) {
  const { t } = useWords();
  const { isBusy, failure, attempt } = useAttempt<DeskTrouble>();
  const tryIt = async (entry: Entry) => {
    if ((await attempt(() => access.unlock(entry))) === true) onOpen();
  };
  return (
    <EntryForm
      title={t('unlock.title')}
      intro={t('unlock.intro')}
      passphrase={methods.includes('passphrase') ? 'known' : 'none'}
      submit={t('unlock.button')}
      passkey={access.hasPasskeys ? t('unlock.passkey') : undefined}
      isBusy={isBusy}
      failure={failure}
      onEntry={(entry) => void tryIt(entry)}
    >
      <Button variant="quiet" disabled={isBusy} onClick={onRecover}>
        {t('unlock.recover')}
      </Button>
    </EntryForm>
  );
}
