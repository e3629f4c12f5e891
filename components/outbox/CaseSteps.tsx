import type { CaseStep } from '../../utils/protocol/status.ts';
import { useTranslator } from '../services.ts';
import styles from './OutboxEntry.module.css';

export interface CaseStepsProps {
  readonly steps: readonly { readonly step: CaseStep; readonly at: string }[];
}

/** What the endpoint did with a report so far, in its order. */
export function CaseSteps({ steps }: CaseStepsProps) {
  const { t, when } = useTranslator();
  return (
    <ol class={styles['steps']} aria-label={t('step.list')}>
      {steps.map(({ step, at }) => (
        <li key={`${step} ${at}`}>
          <strong>{t(`step.${step}`)}</strong> <time dateTime={at}>{when(at)}</time>
        </li>
      ))}
    </ol>
  );
}
