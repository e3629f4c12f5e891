import { provenanceTexts } from '../../i18n/provenance.ts';
import type { ProvenanceTexts } from '../provenance-texts.ts';

type Edition = Readonly<Record<string, ProvenanceTexts>>;

type Changed = Pick<ProvenanceTexts, 'endpointClock'> & { readonly firstLimit: string };

/** Release 0.1.0 said first of its limits what no hash can show, and of any other clock that it is ahead. */
const release010 = {
  en: {
    endpointClock: '{offset} ms ahead of the browser’s, ± {uncertainty} ms, measured {at}',
    firstLimit:
      'The hashes and the signature show that the package is unaltered since capture and, with a trusted timestamp, that it existed by then.',
  },
  'zh-Hans': {
    endpointClock: '比浏览器快 {offset} 毫秒，误差 ±{uncertainty} 毫秒，测于 {at}',
    firstLimit:
      '哈希与签名表明证据包自取证以来未被改动；如有可信时间戳，还表明它在该时间之前已经存在。',
  },
  'zh-Hant': {
    endpointClock: '比瀏覽器快 {offset} 毫秒，誤差 ±{uncertainty} 毫秒，測於 {at}',
    firstLimit:
      '雜湊與簽章表明證據包自取證以來未被更動；如有可信時間戳，還表明它在該時間之前已經存在。',
  },
} as const;

function withChanged(
  texts: ProvenanceTexts,
  { endpointClock, firstLimit }: Changed,
): ProvenanceTexts {
  return { ...texts, endpointClock, limits: [firstLimit, ...texts.limits.slice(1)] };
}

/**
 * The words in which the capture record's pages were ever written, newest first. The pages are derived again
 * from what was signed, so words that changed must stay here for the packages that bear them.
 */
export const provenanceEditions: readonly Edition[] = [
  provenanceTexts,
  {
    en: withChanged(provenanceTexts.en, release010.en),
    'zh-Hans': withChanged(provenanceTexts['zh-Hans'], release010['zh-Hans']),
    'zh-Hant': withChanged(provenanceTexts['zh-Hant'], release010['zh-Hant']),
  },
];
