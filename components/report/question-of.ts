import type { Translator } from '../../utils/i18n/translate.ts';
import type { Element } from '../../utils/standard/schema.ts';
import type { Question } from './coach-view.ts';

function controlOf({ field }: Element): Question['control'] | undefined {
  switch (field.type) {
    case 'statement':
    case 'accounts':
      return 'text';
    case 'choice':
      return field.isMany === true ? 'many' : 'choice';
    case 'consent':
      return 'box';
    case 'file':
      return undefined;
    default:
      return 'line';
  }
}

function choicesOf({ field }: Element, { pick }: Translator): Question['choices'] {
  if (field.type !== 'choice') return [];
  return field.choices.map((choice) => ({ value: choice.id, label: pick(choice.name) }));
}

/** An element of the standard as a form asks for it; undefined for one that is a file. */
export function questionOf(
  element: Element,
  asked: { readonly required: boolean; readonly problem: string | undefined },
  translator: Translator,
): Question | undefined {
  const control = controlOf(element);
  if (control === undefined) return undefined;
  const { pick } = translator;
  return {
    element: element.id,
    label: pick(element.name),
    hint: pick(element.howTo),
    placeholder: element.example === undefined ? undefined : pick(element.example),
    required: asked.required,
    control,
    choices: choicesOf(element, translator),
    problem: asked.problem,
  };
}
