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
  /** `pills`: short choices that flow beside each other. */
  readonly look?: 'cards' | 'pills';
}

/** Radio buttons drawn as cards: arrow keys move, the problem is read with the legend. */
export function ChoiceGroup(props: ChoiceGroupProps) {
  const { legend, choices, value, onChange, problem, look = 'cards' } = props;
  const name = useId();
  const problemId = `${name}-problem`;
  return (
    <fieldset class={styles['group']} aria-describedby={problem ? problemId : undefined}>
      <legend class={styles['legend']}>{legend}</legend>
      <div class={styles[look]}>
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
