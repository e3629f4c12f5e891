import { defined } from '../../../defined.ts';
import type { FieldDefinition } from '../../field-schema.ts';
import type { Requirement } from '../../schema.ts';

/** A field for several sentences, of at least `minLength` code points. */
export const statement = (minLength: number): FieldDefinition => ({
  type: 'statement',
  minLength,
  maxLength: 5_000,
});

export const shortText = (minLength = 1): FieldDefinition => ({
  type: 'text',
  minLength,
  maxLength: 300,
});

/** A field for quoted words, as long as `readSources` lets a quotation be. */
export const quotation: FieldDefinition = { type: 'statement', minLength: 1, maxLength: 10_000 };

export const required = (element: string, when?: Requirement['when']): Requirement => ({
  element,
  need: 'required',
  ...defined({ when }),
});

export const optional = (element: string, when?: Requirement['when']): Requirement => ({
  element,
  need: 'optional',
  ...defined({ when }),
});
