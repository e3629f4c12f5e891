import type { CaseView } from '../../utils/services/replies/case-view.ts';
import { useTranslator } from '../services.ts';
import styles from './CasePanel.module.css';

/** Steps that have words of their own; any other is told as one. */
const told = [
  'case.claimed',
  'report.opened',
  'case.assessed',
  'case.accepted',
  'case.asked',
  'supplement.received',
  'case.declined',
  'case.transferred',
  'case.judged',
  'measures.proposed',
  'measures.signed-off',
  'measure.confirmed',
  'case.replied',
  'case.closed',
  'message.sent',
  'message.received',
  'report.withdrawn',
  'result.rated',
  'timer.overdue',
] as const;

/** Every step that is proved, oldest first. */
export function CaseTimeline({ view }: { readonly view: CaseView }) {
  const { t, when } = useTranslator();
  if (view.steps.length === 0) return null;
  return (
    <ol class={styles['timeline']} aria-label={t('step.list')}>
      {view.steps.map(({ seq, type, at, outcome }) => {
        const known = told.find((one) => one === type);
        return (
          <li key={seq} data-step={type} data-outcome={outcome}>
            <strong>{known === undefined ? t('happened.other') : t(`happened.${known}`)}</strong>{' '}
            <time dateTime={at}>{when(at)}</time>
            {outcome === undefined ? null : <> {t(`outcome.${outcome}`)}</>}
          </li>
        );
      })}
    </ol>
  );
}
