import { ChoiceGroup } from '../base/ChoiceGroup.tsx';
import { TextInput } from '../base/TextInput.tsx';
import { useTranslator } from '../services.ts';
import type { Question } from './coach-view.ts';

export interface QuestionFieldProps {
  readonly question: Question;
  readonly value: string;
  readonly onInput: (value: string) => void;
}

/** The control for one element of the standard, its gap named beside it. */
export function QuestionField({ question, value, onInput }: QuestionFieldProps) {
  const { t } = useTranslator();
  if (question.control === 'choice') {
    return (
      <ChoiceGroup
        legend={question.label}
        choices={question.choices}
        value={value === '' ? undefined : value}
        onChange={onInput}
        problem={question.problem}
      />
    );
  }
  return (
    <TextInput
      label={question.label}
      name={question.element}
      hint={question.hint}
      placeholder={question.placeholder}
      problem={question.problem}
      optionalMark={question.required ? undefined : t('field.optional')}
      value={value}
      onInput={onInput}
      {...(question.control === 'text' ? { rows: 3 } : {})}
    />
  );
}
