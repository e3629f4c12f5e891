import { useId } from 'preact/hooks';
import styles from './ChoiceGroup.module.css';

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly hint?: string | undefined;
}

export interface ChoiceGroupProps {
  readonly legend: string;
  readonly choices: readonly Choice[];
  readonly value: string | undefined;
  readonly onChange: (value: string) => void;
  readonly problem?: string | undefined;
  readonly columns?: 1 | 2;
}

/** Radio buttons drawn as cards: arrow keys move, the problem is read with the legend. */
export function ChoiceGroup(props: ChoiceGroupProps) {
  const { legend, choices, value, onChange, problem, columns = 1 } = props;
  const name = useId();
  const problemId = `${name}-problem`;
  return (
    <fieldset class={styles['group']} aria-describedby={problem ? problemId : undefined}>
      <legend class={styles['legend']}>{legend}</legend>
      <div class={columns === 2 ? styles['two'] : styles['one']}>
        {choices.map((choice) => (
          <label key={choice.value} class={styles['choice']}>
            <input
              type="radio"
              name={name}
              value={choice.value}
              checked={choice.value === value}
              onChange={() => onChange(choice.value)}
            />
            <span>
              <span class={styles['name']}>{choice.label}</span>
              {choice.hint ? <span class={styles['hint']}>{choice.hint}</span> : null}
            </span>
          </label>
        ))}
      </div>
      {problem ? (
        <p class={styles['problem']} id={problemId}>
          {problem}
        </p>
      ) : null}
    </fieldset>
  );
}
