import { useTranslator } from '../services.ts';
import styles from './Panels.module.css';

const columns = 40;
const width = 600;
const height = 90;

/** How many posts fall into each of equal ranges of time. */
function countOverTime(instants: readonly number[], count: number): number[] {
  const [first, last] = [Math.min(...instants), Math.max(...instants)];
  const bins = Array.from({ length: count }, () => 0);
  for (const instant of instants) {
    const share = last === first ? 0 : (instant - first) / (last - first);
    const at = Math.min(count - 1, Math.floor(share * count));
    bins[at] = (bins[at] ?? 0) + 1;
  }
  return bins;
}

/** When the posts were written, as a small chart: a pile-on shows as a spike. */
export function ThreadTimeline({ times }: { readonly times: readonly (string | undefined)[] }) {
  const { t, when } = useTranslator();
  const instants = times.flatMap((iso) => {
    const ms = Date.parse(iso ?? '');
    return Number.isNaN(ms) ? [] : [ms];
  });
  const bins = instants.length < 2 ? [] : countOverTime(instants, columns);
  const most = Math.max(1, ...bins);
  const step = width / columns;
  return (
    <section class={styles['panel']} aria-labelledby="timeline-title">
      <h2 id="timeline-title">{t('thread.timeline')}</h2>
      {bins.length === 0 ? (
        <p class={styles['note']}>{t('thread.timeline.none')}</p>
      ) : (
        <>
          <svg
            class={styles['chart']}
            viewBox={`0 0 ${width} ${height}`}
            preserveAspectRatio="none"
            role="img"
          >
            <title>{t('thread.timeline')}</title>
            {bins.map((count, at) => (
              <rect
                // The bins are a fixed row.
                key={`${at * step}`}
                class={styles['fill']}
                x={at * step + 1}
                y={height - (count / most) * height}
                width={step - 2}
                height={(count / most) * height}
              >
                <title>{t('thread.timeline.bar', { count })}</title>
              </rect>
            ))}
          </svg>
          <p class={styles['note']}>
            {t('thread.timeline.span', {
              from: when(Math.min(...instants)),
              to: when(Math.max(...instants)),
            })}
          </p>
        </>
      )}
    </section>
  );
}
