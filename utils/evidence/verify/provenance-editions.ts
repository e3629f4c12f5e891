import { provenanceTexts } from '../../i18n/provenance.ts';
import type { ProvenanceTexts } from '../render-provenance.ts';

/**
 * The words in which the capture record's pages were ever written, newest first. The pages are derived again from
 * what was signed, so words that changed must stay here for the packages that bear them.
 */
export const provenanceEditions: readonly Readonly<Record<string, ProvenanceTexts>>[] = [
  provenanceTexts,
];
