import type { Disagreement } from '../../utils/desk/disagreements.ts';
import type { DeskTranslator } from '../../utils/i18n/desk.ts';
import type { Standard } from '../../utils/standard/schema.ts';
import { nameOfDocument, nameOfElement, nameOfFlag, nameOfLane } from './names.ts';

/** Where header and sealed report differ, in the reader's words. */
export function wordDisagreement(
  found: Disagreement,
  standard: Standard,
  words: DeskTranslator,
): string {
  const { t } = words;
  switch (found.code) {
    case 'not-answered':
    case 'not-in-header':
      return t(`differs.${found.code}`, { what: nameOfElement(found.element, standard, words) });
    case 'flag-does-not-hold':
    case 'flag-not-in-header':
      return t(`differs.${found.code}`, { what: nameOfFlag(found.flag, standard, words) });
    case 'documents': {
      const { kind, inHeader, inBody } = found;
      const what = nameOfDocument(kind, standard, words);
      return t('differs.documents', { what, inHeader, inBody });
    }
    case 'platform':
      return t('differs.platform');
    case 'lane':
      return t('differs.lane', {
        body: nameOfLane(found.byBody, standard, words),
        header: nameOfLane(found.byHeader, standard, words),
      });
  }
}
