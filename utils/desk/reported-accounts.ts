import type { ReportBody } from '../protocol/body.ts';
import type { Standard } from '../standard/schema.ts';

/** As many as a finding may name. */
const most = 16;

/**
 * The accounts that a report is against, as its answers name them: whose content was captured, and those said
 * to act with them. An account that the reporter gives for comparison is none of them. Each in one spelling:
 * an address of the web without what leads into a page, or the platform and the name.
 */
export function reportedAccounts(
  { answers }: Pick<ReportBody, 'answers'>,
  platform: string,
  { elements }: Pick<Standard, 'elements'>,
): readonly string[] {
  const named = elements.flatMap(({ id, field, autofill }) => {
    const isTheirs =
      field.type === 'accounts' ||
      (field.type === 'account' && autofill.includes('capture.author'));
    return isTheirs ? (answers[id] ?? '').split('\n') : [];
  });
  const spelled = named.map((account) => spell(account, platform)).filter((text) => text !== '');
  return [...new Set(spelled)].slice(0, most);
}

function spell(account: string, platform: string): string {
  const text = account.normalize('NFKC').trim();
  const url = /^https?:/i.test(text) ? URL.parse(text) : null;
  if (url !== null) return `${url.host}${url.pathname.replace(/\/+$/, '')}`;
  const name = text.replace(/^@/, '').toLowerCase();
  return name === '' ? '' : `${platform} ${name}`;
}
