import { useState } from 'preact/hooks';
import type { QueuedCase } from '../../../utils/casework/wire.ts';
import { Notice } from '../../base/Notice.tsx';
import { SelectInput } from '../../base/SelectInput.tsx';
import { useActWords } from '../acts/act-words.tsx';
import { useTeam } from '../acts/use-team.ts';
import { wordsOfRefusal } from '../acts/who-may.ts';
import { type Command, useCommands } from '../commands.ts';
import { useWork } from '../desk-context.ts';
import { KeyButton } from '../KeyButton.tsx';
import { QueueRow } from '../QueueRow.tsx';
import { canHandle, type Reassigned, reassign } from './reassign.ts';
import styles from './SupervisionPage.module.css';

export interface OverdueListProps {
  readonly cases: readonly QueuedCase[];
  readonly onOpen: (reportId: string) => void;
  readonly onDone: () => void;
}

/** Overdue cases, and whom those that are marked go to; what came of it stays when none are left. */
export function OverdueList({ cases, onOpen, onDone }: OverdueListProps) {
  const words = useActWords();
  const { t } = words;
  const work = useWork();
  const team = (useTeam() ?? []).filter(canHandle);
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const [to, setTo] = useState<string | undefined>(undefined);
  const [result, setResult] = useState<Reassigned | undefined>(undefined);
  const [isBusy, setBusy] = useState(false);
  const isSupervisor = work.handler.roles.includes('supervisor');
  const chosen = cases.filter(({ reportId }) => marked.has(reportId));
  const isReady = chosen.length > 0 && to !== undefined && !isBusy;
  const hand = async () => {
    if (!isReady) return;
    setBusy(true);
    setResult(await reassign(work, chosen, Number(to)));
    setBusy(false);
    setMarked(new Set());
    onDone();
  };
  const command: Command = {
    id: 'reassign',
    keys: 'Ctrl+Enter',
    label: t('supervision.assign'),
    whileTyping: true,
    isOff: !isReady,
    run: () => void hand(),
  };
  useCommands([command]);
  const toggle = (reportId: string) => {
    const next = new Set(marked);
    if (!next.delete(reportId)) next.add(reportId);
    setMarked(next);
  };
  return (
    <>
      {isSupervisor && cases.length > 0 ? (
        <div class={styles['hand']}>
          <SelectInput
            label={t('supervision.to')}
            name="to"
            value={to}
            onChange={setTo}
            placeholder={t('supervision.choose')}
            choices={team.map(({ number, roles }) => ({
              value: String(number),
              label: `${t('who.handler', { number })} · ${roles.map((role) => t(`is.${role}`)).join(', ')}`,
            }))}
          />
          <KeyButton keys="Ctrl+Enter" variant="primary" disabled={!isReady} onClick={command.run}>
            {t('supervision.assign.count', { count: chosen.length })}
          </KeyButton>
        </div>
      ) : null}
      {result === undefined ? null : (
        <div data-assigned={result.done.length}>
          <Notice
            live
            tone={result.failed.length === 0 ? 'good' : 'warn'}
            title={t('supervision.assigned', { count: result.done.length })}
          >
            {result.failed.map(({ reportId, why }) => (
              <p key={reportId}>
                {reportId.slice(0, 8)}: {wordsOfRefusal(why, words)}
              </p>
            ))}
          </Notice>
        </div>
      )}
      <ul class={styles['rows']}>
        {cases.map((entry) => (
          <li key={entry.reportId} class={styles['row']}>
            {isSupervisor ? (
              <input
                type="checkbox"
                aria-label={t('supervision.mark', { number: entry.reportId.slice(0, 8) })}
                checked={marked.has(entry.reportId)}
                onChange={() => toggle(entry.reportId)}
              />
            ) : (
              <span />
            )}
            <QueueRow
              entry={entry}
              nowMs={Date.now()}
              isMarked={false}
              onOpen={() => onOpen(entry.reportId)}
            />
          </li>
        ))}
      </ul>
    </>
  );
}
