import styles from './Choices.module.css';
import { KeyName } from './KeyName.tsx';

export interface OneChoice {
  readonly id: string;
  readonly name: string;
  readonly note?: string;
  /** The key that chooses it. */
  readonly keys?: string;
}

export interface ChoicesProps {
  readonly legend: string;
  readonly name: string;
  readonly isSingle?: boolean;
  readonly choices: readonly OneChoice[];
  readonly chosen: readonly string[];
  readonly onChoose: (id: string) => void;
}

/** A few things to choose from, all of them in sight. */
export function Choices({ legend, name, isSingle, choices, chosen, onChoose }: ChoicesProps) {
  return (
    <fieldset class={styles['choices']}>
      <legend class={styles['legend']}>{legend}</legend>
      {choices.map(({ id, name: label, note, keys }) => (
        <label key={id} class={styles['choice']}>
          <input
            type={isSingle ? 'radio' : 'checkbox'}
            name={name}
            value={id}
            checked={chosen.includes(id)}
            onChange={() => onChoose(id)}
          />
          <span class={styles['name']}>
            {label}
            {note === undefined ? null : <span class={styles['note']}>{note}</span>}
          </span>
          <KeyName keys={keys} />
        </label>
      ))}
    </fieldset>
  );
}
