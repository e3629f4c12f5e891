import type { QueuedCase } from '../../utils/casework/wire.ts';
import { useWords, useWork } from './desk-context.ts';
import { describeDue } from './due-clock.ts';
import {
  explainLaneRule,
  flagsOf,
  nameOfCategory,
  nameOfFlag,
  nameOfLane,
  nameOfLanguage,
} from './names.ts';
import styles from './QueueRow.module.css';

export interface QueueRowProps {
  readonly entry: QueuedCase;
  readonly nowMs: number;
  readonly isMarked: boolean;
  readonly onOpen: () => void;
}

/** One case in the queue; nothing in it was sealed. */
export function QueueRow({ entry, nowMs, isMarked, onOpen }: QueueRowProps) {
  const words = useWords();
  const { t } = words;
  const { standard, handler } = useWork();
  const { due, lane, laneRule, category, platform, language, state, owner, linked } = entry;
  const flags = [
    ...flagsOf(entry).map((flag) => nameOfFlag(flag, standard, words)),
    entry.isContested ? t('row.contested') : '',
    entry.isToSign === true ? t('row.to-sign') : '',
    linked > 0 ? t('row.linked', { count: linked }) : '',
  ].filter(Boolean);
  const ownerName =
    owner === handler.number ? t('row.mine') : t('row.owner', { number: owner ?? 0 });
  return (
    <button
      type="button"
      class={styles['row']}
      data-case={entry.reportId}
      data-notice={entry.notice}
      aria-current={isMarked}
      onClick={onOpen}
    >
      <span class={styles['due']}>
        <span class={styles['clock']}>{describeDue(due, nowMs, words)}</span>
        {due === undefined ? null : <span class={styles['soft']}>{t(`timer.${due.timer}`)}</span>}
      </span>
      <span class={styles['what']}>
        <span class={styles['category']}>{nameOfCategory(category, standard, words)}</span>
        <span class={styles['soft']}>
          <bdi>{platform}</bdi>
          {language === undefined ? null : ` · ${nameOfLanguage(language, words)}`}
        </span>
      </span>
      <span class={styles['lane']}>
        <span>{nameOfLane(lane, standard, words)}</span>
        <span class={styles['soft']}>{explainLaneRule(lane, laneRule, standard, words)}</span>
      </span>
      <span class={styles['flags']}>
        {flags.map((flag) => (
          <span key={flag} class={styles['flag']}>
            {flag}
          </span>
        ))}
      </span>
      <span class={styles['standing']}>
        <span>{t(`state.${state}`)}</span>
        <span class={styles['soft']}>{owner === null ? t('row.unclaimed') : ownerName}</span>
      </span>
    </button>
  );
}
