import type { DeskCase } from '../../utils/casework/wire.ts';
import styles from './CaseHead.module.css';
import { useWords, useWork } from './desk-context.ts';
import { describeDue } from './due-clock.ts';
import { explainLaneRule, nameOfCategory, nameOfLane } from './names.ts';

/** What was never sealed: where the case stands, why it takes this lane, and by when what is due. */
export function CaseHead({ current }: { readonly current: DeskCase }) {
  const words = useWords();
  const { t, when } = words;
  const { standard } = useWork();
  const { category, platform, lane, laneRule, state, due } = current;
  return (
    <header class={styles['head']} data-notice={current.notice}>
      <h1 class={styles['title']}>
        {nameOfCategory(category, standard, words)} · <bdi>{platform}</bdi>
      </h1>
      <dl class={styles['facts']}>
        <div>
          <dt>{t('case.number', { number: current.reportId.slice(0, 8) })}</dt>
          <dd>{t(`state.${state}`)}</dd>
        </div>
        <div>
          <dt>{nameOfLane(lane, standard, words)}</dt>
          <dd>{explainLaneRule(lane, laneRule, standard, words)}</dd>
        </div>
        <div>
          <dt>{describeDue(due, Date.now(), words)}</dt>
          <dd>{due === undefined ? '' : `${t(`timer.${due.timer}`)} · ${when(due.dueAt)}`}</dd>
        </div>
      </dl>
    </header>
  );
}
