import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Accounts } from '../../../utils/casework/desk-wire.ts';
import { Notice } from '../../base/Notice.tsx';
import { ProgressBar } from '../../base/ProgressBar.tsx';
import { SelectInput } from '../../base/SelectInput.tsx';
import { ActWords, useActWords } from '../acts/act-words.tsx';
import { useCommands } from '../commands.ts';
import { useWords, useWork } from '../desk-context.ts';
import type { DeskTrouble } from '../desk-services.ts';
import { KeyButton } from '../KeyButton.tsx';
import type { RoomProps } from '../rooms.ts';
import { TroubleNotice } from '../TroubleNotice.tsx';
import styles from './SupervisionPage.module.css';

const thresholds = ['2', '3', '5', '10'] as const;

export function AccountsPage(props: RoomProps) {
  return (
    <ActWords>
      <AccountTags {...props} />
    </ActWords>
  );
}

type State =
  | { readonly kind: 'loading' }
  | { readonly kind: 'trouble'; readonly trouble: DeskTrouble }
  | { readonly kind: 'told'; readonly accounts: Accounts['accounts'] };

/** Accounts by blind tag that were found against so often, and those on the list until when (A4e, A11a). */
function AccountTags({ onLeave, onOpen }: RoomProps) {
  const { t } = useActWords();
  const { t: desk, when } = useWords();
  const work = useWork();
  const [upheld, setUpheld] = useState<string>('2');
  const [state, setState] = useState<State>({ kind: 'loading' });
  const look = useCallback(async () => {
    const answer = await work.readAccounts(Number(upheld));
    setState(
      answer.ok
        ? { kind: 'told', accounts: answer.value.accounts }
        : { kind: 'trouble', trouble: answer.error },
    );
  }, [work, upheld]);
  useEffect(() => void look(), [look]);
  useCommands([
    { id: 'leave', keys: 'Escape', label: desk('key.leave'), run: onLeave },
    { id: 'refresh', keys: '.', label: desk('queue.refresh'), run: () => void look() },
  ]);
  return (
    <div class={styles['page']} data-room="accounts">
      <div>
        <KeyButton variant="quiet" keys="Escape" onClick={onLeave}>
          {desk('desk.back')}
        </KeyButton>
      </div>
      <h1 class={styles['title']}>{t('accounts.title')}</h1>
      <p class={styles['count']}>{t('accounts.blind')}</p>
      <div class={styles['hand']}>
        <SelectInput
          label={t('accounts.from')}
          name="upheld"
          value={upheld}
          onChange={setUpheld}
          choices={thresholds.map((value) => ({ value, label: value }))}
        />
      </div>
      {state.kind === 'loading' ? <ProgressBar label={t('supervision.loading')} /> : null}
      {state.kind === 'trouble' ? (
        <TroubleNotice trouble={state.trouble} onAgain={() => void look()} />
      ) : null}
      {state.kind === 'told' && state.accounts.length === 0 ? (
        <Notice title={t('accounts.none')} />
      ) : null}
      {state.kind === 'told' ? (
        <ul class={styles['rows']}>
          {state.accounts.map(({ tag, upheld: count, listed }) => (
            <li key={tag} class={styles['account']} data-account={tag}>
              <code>{tag.slice(0, 16)}</code>
              <span>{t('accounts.upheld', { count })}</span>
              {listed === undefined ? (
                <span class={styles['figure']}>{t('accounts.unlisted')}</span>
              ) : (
                <KeyButton onClick={() => onOpen(listed.reportId)}>
                  {t('accounts.listed', { when: when(listed.expiresAt) })}
                </KeyButton>
              )}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
