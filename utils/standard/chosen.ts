import type * as z from 'zod/mini';
import type { choiceSchema, FieldDefinition } from './field-schema.ts';

type ChoiceField = Extract<FieldDefinition, { readonly type: 'choice' }>;

/** The ids in the value of a choice: one, or several where they do not exclude each other. */
function chosenIds(field: ChoiceField, value: string): string[] {
  if (field.isMany !== true) return value === '' ? [] : [value];
  return value.split(' ').filter((id) => id !== '');
}

/**
 * The choices of a field that a value names, in the standard's order. Ids that the field does not have are
 * passed over.
 */
export function chosenChoices(field: ChoiceField, value: string): z.infer<typeof choiceSchema>[] {
  const ids = chosenIds(field, value);
  return field.choices.filter(({ id }) => ids.includes(id));
}

/** Whether every id is one of the field's, and each stands there once. */
export function isChoiceOf(field: ChoiceField, value: string): boolean {
  const ids = chosenIds(field, value);
  const known = new Set(field.choices.map(({ id }) => id));
  return ids.length > 0 && new Set(ids).size === ids.length && ids.every((id) => known.has(id));
}
