import { defined } from '../../utils/defined.ts';
import type { Draft, WithheldPart } from '../../utils/report/draft.ts';
import type { DraftChange } from '../use-draft.ts';

/** A change that keeps something back, and the one that brings it again. */
export interface RemovalPair {
  readonly change: DraftChange;
  readonly undo: DraftChange;
}

/** An answer emptied: `''` also keeps what the capture would fill in from being sent. */
export function removeAnswer(draft: Draft, element: string): RemovalPair {
  const before = draft.answers[element];
  return {
    change: (current) => ({ ...current, answers: { ...current.answers, [element]: '' } }),
    undo: (current) => {
      const { [element]: _, ...others } = current.answers;
      return {
        ...current,
        answers: before === undefined ? others : { ...others, [element]: before },
      };
    },
  };
}

export function removeTarget(target: string): RemovalPair {
  return {
    change: (current) => ({
      ...current,
      targets: (current.targets ?? []).filter((known) => known !== target),
    }),
    undo: (current) => ({ ...current, targets: [...(current.targets ?? []), target] }),
  };
}

export function removePart(part: WithheldPart): RemovalPair {
  const without = (current: Draft) => (current.withheld ?? []).filter((known) => known !== part);
  return {
    change: (current) => ({ ...current, withheld: [...without(current), part] }),
    undo: (current) => ({ ...current, withheld: without(current) }),
  };
}

export function removeReporter(): RemovalPair {
  const setAnonymous =
    (anonymous: boolean): DraftChange =>
    (current) => ({ ...current, reporter: { ...current.reporter, anonymous } });
  return { change: setAnonymous(true), undo: setAnonymous(false) };
}

/** Gives back everything that filling in may have touched, as it was before. */
export function undoFill(before: Draft): DraftChange {
  const { answers, attachments, reporter } = before;
  return ({ category: _, affected: __, language: ___, earlier: ____, ...current }) => ({
    ...current,
    ...defined({
      earlier: before.earlier,
      category: before.category,
      affected: before.affected,
      language: before.language,
    }),
    answers,
    attachments,
    reporter,
  });
}
