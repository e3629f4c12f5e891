import type { DeskCase } from '../../../utils/casework/wire.ts';
import { useWords } from '../desk-context.ts';
import { PanePart } from '../Pane.tsx';
import { useActWords } from './act-words.tsx';
import { nameOfMeasure } from './names.ts';
import styles from './parts.module.css';
import type { DecisionScene } from './scene.ts';

export interface MeasurePartProps {
  readonly current: DeskCase;
  readonly scene: DecisionScene;
}

/** Every measure of the case: where it stands, since when, and when it ends by itself. */
export function MeasurePart({ current, scene }: MeasurePartProps) {
  const { t } = useActWords();
  const { pick, when } = useWords();
  const { standard } = scene;
  const { measures } = scene.current;
  if (measures.length === 0) return null;
  const dueOf = (wanted: number) =>
    current.dueTimes.find(({ timer, of }) => timer === 'measure-confirmed' && of === wanted)?.dueAt;
  return (
    <PanePart title={t('measures.ordered')}>
      <ul class={styles['list']}>
        {measures.map(({ number, measure, state, since, expiresAt, isInterim, evidenceDueAt }) => {
          const due = dueOf(number);
          const isLate = due !== undefined && Date.parse(due) <= scene.nowMs;
          const facts = [
            isInterim ? t('measure.interim') : '',
            t('measure.since', { when: when(since) }),
            expiresAt === null ? '' : t('measure.until', { when: when(expiresAt) }),
            due === undefined ? '' : t('measure.due', { when: when(due) }),
            evidenceDueAt === null ? '' : t('interim.evidence', { when: when(evidenceDueAt) }),
          ];
          return (
            <li
              key={number}
              class={styles['entry']}
              data-measure={number}
              data-state={state}
              data-late={isLate}
            >
              <span>
                {number} · {nameOfMeasure(measure, standard, pick)} · {t(`measure.${state}`)}
              </span>
              <span class={styles['soft']}>{facts.filter(Boolean).join(' · ')}</span>
            </li>
          );
        })}
      </ul>
    </PanePart>
  );
}
