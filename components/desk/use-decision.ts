import { useState } from 'preact/hooks';
import { type CaseEvent, caseEventSchema } from '../../utils/casework/case-event.ts';
import type { DeskCase } from '../../utils/casework/wire.ts';
import { buildSteps, kindOfWords } from './build-steps.ts';
import { type DecisionDraft, lackOf, newDraft, readDraft } from './decision-draft.ts';
import type { Decision } from './decisions.ts';
import { useWork } from './desk-context.ts';
import type { DeskTrouble, OpenedReport } from './desk-services.ts';
import { undoSeconds, useCountdown } from './use-countdown.ts';
import { useGone } from './use-gone.ts';
import { useKeptDraft } from './use-kept-draft.ts';

export type Progress =
  | { readonly kind: 'idle' }
  | { readonly kind: 'waiting'; readonly seconds: number; readonly isNext: boolean }
  | { readonly kind: 'sending' }
  | { readonly kind: 'done'; readonly decision: Decision }
  | { readonly kind: 'stale'; readonly since: readonly CaseEvent[] }
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'trouble'; readonly trouble: DeskTrouble };

export interface DecisionWork {
  readonly current: DeskCase;
  readonly opened: OpenedReport;
  readonly onTaken: () => void;
  readonly onNext: () => void;
  readonly onReleased: () => void;
}

/** One decision: written, kept, signed, and for ten seconds not yet sent. */
export function useDecision({ current, opened, onTaken, onNext, onReleased }: DecisionWork) {
  const work = useWork();
  const { reportId } = current;
  const { draft, change, forget } = useKeptDraft(reportId, readDraft);
  const [progress, setProgress] = useState<Progress>({ kind: 'idle' });
  const [isPressed, setPressed] = useState(false);
  const gone = useGone();

  const begin = (decision: Decision) => {
    if (progress.kind === 'waiting' || progress.kind === 'sending') return;
    setProgress({ kind: 'idle' });
    setPressed(false);
    if (draft?.decision !== decision) change(newDraft(decision, Date.now()));
  };
  const drop = async () => {
    setProgress({ kind: 'idle' });
    await forget();
  };

  const send = async (signed: DecisionDraft, isNext: boolean) => {
    setProgress({ kind: 'sending' });
    const taken = await sendSteps(signed);
    if (!taken) {
      if (gone.current) work.noteUnsent(reportId);
      return;
    }
    await drop();
    setProgress({ kind: 'done', decision: signed.decision });
    // Whoever left meanwhile is somewhere else by now, and is led nowhere.
    if (gone.current) return;
    if (isNext) onNext();
    else if (signed.decision === 'release') onReleased();
    else onTaken();
  };
  /** False if not all of it was taken: why is told by the progress. */
  const sendSteps = async (signed: DecisionDraft): Promise<boolean> => {
    const text = signed.words.trim();
    const kind = kindOfWords(signed);
    const sealed =
      text === '' || kind === undefined ? undefined : await work.sealWords(reportId, kind, text);
    if (sealed?.ok === false) {
      setProgress({ kind: 'trouble', trouble: sealed.error });
      return false;
    }
    const accounts = signed.decision === 'judge' ? await work.tagAccounts(opened) : [];
    const facts = { sha256: sealed?.value ?? '', accounts };
    for (const step of buildSteps(signed, current, opened, facts)) {
      const isLetter = step.type === 'case.asked' || step.type === 'case.replied';
      const outcome = await (isLetter ? work.writeToReporter(step, text) : work.takeStep(step));
      if (outcome.kind === 'taken') continue;
      if (outcome.kind === 'stale')
        setProgress({ kind: 'stale', since: outcome.since.flatMap(({ event }) => known(event)) });
      else setProgress(outcome);
      return false;
    }
    return true;
  };
  const sign = (isNext: boolean) => {
    if (draft === undefined || progress.kind === 'waiting' || progress.kind === 'sending') return;
    setPressed(true);
    if (lackOf(draft) !== undefined) return;
    setProgress({ kind: 'waiting', seconds: undoSeconds, isNext });
  };
  const sendNow = useCountdown(
    progress.kind === 'waiting' ? progress.seconds : undefined,
    (seconds) => setProgress((now) => (now.kind === 'waiting' ? { ...now, seconds } : now)),
    () => {
      if (draft !== undefined && progress.kind === 'waiting') void send(draft, progress.isNext);
    },
  );

  return {
    draft,
    progress,
    lack: isPressed && draft !== undefined ? lackOf(draft) : undefined,
    begin,
    change,
    drop: () => void drop(),
    sign,
    sendNow,
    undo: () => setProgress({ kind: 'idle' }),
    /** After a conflict: the case as it is now, the draft as it was. */
    reload: () => {
      setProgress({ kind: 'idle' });
      onTaken();
    },
  };
}

function known(event: unknown): CaseEvent[] {
  const parsed = caseEventSchema.safeParse(event);
  return parsed.success ? [parsed.data] : [];
}
