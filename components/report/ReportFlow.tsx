import { useRef, useState } from 'preact/hooks';
import { codeOf } from '../../utils/errors.ts';
import type { CaptureRecord } from '../../utils/report/capture-record.ts';
import type { Draft } from '../../utils/report/draft.ts';
import { Button } from '../base/Button.tsx';
import { Notice } from '../base/Notice.tsx';
import { Stepper } from '../base/Stepper.tsx';
import { type EndpointView, useServices, useTranslator } from '../services.ts';
import type { DraftChange } from '../use-draft.ts';
import { buildCoachView } from './build-coach-view.ts';
import { type CoachView, missingOn, type StepId } from './coach-view.ts';
import styles from './ReportFlow.module.css';
import { StepNeed } from './StepNeed.tsx';
import { StepSend } from './StepSend.tsx';
import { StepWhat } from './StepWhat.tsx';

const order: readonly StepId[] = ['what', 'need', 'send'];

export interface ReportFlowProps {
  readonly draft: Draft;
  readonly capture: CaptureRecord | undefined;
  readonly endpoint: EndpointView | undefined;
  readonly edit: (change: DraftChange) => void;
}

/** The three steps of a report, from evidence to Send. */
export function ReportFlow({ draft, capture, endpoint, edit }: ReportFlowProps) {
  const services = useServices();
  const { t } = useTranslator();
  const [step, setStep] = useState<StepId>('what');
  const panel = useRef<HTMLElement>(null);
  const coach = buildCoachView(draft, capture, services.standard, services.translator);
  const allowsAnonymous = endpoint?.allowsAnonymous ?? true;

  const goTo = (next: StepId) => {
    setStep(next);
    panel.current?.focus();
    panel.current?.scrollTo?.({ top: 0 });
  };

  return (
    <div class={styles['flow']}>
      <Stepper
        label={t('steps.label')}
        current={step}
        onSelect={(id) => goTo(order.find((known) => known === id) ?? 'what')}
        describeMissing={(count) => t('steps.missing', { count })}
        steps={order.map((id) => ({
          id,
          label: t(`steps.${id}`),
          missing: missingOn(coach, id),
          isDone: id !== 'send' && draft.category !== undefined && missingOn(coach, id) === 0,
        }))}
      />
      <section class={styles['panel']} ref={panel} tabIndex={-1} aria-label={t(`steps.${step}`)}>
        {step === 'what' ? (
          <StepWhat
            draft={draft}
            capture={capture}
            coach={coach}
            edit={edit}
            onRecapture={() => void services.recapture(draft.id)}
          />
        ) : null}
        {step === 'need' ? (
          <StepNeed
            draft={draft}
            capture={capture}
            coach={coach}
            edit={edit}
            allowsAnonymous={allowsAnonymous}
          />
        ) : null}
        {step === 'send' ? (
          <StepSend draft={draft} coach={coach} endpoint={endpoint} onGoTo={goTo} />
        ) : null}
      </section>
      <FlowFooter
        step={step}
        draft={draft}
        coach={coach}
        canSend={endpoint !== undefined}
        onGoTo={goTo}
      />
    </div>
  );
}

interface FlowFooterProps {
  readonly step: StepId;
  readonly draft: Draft;
  readonly coach: CoachView;
  readonly canSend: boolean;
  readonly onGoTo: (step: StepId) => void;
}

/** How complete the report is, and the one next thing to do. */
function FlowFooter({ step, draft, coach, canSend, onGoTo }: FlowFooterProps) {
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
  const index = order.indexOf(step);
  const next = order[index + 1];
  const previous = order[index - 1];
  const isReady = coach.isComplete && canSend && draft.capture.state !== 'running';
  return (
    <footer class={styles['footer']}>
      {typeof sending === 'object' ? (
        <Notice tone="bad" live>
          <p>{t('send.failed', { code: sending.code })}</p>
        </Notice>
      ) : null}
      <p class={styles['meter']} role="status">
        {coach.isComplete ? t('form.complete') : t('form.missing', { count: coach.missing.length })}
      </p>
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
