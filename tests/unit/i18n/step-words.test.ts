import { expect, it } from 'vitest';
import { caseEventSchema } from '../../../utils/casework/case-event.ts';
import { loadActTranslator } from '../../../utils/i18n/desk-acts.ts';
import { locales } from '../../../utils/i18n/language.ts';
import { createTranslator, isMessageKey } from '../../../utils/i18n/translate.ts';

const types = caseEventSchema.def.options.flatMap((option) => option.shape.type.def.values);

it('has every kind of step that there is', () => {
  expect(types.length).toBeGreaterThan(50);
  expect(types).toEqual(expect.arrayContaining(['case.claimed', 'transfer.refused']));
});

it.each(locales)('names each kind of step at the desk in %s, and no two alike', async (locale) => {
  const acts = await loadActTranslator(locale);
  const names = types.map((type) => {
    const key = `step.${type}`;
    return acts.has(key) ? acts.t(key) : `no words for ${type}`;
  });
  expect(names.filter((name) => name.startsWith('no words'))).toEqual([]);
  expect(new Set(names).size).toBe(types.length);
});

it.each(locales)('names each kind of step to its reporter in %s, and no two alike', (locale) => {
  const { t } = createTranslator(locale);
  const names = types.map((type) => {
    const key = `happened.${type}`;
    return isMessageKey(key) ? t(key as 'happened.other') : `no words for ${type}`;
  });
  expect(names.filter((name) => name.startsWith('no words'))).toEqual([]);
  expect(new Set(names).size).toBe(types.length);
});
