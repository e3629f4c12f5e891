import { readProperty } from '../../dom/read-property.ts';
import type { PictureMode } from './available-picture.ts';

/** A picture that an element or one of its pseudo-elements shows through its style. */
export interface CssPicture {
  /** `''` for the element itself. */
  readonly pseudo: '' | '::before' | '::after' | '::marker';
  readonly url: string;
  readonly mode: PictureMode;
}

const plainProperties = [
  'background-image',
  'border-image-source',
  'list-style-image',
  'content',
  'cursor',
];
/** Asked for with CORS, without credentials (CSS Masking §3.1, CSS Shapes §4.1). */
const anonymousProperties = [
  'mask-image',
  '-webkit-mask-image',
  'mask-border-source',
  '-webkit-mask-box-image-source',
  'shape-outside',
];
const places = ['', '::before', '::after', '::marker'] as const;
const addresses = /url\(\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|([^)"']*))\s*\)/g;

/** The pictures that an element's computed style names, each once for each way in which it is asked for. */
export function* cssPictures(el: Element): Generator<CssPicture> {
  for (const pseudo of places) {
    const style = getComputedStyle(el, pseudo || undefined);
    if (pseudo !== '' && pseudo !== '::marker' && style.content === 'none') continue;
    yield* picturesOf(style, plainProperties, pseudo, 'plain');
    yield* picturesOf(style, anonymousProperties, pseudo, 'anonymous');
  }
}

function* picturesOf(
  style: CSSStyleDeclaration,
  properties: readonly string[],
  pseudo: CssPicture['pseudo'],
  mode: PictureMode,
): Generator<CssPicture> {
  for (const property of properties) {
    const value = style.getPropertyValue(property);
    if (!value.includes('url(')) continue;
    for (const [, double, single, bare] of value.matchAll(addresses)) {
      const url = URL.parse((double ?? single ?? bare ?? '').replace(/\\(.)/g, '$1'));
      if (!url) continue;
      url.hash = '';
      yield { pseudo, url: url.href, mode };
    }
  }
}

/** Whether nothing but its own style is seen of an element. */
export function isBare(el: Element): boolean {
  const children = readProperty<number>('Element', el, 'childElementCount') ?? 0;
  const text = readProperty<string | null>('Node', el, 'textContent') ?? '';
  return children === 0 && text.trim() === '';
}
