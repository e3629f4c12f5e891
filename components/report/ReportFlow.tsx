import { useEffect, useRef, useState } from 'preact/hooks';
import type { CaptureRecord } from '../../utils/report/capture-record.ts';
import { isLinkOnly } from '../../utils/report/choose-capture.ts';
import type { Draft } from '../../utils/report/draft.ts';
import { Stepper } from '../base/Stepper.tsx';
import { useProfiles } from '../profile/use-profiles.ts';
import { useReportServices, useServices, useTranslator } from '../services.ts';
import type { DraftChange } from '../use-draft.ts';
import { buildCoachView } from './build-coach-view.ts';
import { CaptureThread } from './CaptureThread.tsx';
import { missingOn, stepOrder as order, type StepId } from './coach-view.ts';
import { FlowFooter } from './FlowFooter.tsx';
import {
  FieldGuideContext,
  type FieldName,
  focusField,
  namedFields,
  stepOfField,
} from './field-guide.ts';
import styles from './ReportFlow.module.css';
import { undoFill } from './removals.ts';
import type { EndpointView } from './report-services.ts';
import { StepNeed } from './StepNeed.tsx';
import { StepSend } from './StepSend.tsx';
import { StepWhat } from './StepWhat.tsx';
import type { StepProps } from './step-props.ts';
import { UndoBar } from './UndoBar.tsx';

/** What was taken away or filled in last, and how that is undone without touching what was written since. */
interface Removal {
  readonly words: string;
  readonly undo: DraftChange;
}

export interface ReportFlowProps {
  readonly draft: Draft;
  readonly capture: CaptureRecord | undefined;
  readonly endpoint: EndpointView | undefined;
  readonly edit: (change: DraftChange) => void;
  /** Goes on with another report, of which this page is now a file. */
  readonly onSwitch: (draftId: string) => void;
}

/** The three steps of a report, from evidence to Send. */
export function ReportFlow({ draft, capture, endpoint, edit, onSwitch }: ReportFlowProps) {
  const services = useServices();
  const report = useReportServices();
  const { t } = useTranslator();
  const [step, setStep] = useState<StepId>('what');
  const panel = useRef<HTMLElement>(null);
  const profiles = useProfiles();
  const own = { names: profiles.flatMap(({ opened }) => opened?.label ?? []) };
  const coach = buildCoachView(draft, capture, services.standard, services.translator, own);
  const mustDrop = isLinkOnly(draft.category, services.standard) && draft.capture.state === 'done';
  const allowsAnonymous = endpoint?.allowsAnonymous ?? true;

  const [removal, setRemoval] = useState<Removal | undefined>(undefined);

  useEffect(() => {
    if (mustDrop) void report.dropCapture(draft.id);
  }, [services, report, draft.id, mustDrop]);

  const remove: StepProps['onRemoval'] = (name, change, undo) => {
    setRemoval({ words: t('form.removed', { name }), undo });
    edit(change);
  };
  const fill: StepProps['onFill'] = (name, change) => {
    setRemoval({ words: t('start.filled', { name }), undo: undoFill(draft) });
    edit(change);
  };
  const [wanted, setWanted] = useState<Pick<FieldName, 'field' | 'choice'> | undefined>(undefined);
  useEffect(() => {
    if (wanted === undefined || panel.current === null) return;
    if (!focusField(panel.current, wanted)) panel.current.focus();
    setWanted(undefined);
  }, [wanted]);
  const guide = {
    fields: namedFields(coach),
    goTo(field: Pick<FieldName, 'field' | 'choice'>) {
      setStep(stepOfField(coach, field.field));
      setWanted(field);
    },
  };
  const goTo = (next: StepId) => {
    setStep(next);
    panel.current?.focus();
    panel.current?.scrollTo?.({ top: 0 });
  };

  return (
    <FieldGuideContext.Provider value={guide}>
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
              onRemoval={remove}
              onFill={fill}
              onSwitch={onSwitch}
              onRecapture={() => void report.recapture(draft.id)}
            />
          ) : null}
          {step === 'what' && draft.tabId !== undefined && draft.capture.state === 'done' ? (
            <CaptureThread tabId={draft.tabId} />
          ) : null}
          {step === 'need' ? (
            <StepNeed
              draft={draft}
              capture={capture}
              coach={coach}
              edit={edit}
              onRemoval={remove}
              onFill={fill}
              allowsAnonymous={allowsAnonymous}
            />
          ) : null}
          {step === 'send' ? (
            <StepSend
              draft={draft}
              coach={coach}
              endpoint={endpoint}
              edit={edit}
              onRemoval={remove}
            />
          ) : null}
        </section>
        {removal ? (
          <UndoBar
            words={removal.words}
            onUndo={() => {
              edit(removal.undo);
              setRemoval(undefined);
            }}
          />
        ) : null}
        <FlowFooter
          step={step}
          draft={draft}
          capture={capture}
          coach={coach}
          hasEndpoint={endpoint !== undefined}
          onGoTo={goTo}
        />
      </div>
    </FieldGuideContext.Provider>
  );
}
