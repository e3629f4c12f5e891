import { defined } from '../../../defined.ts';
import type { FieldDefinition } from '../../field-schema.ts';
import type { Requirement } from '../../schema.ts';

/** Short ways to write the data of this standard. */
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

/** As long as `readSources` cuts a quote. */
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
