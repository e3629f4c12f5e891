import { useEffect, useState } from 'preact/hooks';
import { isFailure } from '../../utils/faults/expected.ts';
import { noteFault } from '../../utils/faults/note-fault.ts';
import type { Composition } from '../../utils/report/compose.ts';
import type { Draft } from '../../utils/report/draft.ts';
import { Button } from '../base/Button.tsx';
import { Notice } from '../base/Notice.tsx';
import { useReportServices, useServices, useTranslator } from '../services.ts';
import { standardTroubles } from '../standard-trouble.ts';
import type { CoachView } from './coach-view.ts';
import { useFieldGuide } from './field-guide.ts';
import { PreviewPanel } from './PreviewPanel.tsx';
import type { EndpointView } from './report-services.ts';
import styles from './StepSend.module.css';
import type { StepProps } from './step-props.ts';

export interface StepSendProps {
  readonly draft: Draft;
  readonly coach: CoachView;
  readonly endpoint: EndpointView | undefined;
  readonly edit: StepProps['edit'];
  readonly onRemoval: StepProps['onRemoval'];
}

/** Last step: exactly what will leave, to whom, and what is still in the way. */
export function StepSend({ draft, coach, endpoint, edit, onRemoval }: StepSendProps) {
  const services = useServices();
  const report = useReportServices();
  const { goTo } = useFieldGuide();
  const { t } = useTranslator();
  const [composition, setComposition] = useState<Composition | undefined>(undefined);

  useEffect(() => {
    let isShown = true;
    report.compose(draft).then(
      (made) => isShown && setComposition(made),
      (thrown) => {
        noteFault('report.compose', thrown, isFailure);
        if (isShown) setComposition(undefined);
      },
    );
    return () => {
      isShown = false;
    };
  }, [services, report, draft]);

  return (
    <>
      {coach.missing.length > 0 ? (
        <Notice tone="warn" title={t('form.missing', { count: coach.missing.length })}>
          <ul class={styles['gaps']}>
            {coach.missing.map((gap) => (
              <li key={gap.field}>
                <Button variant="quiet" onClick={() => goTo({ field: gap.field })}>
                  {gap.label}
                </Button>
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {services.standardTrouble === undefined ? null : (
        <Notice>
          <p>{t(standardTroubles[services.standardTrouble])}</p>
        </Notice>
      )}
      {draft.capture.state === 'running' ? <Notice>{t('send.capturing')}</Notice> : null}
      {endpoint === undefined ? (
        <Notice tone="warn" title={t('send.noEndpoint.title')}>
          <p>{t('send.noEndpoint.body')}</p>
          <Button variant="quiet" onClick={() => void services.openPage('options')}>
            {t('send.noEndpoint.button')}
          </Button>
        </Notice>
      ) : null}
      {composition ? (
        <PreviewPanel
          draft={draft}
          composition={composition}
          endpoint={endpoint}
          edit={edit}
          onRemoval={onRemoval}
        />
      ) : null}
    </>
  );
}
