import { defined } from '../defined.ts';
import type { Text } from '../i18n/plural.ts';
import { showSigns } from '../i18n/show-signs.ts';
import type { Word } from './list-words.ts';
import type { PoEntry, PoFile } from './po.ts';
import { kindsOf, type Target } from './targets.ts';

export interface Translation {
  readonly word: Word;
  readonly text: Text;
}

export interface CheckedPo {
  readonly translations: readonly Translation[];
  /** What is wrong, each with its line or its text; empty when the file is right. */
  readonly problems: readonly string[];
}

function namesIn(text: string): string[] {
  return [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).sort();
}

/**
 * Compares a file with the words that there are: every one has to be there once, whole, and of today's
 * English.
 */
export function checkPo(file: PoFile, words: readonly Word[], target: Target): CheckedPo {
  const problems: string[] = [];
  const translations: Translation[] = [];
  const known = new Map(words.map((word) => [word.context, word]));
  const seen = new Set<string>();
  for (const entry of file.entries) {
    const word = known.get(entry.context);
    const say = (what: string) =>
      problems.push(`line ${entry.line ?? 0}, ${entry.context}: ${what}`);
    if (word === undefined) {
      say('there is no such text');
      continue;
    }
    if (seen.has(entry.context)) say('is there twice');
    seen.add(entry.context);
    const found = problemsOf(entry, word, target);
    for (const problem of found) say(problem);
    if (found.length === 0) translations.push({ word, text: textOf(entry, word, target) });
  }
  for (const { context } of words) {
    if (!seen.has(context)) problems.push(`${context}: is missing from the file`);
  }
  return { translations, problems };
}

function problemsOf(entry: PoEntry, { english }: Word, { locale }: Target): string[] {
  const [id, plural] =
    typeof english === 'string'
      ? [english, undefined]
      : [english.one ?? english.other, english.other];
  if (entry.id !== id || entry.plural !== plural) {
    return ['the English text has changed since the export; export anew and translate that'];
  }
  if (entry.isFuzzy) return ['is marked fuzzy: somebody has to look at it'];
  const kinds = kindsOf(locale);
  const wanted = plural === undefined ? 1 : kinds.length;
  if (entry.forms.length !== wanted) {
    return [`has ${entry.forms.length} forms, and ${locale} needs ${wanted}: ${kinds.join(', ')}`];
  }
  if (entry.forms.some((form) => form.trim() === '')) return ['is not translated'];
  return entry.forms.flatMap((form, at) => [
    ...placeProblems(form, plural ?? id, plural !== undefined && kinds[at] !== 'other'),
    ...(showSigns(form) === form ? [] : [`has a sign that nobody sees: ${showSigns(form)}`]),
  ]);
}

/** Every place of the English has to be there; a form for one may say its number in words. */
function placeProblems(form: string, english: string, mayLack: boolean): string[] {
  const [has, wanted] = [namesIn(form), namesIn(english)];
  const unknown = has.filter((name) => !wanted.includes(name));
  const lacking = mayLack ? [] : wanted.filter((name) => !has.includes(name));
  const isRepeated =
    !mayLack && unknown.length === 0 && lacking.length === 0 && has.length !== wanted.length;
  return [
    ...(unknown.length === 0
      ? []
      : [`has the place ${unknown.join(', ')}, which the English has not`]),
    ...(lacking.length === 0 ? [] : [`lacks the place ${lacking.join(', ')}`]),
    ...(isRepeated
      ? [`has the places ${has.join(', ')}, and the English has ${wanted.join(', ')}`]
      : []),
  ];
}

function textOf(entry: PoEntry, { english, translated }: Word, { locale }: Target): Text {
  if (typeof english === 'string') return entry.forms[0] ?? '';
  const kinds = kindsOf(locale);
  const forms = Object.fromEntries(kinds.map((kind, at) => [kind, entry.forms[at] ?? '']));
  const by = typeof translated === 'string' ? english.by : (translated.by ?? english.by);
  return { ...defined({ by }), ...forms, other: forms['other'] ?? '' };
}
