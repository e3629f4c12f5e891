import { createTermMatcher, type RedactionTerm } from '../../evidence/redact/term-matcher.ts';
import type { RedactionChoice } from '../derivative-record.ts';
import type { PagePart } from './page-parts.ts';
import type { PictureSize } from './region-history.ts';

/** What the reporter is called, and looks like, on the sites they report. */
export interface SelfMarks {
  readonly names: readonly string[];
  /** Addresses of pictures. */
  readonly avatars: readonly string[];
}

export function selfTerms({ names }: SelfMarks): RedactionTerm[] {
  return names.map((text) => ({ text, reason: 'reporter-identity' }));
}

/**
 * The pictures of the reporter, by their numbers: described or addressed by a name of theirs, or said to be
 * theirs.
 */
export function ownPictures(parts: readonly PagePart[], self: SelfMarks): Set<number> {
  const match = createTermMatcher(selfTerms(self));
  const isOwn = ({ kind, label, source }: PagePart) =>
    kind === 'picture' &&
    (match(label).length > 0 ||
      match(source).length > 0 ||
      self.avatars.some((address) => source === address || source.startsWith(`${address}?`)));
  return new Set(parts.filter(isOwn).map(({ index }) => index));
}

export function pictureNumbers(parts: readonly PagePart[]): number[] {
  return parts.filter(({ kind }) => kind === 'picture').map(({ index }) => index);
}

/**
 * What is taken out of a report that concerns a minor unless somebody decides otherwise: every picture of the
 * page, the whole screenshot, and the reporter (A10a).
 */
export function choiceForMinor(
  parts: readonly PagePart[],
  self: SelfMarks,
  screenshot: PictureSize | undefined,
): RedactionChoice {
  const own = ownPictures(parts, self);
  return {
    terms: selfTerms(self),
    elements: pictureNumbers(parts).map((index) => ({
      index,
      reason: own.has(index) ? 'reporter-identity' : 'minor',
    })),
    regions:
      screenshot === undefined
        ? []
        : [{ box: { x: 0, y: 0, ...screenshot }, reason: 'minor', isDrawn: true }],
  };
}
