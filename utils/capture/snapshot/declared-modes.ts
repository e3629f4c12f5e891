import { anyOf } from '../../pattern.ts';
import type { PictureMode } from './available-picture.ts';

const plain = anyOf([
  '^(?:background|background-image|border-image|border-image-source|list-style',
  'list-style-image|cursor|content)$',
]);
/** Asked for with CORS (CSS Masking §3.1, CSS Shapes §4.1). */
const anonymous =
  /^(?:-webkit-)?mask(?:-image|-border|-border-source|-box-image|-box-image-source)?$|^shape-outside$/;
const addresses = /url\(\s*(?:"([^"\\]*)"|'([^'\\]*)'|([^)"'\\\s]*))\s*\)/g;
const propertyName = /^\s*([\w-]+)\s*:/;

/**
 * How each address in style text would be asked for, by the property that names it. What is not certain (a
 * custom property, text that was not understood) is `undefined`, and so is what two properties ask for in two
 * ways.
 */
export function declaredModes(text: string): ReadonlyMap<string, PictureMode | undefined> {
  const modes = new Map<string, PictureMode | undefined>();
  for (const match of text.matchAll(addresses)) {
    const url = match[1] ?? match[2] ?? match[3] ?? '';
    const start = Math.max(...[';', '{', '}'].map((end) => text.lastIndexOf(end, match.index)));
    const property = propertyName.exec(text.slice(start + 1, match.index))?.[1] ?? '';
    const mode = plain.test(property)
      ? 'plain'
      : anonymous.test(property)
        ? 'anonymous'
        : undefined;
    modes.set(url, !modes.has(url) || modes.get(url) === mode ? mode : undefined);
  }
  return modes;
}
