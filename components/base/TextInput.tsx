import type { ComponentChildren } from 'preact';
import { Field } from './Field.tsx';
import styles from './TextInput.module.css';

export interface TextInputProps {
  readonly label: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly hint?: ComponentChildren;
  readonly problem?: string | undefined;
  readonly optionalMark?: string | undefined;
  readonly rows?: number;
  readonly inputMode?: 'text' | 'url';
  readonly type?: 'text' | 'date' | 'datetime-local' | 'password';
  readonly placeholder?: string | undefined;
  readonly name?: string;
}

/** One line, or several when `rows` is given. Every keystroke is handed on. */
export function TextInput(props: TextInputProps) {
  const { label, value, onInput, hint, problem, optionalMark, rows, placeholder } = props;
  return (
    <Field label={label} hint={hint} problem={problem} optionalMark={optionalMark}>
      {({ id, describedBy, invalid }) => {
        const shared = {
          id,
          name: props.name,
          class: styles['input'],
          value,
          placeholder,
          'aria-describedby': describedBy,
          'aria-invalid': invalid,
          autocomplete: 'off',
        } as const;
        const line = {
          ...shared,
          onInput: (event: { readonly currentTarget: HTMLInputElement }) =>
            onInput(event.currentTarget.value),
        };
        if (props.type === 'date' || props.type === 'datetime-local')
          return <input {...line} type={props.type} />;
        if (props.type === 'password') return <input {...line} type="password" />;
        return rows === undefined ? (
          <input {...line} type="text" inputMode={props.inputMode ?? 'text'} />
        ) : (
          <textarea
            {...shared}
            rows={rows}
            onInput={(event) => onInput(event.currentTarget.value)}
          />
        );
      }}
    </Field>
  );
}
