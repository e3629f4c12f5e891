import type { DeliveryView } from '../../utils/services/delivery/delivery-view.ts';
import { type Services, useTranslator } from '../services.ts';
import styles from './OutboxEntry.module.css';

/**
 * What became of the reader's own asking, until the endpoint's answer is kept: then the report itself tells.
 */
export type Asking =
  | 'asking'
  | 'late'
  | 'closed'
  | 'offline'
  | 'paused'
  | 'metered'
  | 'low_battery';

export interface AskedLineProps {
  readonly view: DeliveryView;
  readonly asking: Asking | undefined;
}

function wordsOf(
  { view, asking }: AskedLineProps,
  { t, timeOfDay }: Services['translator'],
): string {
  if (asking !== undefined) return t(`outbox.asked.${asking}`);
  if (view.found === undefined || view.askedAt === undefined) return '';
  const time = timeOfDay(view.askedAt);
  if (view.found === 'nothing') return t('outbox.asked.nothing', { time });
  if (view.found === 'no-answer') return t('outbox.asked.noAnswer', { time });
  const last = view.steps?.at(-1)?.step ?? 'received';
  return t('outbox.asked.news', { time, step: t(`step.${last}`) });
}

/** When the endpoint was last polled a received report, and what that found. Said as it changes. */
export function AskedLine(props: AskedLineProps) {
  const translator = useTranslator();
  return (
    <p class={styles['asked']} role="status">
      {wordsOf(props, translator)}
    </p>
  );
}
