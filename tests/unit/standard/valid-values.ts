import type { FieldDefinition } from '../../../utils/standard/field-schema.ts';

/** A valid value for each type of field. The credit code is made up; its check character is right. */
export function validValue(field: FieldDefinition): string {
  switch (field.type) {
    case 'text':
    case 'statement':
      return '内'.repeat(Math.max(field.minLength, 1));
    case 'url':
      return 'https://forum.example.org/t/1';
    case 'account':
      return 'https://forum.example.org/u/somebody';
    case 'accounts':
      return Array.from(
        { length: Math.max(field.minItems, 1) },
        (_, index) => `@user-${index}`,
      ).join('\n');
    case 'contact':
      return 'reporter@example.org';
    case 'date':
      return '2026-01-31';
    case 'interval':
      return '12:30/14:05';
    case 'number':
      return String(field.min);
    case 'choice':
      return field.choices[0]?.id ?? '';
    case 'credit-code':
      return '91350100M000100Y43';
    case 'consent':
      return 'yes';
    case 'file':
      return '';
  }
}
