import type { ActTranslator } from '../../../utils/i18n/desk-acts.ts';
import type { Standing } from './act-law.ts';

/** Why the law of cases does not take something; `code` is a refusal of it. */
export function wordsOfRefusal(code: string, { t, has }: ActTranslator): string {
  const key = `why.${code}`;
  return has(key) ? t(key) : t('why.other', { code });
}

/** Why not this handler, and who may instead: by number where the team is known, else by what they are. */
export function whoMay(
  standing: Extract<Standing, { kind: 'refused' }>,
  words: ActTranslator,
): string {
  const { t } = words;
  const { refusal, who, roles } = standing;
  const list = (names: readonly string[]) =>
    new Intl.ListFormat(words.locale, { type: 'disjunction' }).format(names);
  const others =
    who.length === 0
      ? t('who.nobody', { roles: list(roles.map((role) => t(`is.${role}`))) })
      : t('who.may', { who: list(who.map((number) => t('who.handler', { number }))) });
  // Chinese leaves no space between sentences.
  const gap = words.locale.startsWith('zh') ? '' : ' ';
  return `${wordsOfRefusal(refusal, words)}${gap}${others}`;
}
