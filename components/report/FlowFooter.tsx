import { Fragment } from 'preact';
import { useState } from 'preact/hooks';
import { codeOrFault } from '../../utils/faults/expected.ts';
import type { CaptureRecord } from '../../utils/report/capture-record.ts';
import type { Draft } from '../../utils/report/draft.ts';
import { Button } from '../base/Button.tsx';
import { Notice } from '../base/Notice.tsx';
import { useReportServices, useTranslator } from '../services.ts';
import { type CoachView, type Gap, type StepId, stepOrder } from './coach-view.ts';
import styles from './FlowFooter.module.css';
import { useFieldGuide } from './field-guide.ts';
import { NoCopyNotice } from './NoCopyNotice.tsx';

export interface FlowFooterProps {
  readonly step: StepId;
  readonly draft: Draft;
  readonly capture: CaptureRecord | undefined;
  readonly coach: CoachView;
  readonly hasEndpoint: boolean;
  readonly onGoTo: (step: StepId) => void;
}

/** Past the second step when it asks for nothing: a remembered contact and no open question. */
function nextStep(step: StepId, coach: CoachView): StepId | undefined {
  if (step === 'what' && coach.isComplete) return 'send';
  return stepOrder[stepOrder.indexOf(step) + 1];
}

/** How complete the report is, what is still needed by name, and the one next thing to do. */
export function FlowFooter({ step, draft, capture, coach, hasEndpoint, onGoTo }: FlowFooterProps) {
  const report = useReportServices();
  const { t } = useTranslator();
  const [sending, setSending] = useState<'no' | 'yes' | { readonly code: string }>('no');
  const send = async () => {
    setSending('yes');
    try {
      await report.send(draft.id);
    } catch (thrown) {
      setSending({ code: codeOrFault(thrown, 'storage_failed', 'report.send') });
    }
  };
  const next = nextStep(step, coach);
  const previous = stepOrder[stepOrder.indexOf(step) - 1];
  const isReady = coach.isComplete && hasEndpoint && draft.capture.state !== 'running';
  return (
    <footer class={styles['footer']}>
      {typeof sending === 'object' ? (
        <Notice tone="bad" live>
          <p>{t('send.failed', { code: sending.code })}</p>
        </Notice>
      ) : null}
      {step === 'send' ? <NoCopyNotice draft={draft} capture={capture} /> : null}
      <Meter coach={coach} />
      <div class={styles['actions']}>
        {previous ? <Button onClick={() => onGoTo(previous)}>{t('steps.back')}</Button> : null}
        {next ? (
          <Button variant="primary" onClick={() => onGoTo(next)}>
            {t('steps.next')}
          </Button>
        ) : (
          <Button
            variant="primary"
            disabled={!isReady || sending === 'yes'}
            onClick={() => void send()}
          >
            {sending === 'yes' ? t('send.sending') : t('send.button')}
          </Button>
        )}
      </div>
    </footer>
  );
}

/** A calm bar, and the names of what is missing; each leads to its field. */
function Meter({ coach }: Pick<FlowFooterProps, 'coach'>) {
  const { t } = useTranslator();
  const { done, total } = coach.progress;
  return (
    <div class={styles['meter']}>
      <progress
        class={styles['bar']}
        value={done}
        max={total}
        aria-label={t('form.progress', { done, total })}
      />
      <p class={styles['words']} role="status">
        {coach.missing.length === 0 ? (
          <span class={styles['complete']}>✓ {t('form.complete')}</span>
        ) : (
          <>
            {t('form.missing.names')}
            <GapNames gaps={coach.missing} />
          </>
        )}
      </p>
    </div>
  );
}

function GapNames({ gaps }: { readonly gaps: readonly Gap[] }) {
  const { goTo } = useFieldGuide();
  return gaps.map(({ field, label }, index) => (
    <Fragment key={field}>
      {index === 0 ? '' : ' · '}
      <button type="button" class={styles['gap']} onClick={() => goTo({ field })}>
        {label}
      </button>
    </Fragment>
  ));
}
