import { useId } from 'preact/hooks';
import { useTranslator } from '../services.ts';
import styles from './ChoiceGroup.module.css';
import { ProblemText } from './ProblemText.tsx';

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
  /** Takes the choice back, where there may be none. */
  readonly onClear?: (() => void) | undefined;
  readonly problem?: string | undefined;
  /** `pills`: short choices that flow beside each other. */
  readonly look?: 'cards' | 'pills';
}

/** Radio buttons drawn as cards: arrow keys move, the problem is read with the legend. */
export function ChoiceGroup(props: ChoiceGroupProps) {
  const { legend, choices, value, onChange, onClear, problem, look = 'cards' } = props;
  const { t } = useTranslator();
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
      {onClear !== undefined && value !== undefined ? (
        <button
          type="button"
          class={styles['clear']}
          aria-label={t('field.clear.named', { name: legend })}
          onClick={onClear}
        >
          {t('field.clear')}
        </button>
      ) : null}
      <ProblemText id={problemId} words={problem} />
    </fieldset>
  );
}
