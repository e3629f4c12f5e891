import type { Text } from '../i18n/plural.ts';
import { listWords, type Word } from './list-words.ts';
import { placeNotes } from './place-notes.ts';
import { type PoEntry, writePo } from './po.ts';
import { kindsOf, pluralFormsOf, type Target } from './targets.ts';

/** All words of a language as a PO file, with English beside them and the notes for the translator. */
export async function exportWords(root: string, target: Target): Promise<string> {
  const words = await listWords(root, target);
  return writePo({
    header: {
      'Project-Id-Version': 'Plaint',
      Language: target.locale.replace('-', '_'),
      'MIME-Version': '1.0',
      'Content-Type': 'text/plain; charset=UTF-8',
      'Content-Transfer-Encoding': '8bit',
      'Plural-Forms': pluralFormsOf(target.locale),
    },
    entries: words.map((word) => entryOf(word, target)),
  });
}

function entryOf(word: Word, { locale }: Target): PoEntry {
  const { context, english, translated, reference } = word;
  const shared = { context, reference, notes: notesOf(word) };
  if (typeof english === 'string') {
    return { ...shared, id: english, forms: [typeof translated === 'string' ? translated : ''] };
  }
  return {
    ...shared,
    id: english.one ?? english.other,
    plural: english.other,
    forms: kindsOf(locale).map((kind) => formOf(translated, kind)),
  };
}

function formOf(text: Text, kind: Intl.LDMLPluralRule): string {
  return typeof text === 'string' ? text : (text[kind] ?? '');
}

/** What stands beside the text, then what its places are filled with. */
function notesOf({ english, notes }: Pick<Word, 'english' | 'notes'>): string[] {
  const text = typeof english === 'string' ? english : english.other;
  const names = new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name));
  const explained = [...names]
    .filter((name) => !notes.some((note) => note.includes(`{${name}}`)))
    .map((name) => `{${name}}: ${placeNotes[name] ?? '?'}`);
  const decides =
    typeof english === 'string' ? [] : [`The forms are those of {${english.by ?? 'count'}}.`];
  return [...notes, ...explained, ...decides];
}
