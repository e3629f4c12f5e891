import type { MessageKey } from '../../utils/i18n/messages.ts';
import { isMessageKey } from '../../utils/i18n/translate.ts';
import type { CaseView } from '../../utils/services/replies/case-view.ts';
import { useTranslator } from '../services.ts';
import styles from './ReportCasePanel.module.css';

type Happened = Extract<MessageKey, `happened.${string}`>;
const isTold = (key: string): key is Happened => isMessageKey(key);

/** Steps of a kind that only later releases know are told as one. */
function happenedOf(type: string): Happened {
  const key = `happened.${type}`;
  return isTold(key) ? key : 'happened.other';
}

/** Every step that is proved, oldest first. */
export function CaseTimeline({ view }: { readonly view: CaseView }) {
  const { t, when } = useTranslator();
  if (view.steps.length === 0) return null;
  return (
    <ol class={styles['timeline']} aria-label={t('step.list')}>
      {view.steps.map(({ seq, type, at, outcome }) => (
        <li key={seq} data-step={type} data-outcome={outcome}>
          <strong>{t(happenedOf(type))}</strong> <time dateTime={at}>{when(at)}</time>
          {outcome === undefined ? null : <> {t(`outcome.${outcome}`)}</>}
        </li>
      ))}
    </ol>
  );
}
