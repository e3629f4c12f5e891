import type { CaptureRecord } from '../../utils/report/capture-record.ts';
import type { Draft } from '../../utils/report/draft.ts';
import type { DraftChange } from '../use-draft.ts';
import type { CoachView } from './coach-view.ts';

/** What every step of the flow is given. */
export interface StepProps {
  readonly draft: Draft;
  readonly capture: CaptureRecord | undefined;
  readonly coach: CoachView;
  readonly edit: (change: DraftChange) => void;
  /** Takes something away that has a name; `undo` brings it back without touching anything else. */
  readonly onRemoval: (name: string, change: DraftChange, undo: DraftChange) => void;
  /** Fills in much at once, from something called `name`; one press of Undo takes it back. */
  readonly onFill: (name: string, change: DraftChange) => void;
}

export function withAnswer(element: string, value: string): DraftChange {
  return (draft) => ({ ...draft, answers: { ...draft.answers, [element]: value } });
}
