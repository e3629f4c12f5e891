import type { ThreadGap } from '../../utils/protocol/thread.ts';
import { useTranslator } from '../services.ts';
import styles from './Panels.module.css';

export interface GapsPanelProps {
  readonly gaps: readonly ThreadGap[];
  /** Number of a post, from 1, by its key. */
  readonly numberOf: (key: string | undefined) => number | string;
}

/** What of the discussion was not observed, as far as that is known. */
export function GapsPanel({ gaps, numberOf }: GapsPanelProps) {
  const { t } = useTranslator();
  const say = ({ kind, after, label, count }: ThreadGap): string => {
    const number = numberOf(after);
    if (kind === 'unopened') return t('thread.gap.unopened', { label: label ?? '' });
    if (kind === 'fewer-replies') {
      return t('thread.gap.fewer-replies', { number, count: count ?? 1 });
    }
    return t(`thread.gap.${kind}`, { number });
  };
  return (
    <section class={styles['panel']} aria-labelledby="gaps-title">
      <h2 id="gaps-title">{t('thread.gaps')}</h2>
      {gaps.length === 0 ? <p class={styles['note']}>{t('thread.gaps.none')}</p> : null}
      <ul class={styles['gaps']}>
        {gaps.map((gap) => (
          <li key={`${gap.kind} ${gap.after} ${gap.label}`}>{say(gap)}</li>
        ))}
      </ul>
    </section>
  );
}
