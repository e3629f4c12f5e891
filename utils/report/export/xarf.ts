import { showInJson, showLine } from '../../i18n/show-signs.ts';
import type { CasebookCase } from '../casebook-case.ts';
import { addressOf, type CaseExport, type ExportedItem, pageOf } from './case-export.ts';

/** The schemas of github.com/xarf/xarf-spec, `schemas/v4`. */
const version = '4.2.0';

/**
 * Why there is no XARF report: no type of v4 says what the case is about, or what its type demands is
 * missing.
 */
export type XarfRefusal = 'category' | 'contact' | 'genuine-site' | 'address';

export type XarfResult =
  | { readonly ok: true; readonly reports: readonly Readonly<Record<string, unknown>>[] }
  | { readonly ok: false; readonly why: XarfRefusal };

/** The standard’s kinds of personal data in the words of `content-exposed-data.json`. */
const dataTypes: Readonly<Record<string, string>> = {
  'home-address': 'personal_information',
  'identity-document': 'government_id',
  contact: 'phone_numbers',
  health: 'medical',
  whereabouts: 'personal_information',
  'financial-account': 'financial',
};

type TypeFields = Readonly<Record<string, unknown>>;

/**
 * XARF knows no insult, defamation or harassment: only leaked data and look-alike sites have a type of their
 * own.
 */
function fieldsOf({ template }: CasebookCase): TypeFields | XarfRefusal {
  const answers = template?.answers ?? {};
  switch (template?.category?.split('.')[0]) {
    case 'personal-data-leak':
      return {
        type: 'exposed_data',
        data_types: [dataTypes[answers['data-type'] ?? ''] ?? 'personal_information'],
        exposure_method: 'forum_post',
        accessibility: 'public',
        discovery_source: 'user_report',
      };
    case 'enterprise-look-alike': {
      const genuine = URL.parse(answers['genuine-account']?.trim() ?? '');
      if (genuine === null || !/^https?:$/.test(genuine.protocol)) return 'genuine-site';
      return {
        type: 'brand_infringement',
        infringement_type: 'brand_impersonation',
        legitimate_site: genuine.href,
      };
    }
    default:
      return 'category';
  }
}

const mail = /^[^\s@\p{Cc}\p{Cf}]+@([a-z0-9-]+(?:\.[a-z0-9-]+)+)$/iu;

function reportOf(
  { item, capture }: ExportedItem,
  shared: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const address = addressOf(item);
  const page = pageOf(item);
  const document = capture?.artefacts.find(({ role }) => role === 'document');
  const told = [
    ...(page === undefined ? [] : [`Captured on the page ${page}`]),
    ...(document === undefined ? [] : [`Captured copy of the page: SHA-256 ${document.sha256}`]),
  ];
  return {
    xarf_version: version,
    report_id: item.id,
    timestamp: item.capturedAt,
    ...shared,
    source_identifier: URL.parse(address)?.hostname ?? '',
    category: 'content',
    url: new URL(address).href,
    evidence_source: 'user_report',
    ...(told.length === 0 ? {} : { description: told.join('. ') }),
  };
}

function isWebAddress(address: string): boolean {
  return /^https?:$/.test(URL.parse(address)?.protocol ?? '');
}

/** The reports as a file, with what cannot be seen as escapes. */
export function xarfJson(reports: readonly Readonly<Record<string, unknown>>[]): string {
  return `${showInJson(JSON.stringify(reports, null, 2))}\n`;
}

/** One XARF v4 report per item where a type truly fits, else the reason why there is none. */
export function writeXarf({ record, items, reporter }: CaseExport): XarfResult {
  const fields = fieldsOf(record);
  if (typeof fields === 'string') return { ok: false, why: fields };
  const [contact, domain] = mail.exec(reporter?.contact ?? '') ?? [];
  if (reporter === undefined || contact === undefined || domain === undefined) {
    return { ok: false, why: 'contact' };
  }
  if (items.some(({ item }) => !isWebAddress(addressOf(item)))) {
    return { ok: false, why: 'address' };
  }
  const party = {
    org: [...showLine(reporter.name)].slice(0, 200).join('') || contact,
    contact,
    domain,
  };
  const shared = { reporter: party, sender: party, ...fields };
  return { ok: true, reports: items.map((each) => reportOf(each, shared)) };
}
