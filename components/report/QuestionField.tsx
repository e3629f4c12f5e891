import type { ComponentChildren } from 'preact';
import { BoxField } from '../base/BoxField.tsx';
import { ChoiceGroup } from '../base/ChoiceGroup.tsx';
import { ManyChoices } from '../base/ManyChoices.tsx';
import { TextInput } from '../base/TextInput.tsx';
import { useTranslator } from '../services.ts';
import type { Question } from './coach-view.ts';
import { EarlierWords } from './EarlierWords.tsx';
import { FieldPlace } from './FieldPlace.tsx';
import { HintText } from './HintText.tsx';

export interface QuestionFieldProps {
  readonly question: Question;
  readonly value: string;
  /** What the last report of this kind said here; see `earlierWords`. */
  readonly earlier?: string | undefined;
  readonly onInput: (value: string) => void;
}

/** The control for one element of the standard, its gap named beside it. */
export function QuestionField(props: QuestionFieldProps) {
  const { question, value, earlier, onInput } = props;
  return (
    <FieldPlace field={question.element}>
      <Control question={question} value={value} onInput={onInput} />
      {earlier !== undefined && value === '' ? (
        <EarlierWords words={earlier} onUse={() => onInput(earlier)} />
      ) : null}
    </FieldPlace>
  );
}

function Control({ question, value, onInput }: QuestionFieldProps): ComponentChildren {
  const { t } = useTranslator();
  const { element, label, hint, problem, choices, required, control } = question;
  if (control === 'box') {
    return (
      <BoxField
        label={label}
        sentence={hint}
        name={element}
        isOn={value === 'yes'}
        onChange={(isOn) => onInput(isOn ? 'yes' : '')}
        problem={problem}
      />
    );
  }
  if (control === 'many') {
    const values = value.split(' ');
    return (
      <ManyChoices
        legend={label}
        hint={hint}
        choices={choices}
        values={values}
        onChange={(id, isOn) => onInput(withValue(choices, values, id, isOn))}
        problem={problem}
      />
    );
  }
  if (control === 'choice') {
    return (
      <ChoiceGroup
        legend={label}
        choices={choices}
        value={value === '' ? undefined : value}
        onChange={onInput}
        onClear={required ? undefined : () => onInput('')}
        problem={problem}
      />
    );
  }
  return (
    <TextInput
      label={label}
      name={element}
      hint={hint === undefined ? undefined : <HintText text={hint} />}
      placeholder={question.placeholder}
      problem={problem}
      optionalMark={required ? undefined : t('field.optional')}
      value={value}
      onInput={onInput}
      {...(control === 'text' ? { rows: 3 } : {})}
    />
  );
}

/** The ids set, in the order of the choices: as a value of the standard (`utils/standard/chosen.ts`). */
function withValue(
  choices: Question['choices'],
  values: readonly string[],
  id: string,
  isOn: boolean,
): string {
  return choices
    .map(({ value }) => value)
    .filter((value) => (value === id ? isOn : values.includes(value)))
    .join(' ');
}
