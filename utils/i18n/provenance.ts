import { provenanceEn } from './en/provenance.ts';
import { provenanceZhHans } from './zh-hans/provenance.ts';
import { provenanceZhHant } from './zh-hant/provenance.ts';

/** The words of the capture record's page (`renderProvenance`), by language. */
export const provenanceTexts = {
  en: provenanceEn,
  'zh-Hans': provenanceZhHans,
  'zh-Hant': provenanceZhHant,
} as const;
