import type { DeskCase } from '../../../utils/casework/wire.ts';
import { useWords } from '../desk-context.ts';
import { eventsOf } from '../events-of.ts';
import { PanePart } from '../Pane.tsx';
import { useActWords } from './act-words.tsx';
import styles from './parts.module.css';
import type { DecisionScene } from './scene.ts';

export interface TrackedPartProps {
  readonly current: DeskCase;
  readonly scene: DecisionScene;
}

/**
 * Who was asked and by when they answer (A15c), how far guidance (A16) and the inspection of a platform (A18)
 * have come.
 */
export function TrackedPart({ current, scene }: TrackedPartProps) {
  const { t, has } = useActWords();
  const { when } = useWords();
  const { consultations, guidance, inspection, demand } = scene.current;
  const asked = eventsOf(current).flatMap((event) =>
    event.type === 'consultation.asked' ? [event] : [],
  );
  const nameOf = (to: string) => {
    const key = `body.${to}`;
    return has(key) ? t(key) : to;
  };
  const isOver = (dueAt: string | undefined) =>
    dueAt !== undefined && Date.parse(dueAt) <= scene.nowMs;
  if (consultations.length === 0 && guidance === null && inspection === null) return null;
  return (
    <PanePart title={t('tracked.title')}>
      <ul class={styles['list']}>
        {consultations.map(({ number, askedAt, dueAt, isAnswered }) => (
          <li
            key={number}
            class={styles['entry']}
            data-consultation={number}
            data-late={!isAnswered && isOver(dueAt)}
          >
            <span>
              {t('consult.number', { number })} · {nameOf(asked[number - 1]?.to ?? '')} ·{' '}
              {t(isAnswered ? 'consult.answered' : 'consult.open')}
            </span>
            <span class={styles['soft']}>
              {t('consult.times', { asked: when(askedAt), due: when(dueAt) })}
            </span>
          </li>
        ))}
        {guidance === null ? null : (
          <li class={styles['entry']} data-guidance={guidance}>
            {t(`guidance.${guidance}`)}
          </li>
        )}
        {inspection === null ? null : (
          <li
            class={styles['entry']}
            data-inspection={inspection}
            data-late={inspection === 'demanded' && isOver(demand?.dueAt)}
          >
            <span>{t(`inspection.${inspection}`)}</span>
            {inspection !== 'demanded' || demand === null ? null : (
              <span class={styles['soft']}>
                {t('inspect.times', {
                  demanded: when(demand.demandedAt),
                  due: when(demand.dueAt),
                })}
              </span>
            )}
          </li>
        )}
      </ul>
    </PanePart>
  );
}
