import type { ComponentChildren } from 'preact';
import type { Choice } from './ChoiceGroup.tsx';
import { Field } from './Field.tsx';
import styles from './SelectInput.module.css';

export interface SelectInputProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly onChange: (value: string) => void;
  readonly choices?: readonly Choice[];
  readonly groups?: readonly { readonly label: string; readonly choices: readonly Choice[] }[];
  /** Stands for no choice; it cannot be chosen again. */
  readonly placeholder?: string;
  readonly problem?: string | undefined;
  readonly hint?: string | undefined;
  readonly name?: string;
  /** Shown between the label and the list. */
  readonly above?: ComponentChildren;
}

function options(choices: readonly Choice[]) {
  return choices.map((choice) => (
    <option key={choice.value} value={choice.value}>
      {choice.label}
    </option>
  ));
}

/** One out of many, with the browser's own list. */
export function SelectInput(props: SelectInputProps) {
  const { label, value, onChange, choices = [], groups = [], placeholder, problem, hint } = props;
  return (
    <Field label={label} problem={problem} hint={hint}>
      {({ id, describedBy, invalid }) => (
        <>
          {props.above}
          <select
            id={id}
            name={props.name}
            class={styles['select']}
            aria-describedby={describedBy}
            aria-invalid={invalid}
            value={value ?? ''}
            onChange={(event) => onChange(event.currentTarget.value)}
          >
            {placeholder === undefined ? null : (
              <option value="" disabled>
                {placeholder}
              </option>
            )}
            {options(choices)}
            {groups.map((group) => (
              <optgroup key={group.label} label={group.label}>
                {options(group.choices)}
              </optgroup>
            ))}
          </select>
        </>
      )}
    </Field>
  );
}
