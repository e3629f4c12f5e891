import { TextInput } from '../../base/TextInput.tsx';

export interface UntilInputProps {
  readonly label: string;
  readonly hint?: string;
  readonly name?: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
}

/** A day and a minute by the clock of this device. */
export function UntilInput({ name = 'until', ...rest }: UntilInputProps) {
  return <TextInput {...rest} type="datetime-local" name={name} />;
}
