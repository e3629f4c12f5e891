import styles from './ProblemText.module.css';

export interface ProblemProps {
  /** What the control names as its description. */
  readonly id: string;
  /** Nothing is shown where there is none. */
  readonly words: string | undefined;
}

/** What is missing or wrong at a field, calm: a dot says that something is, the words say what and why. */
export function ProblemText({ id, words }: ProblemProps) {
  if (!words) return null;
  return (
    <p class={styles['problem']} id={id}>
      {words}
    </p>
  );
}
