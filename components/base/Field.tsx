import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import styles from './Field.module.css';
import { ProblemText } from './ProblemText.tsx';

export interface FieldIds {
  readonly id: string;
  readonly describedBy: string | undefined;
  readonly invalid: boolean;
}

export interface FieldProps {
  readonly label: string;
  readonly hint?: ComponentChildren;
  /** What is missing or wrong, named right beside the field. */
  readonly problem?: string | undefined;
  readonly optionalMark?: string | undefined;
  readonly children: (ids: FieldIds) => ComponentChildren;
}

/** A label, its control, its hint and its problem, tied together for assistive technology. */
export function Field({ label, hint, problem, optionalMark, children }: FieldProps) {
  const id = useId();
  const hintId = `${id}-hint`;
  const problemId = `${id}-problem`;
  const describedBy = [hint ? hintId : '', problem ? problemId : ''].filter(Boolean).join(' ');
  return (
    <div class={styles['field']}>
      <label class={styles['label']} for={id}>
        {label}
        {optionalMark ? <span class={styles['optional']}>{optionalMark}</span> : null}
      </label>
      {hint ? (
        <p class={styles['hint']} id={hintId}>
          {hint}
        </p>
      ) : null}
      {children({ id, describedBy: describedBy || undefined, invalid: Boolean(problem) })}
      <ProblemText id={problemId} words={problem} />
    </div>
  );
}
