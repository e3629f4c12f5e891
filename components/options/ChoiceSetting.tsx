import { SelectInput } from '../base/SelectInput.tsx';

export interface ChoiceSettingProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly hint?: string;
  readonly choices: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange: (value: Value) => void;
}

/** One setting out of a few; hands on only what is among them. */
export function ChoiceSetting<Value extends string>(props: ChoiceSettingProps<Value>) {
  const { choices, onChange, ...shown } = props;
  return (
    <SelectInput
      {...shown}
      choices={choices}
      onChange={(value) => {
        const chosen = choices.find((choice) => choice.value === value);
        if (chosen) onChange(chosen.value);
      }}
    />
  );
}
