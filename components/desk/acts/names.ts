import type { LocalizedText } from '../../../utils/protocol/primitives.ts';
import type { Standard } from '../../../utils/standard/schema.ts';

/** What a measure is called; one that the standard lacks stands for itself. */
export function nameOfMeasure(
  id: string,
  { measures }: Pick<Standard, 'measures'>,
  pick: (text: LocalizedText) => string,
): string {
  const found = measures.find((each) => each.id === id);
  return found === undefined ? id : pick(found.name);
}
