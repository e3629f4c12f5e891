import { useId } from 'preact/hooks';
import styles from './ChoiceGroup.module.css';
import type { Choice } from './ChoiceGroup.tsx';
import { ProblemText } from './ProblemText.tsx';

export interface ManyChoicesProps {
  readonly legend: string;
  readonly hint?: string | undefined;
  readonly choices: readonly Choice[];
  readonly values: readonly string[];
  readonly onChange: (value: string, isOn: boolean) => void;
  readonly problem?: string | undefined;
}

/** Boxes for what does not exclude each other; each can be unset. */
export function ManyChoices(props: ManyChoicesProps) {
  const { legend, hint, choices, values, onChange, problem } = props;
  const id = useId();
  const described = [hint ? `${id}-hint` : '', problem ? `${id}-problem` : ''];
  return (
    <fieldset
      class={styles['group']}
      aria-describedby={described.filter(Boolean).join(' ') || undefined}
    >
      <legend class={styles['legend']}>{legend}</legend>
      {hint ? (
        <p class={styles['about']} id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      <div class={styles['pills']}>
        {choices.map((choice) => (
          <label key={choice.value} class={styles['choice']}>
            <input
              type="checkbox"
              value={choice.value}
              checked={values.includes(choice.value)}
              onChange={(event) => onChange(choice.value, event.currentTarget.checked)}
            />
            <span class={styles['name']}>{choice.label}</span>
          </label>
        ))}
      </div>
      <ProblemText id={`${id}-problem`} words={problem} />
    </fieldset>
  );
}
