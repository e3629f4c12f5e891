import type { PersonalDataKind } from './coach-schema.ts';
import { type FoldedText, foldText } from './fold-text.ts';
import { type PersonalPattern, personalPatterns } from './personal-patterns.ts';

/** Personal data in a text; `start` and `end` are code units of the text as given. */
export type FoundData = {
  readonly kind: PersonalDataKind;
  readonly start: number;
  readonly end: number;
  /** As it stands in the text, invisible characters included. */
  readonly value: string;
};

function findByPattern(
  text: string,
  { folded, origins }: FoldedText,
  rule: PersonalPattern,
): FoundData[] {
  return [...folded.matchAll(rule.pattern)].flatMap((match) => {
    if (rule.accepts && !rule.accepts(match[0])) return [];
    const start = origins[match.index] ?? 0;
    const end = origins[match.index + match[0].length] ?? text.length;
    return [{ kind: rule.kind, start, end, value: text.slice(start, end) }];
  });
}

/** All personal data that the patterns recognise, in order, none overlapping. Never leaves the device. */
export function findPersonalData(text: string): FoundData[] {
  const folded = foldText(text);
  const isTaken = new Uint8Array(text.length);
  const all: FoundData[] = [];
  for (const rule of personalPatterns) {
    for (const found of findByPattern(text, folded, rule)) {
      if (isTaken.subarray(found.start, found.end).includes(1)) continue;
      isTaken.fill(1, found.start, found.end);
      all.push(found);
    }
  }
  return all.sort((one, other) => one.start - other.start);
}
