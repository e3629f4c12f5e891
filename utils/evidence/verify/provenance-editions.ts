import { provenanceTexts } from '../../i18n/provenance.ts';
import type { ProvenanceTexts } from '../provenance-texts.ts';

type Edition = Readonly<Record<string, ProvenanceTexts>>;

/** Release 0.1.0 said first of its limits what no hash can show. */
const firstLimits = {
  en: 'The hashes and the signature show that the package is unaltered since capture and, with a trusted timestamp, that it existed by then.',
  'zh-Hans':
    '哈希与签名表明证据包自取证以来未被改动；如有可信时间戳，还表明它在该时间之前已经存在。',
  'zh-Hant':
    '雜湊與簽章表明證據包自取證以來未被更動；如有可信時間戳，還表明它在該時間之前已經存在。',
} as const;

function withFirstLimit(texts: ProvenanceTexts, limit: string): ProvenanceTexts {
  return { ...texts, limits: [limit, ...texts.limits.slice(1)] };
}

/**
 * The words in which the capture record's pages were ever written, newest first. The pages are derived again from
 * what was signed, so words that changed must stay here for the packages that bear them.
 */
export const provenanceEditions: readonly Edition[] = [
  provenanceTexts,
  {
    en: withFirstLimit(provenanceTexts.en, firstLimits.en),
    'zh-Hans': withFirstLimit(provenanceTexts['zh-Hans'], firstLimits['zh-Hans']),
    'zh-Hant': withFirstLimit(provenanceTexts['zh-Hant'], firstLimits['zh-Hant']),
  },
];
