import type { Locale } from '../../i18n/language.ts';

export const caseExportKinds = [
  'evidence',
  'letter',
  'police',
  'wacz',
  'csv',
  'json',
  'dsa',
  'xarf',
  'email',
  'complaint',
  'archive',
] as const;
export type CaseExportKind = (typeof caseExportKinds)[number];

export interface ExportOrder {
  readonly kind: CaseExportKind;
  readonly language: Locale;
  /** Of the reporter, for this file alone. */
  readonly name: string;
  readonly contact: string;
  readonly passphrase: string;
}

/** The file as it would be saved and how it is shown, or why there is none, in words. */
export type ExportMade =
  | { readonly refused: string }
  | {
      readonly file: Blob;
      readonly name: string;
      /** What the person should know before the file leaves. */
      readonly warnings: readonly string[];
      readonly shown:
        | { readonly as: 'page'; readonly html: string }
        | { readonly as: 'text'; readonly text: string }
        | { readonly as: 'files'; readonly names: readonly string[] };
    };
