import type { NoticeTranslator } from '../../../utils/i18n/notice.ts';
import type { LocalizedText } from '../../../utils/protocol/primitives.ts';
import type { NoticeSecrets } from '../desk-services.ts';

/** What a notice tells of one measure: nothing of who reported, and no word of theirs. */
export interface NoticeFacts {
  readonly platform: string;
  readonly measure: LocalizedText;
  /** When it ends by itself. */
  readonly expiresAt: string | null;
  /** By when the platform is to answer; undefined if nothing says so. */
  readonly dueAt: string | undefined;
  /** Addresses of what it is about. */
  readonly where: readonly string[];
  /** Clauses, by name. */
  readonly basis: readonly string[];
  readonly endpoint: { readonly url: string; readonly name: LocalizedText };
  readonly codes: Pick<NoticeSecrets, 'appeal' | 'answer'>;
}

/**
 * The document that a person hands on: to the platform with its code, and a part for whoever the account
 * belongs to with the appeal code. A code stands behind the # of an address, or alone, so that no server
 * between writes it down.
 */
export function noticePaper(facts: NoticeFacts, words: NoticeTranslator): string {
  const { t, pick, when } = words;
  const { platform, expiresAt, dueAt, where, basis, endpoint, codes } = facts;
  const measure = pick(facts.measure);
  const about = [
    ...(expiresAt === null ? [] : [t('paper.until', { when: when(expiresAt) })]),
    ...(where.length === 0 ? [] : [t('paper.where'), ...where.map((each) => `  ${each}`)]),
    ...(basis.length === 0 ? [] : [t('paper.basis', { what: basis.join(', ') })]),
  ];
  const asked =
    dueAt === undefined ? t('paper.ask.undated') : t('paper.ask', { when: when(dueAt) });
  return [
    t('paper.title', { platform }),
    t('paper.from', { endpoint: pick(endpoint.name) }),
    '',
    t('paper.measure', { measure }),
    ...about,
    '',
    asked,
    `  ${endpoint.url}/answer/#${codes.answer}`,
    t('paper.code', { code: codes.answer }),
    t('paper.secret'),
    '',
    t('paper.party.ask'),
    '',
    `———  ${t('paper.party')}  ———`,
    '',
    t('paper.from', { endpoint: pick(endpoint.name) }),
    t('paper.party.told', { measure }),
    ...about,
    '',
    t('paper.party.appeal'),
    `  ${endpoint.url}/appeal/#${codes.appeal}`,
    t('paper.party.code', { code: codes.appeal }),
    t('paper.party.kept'),
    '',
  ].join('\n');
}
