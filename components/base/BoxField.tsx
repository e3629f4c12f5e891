import { useId } from 'preact/hooks';
import styles from './ChoiceGroup.module.css';
import { ProblemText } from './ProblemText.tsx';

export interface BoxFieldProps {
  readonly label: string;
  /** The whole sentence that ticking it states. */
  readonly sentence: string | undefined;
  readonly name: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
  readonly problem?: string | undefined;
}

/** One box with a meaning of its own, which is written out beside it. */
export function BoxField({ label, sentence, name, isOn, onChange, problem }: BoxFieldProps) {
  const problemId = useId();
  return (
    <div class={styles['group']}>
      <label class={styles['choice']}>
        <input
          type="checkbox"
          name={name}
          checked={isOn}
          aria-describedby={problem ? problemId : undefined}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
        <span>
          <span class={styles['strong']}>{label}</span>
          {sentence ? <span class={styles['sentence']}>{sentence}</span> : null}
        </span>
      </label>
      <ProblemText id={problemId} words={problem} />
    </div>
  );
}
