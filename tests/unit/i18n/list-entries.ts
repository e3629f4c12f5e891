import type { PluralForms, Text } from '../../../utils/i18n/plural.ts';

type Forms = Omit<PluralForms, 'by'>;

export interface Entry {
  readonly key: string;
  readonly isPlural: boolean;
  readonly by: string | undefined;
  readonly text: Forms;
}

/** Every text of a catalogue; a text of one form is one whose other form is the only one. */
export function listEntries(catalogue: Readonly<Record<string, Text>>): Entry[] {
  return Object.entries(catalogue).map(([key, text]) => {
    if (typeof text === 'string') {
      return { key, isPlural: false, by: undefined, text: { other: text } };
    }
    const { by, ...forms } = text;
    return { key, isPlural: true, by, text: forms };
  });
}
