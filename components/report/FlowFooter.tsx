import { useState } from 'preact/hooks';
import { codeOf } from '../../utils/errors.ts';
import type { CaptureRecord } from '../../utils/report/capture-record.ts';
import type { Draft } from '../../utils/report/draft.ts';
import { Button } from '../base/Button.tsx';
import { Notice } from '../base/Notice.tsx';
import { useServices, useTranslator } from '../services.ts';
import { type CoachView, missingOn, type StepId, stepOrder } from './coach-view.ts';
import styles from './FlowFooter.module.css';
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
  const services = useServices();
  const { t } = useTranslator();
  const [sending, setSending] = useState<'no' | 'yes' | { readonly code: string }>('no');
  const send = async () => {
    setSending('yes');
    try {
      await services.send(draft.id);
    } catch (thrown) {
      setSending({ code: codeOf(thrown, 'storage_failed') });
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
      <Meter coach={coach} onGoTo={onGoTo} />
      <div class={styles['actions']}>
        {previous ? <Button onClick={() => onGoTo(previous)}>{t('steps.back')}</Button> : null}
        {next ? (
          <Button look="primary" onClick={() => onGoTo(next)}>
            {t('steps.next')}
          </Button>
        ) : (
          <Button
            look="primary"
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

/** A calm bar, and the names of what is missing; a click leads to the first. */
function Meter({ coach, onGoTo }: Pick<FlowFooterProps, 'coach' | 'onGoTo'>) {
  const { t } = useTranslator();
  const { done, total } = coach.progress;
  const gap = stepOrder.find((step) => missingOn(coach, step) > 0);
  const names = coach.missing.map((item) => item.label).join(' · ');
  return (
    <div class={styles['meter']}>
      <progress
        class={styles['bar']}
        value={done}
        max={total}
        aria-label={t('form.progress', { done, total })}
      />
      <p class={styles['words']} role="status">
        {gap === undefined ? (
          <span class={styles['complete']}>✓ {t('form.complete')}</span>
        ) : (
          <button type="button" class={styles['gap']} onClick={() => onGoTo(gap)}>
            {t('form.missing.names', { names })}
          </button>
        )}
      </p>
    </div>
  );
}
