import type { JudgeRequest } from '../../protocol/page-tree.ts';
import { pageLanguage } from './page-language.ts';

/** More of a reader's languages are of no use, and each costs. */
const maxLanguages = 4;

/** Against what a page's times are read: now, here, in the page's language and the reader's. */
export function timeReferenceOf(document: Document): JudgeRequest['reference'] {
  const now = new Date();
  const own = pageLanguage(document);
  const languages = [...(own === undefined ? [] : [own]), ...navigator.languages];
  return {
    nowMs: now.getTime(),
    utcOffsetMinutes: -now.getTimezoneOffset(),
    languages: [...new Set(languages)].slice(0, maxLanguages),
  };
}
