import { htmlNamespace } from '../../dom/elements.ts';
import { readProperty } from '../../dom/read-property.ts';

/** How a picture was asked for: a document keeps what it decoded by address and by this. */
export type PictureMode = 'plain' | 'anonymous' | 'use-credentials';

/** Something that a canvas can draw, and its size in pixels of its own. */
export interface ShownPicture {
  readonly source: CanvasImageSource;
  readonly width: number;
  readonly height: number;
  /** When the browser is through with giving it. False if that is not known to have happened. */
  readonly given?: Promise<boolean>;
}

const givenMs = 1_000;

/**
 * A picture that a document has decoded and still shows somewhere, taken from its *list of available images*
 * (HTML §4.8.4.3.5): whatever the server said about caching, it is given at once and nothing is asked for.
 * The element is in no document and loads lazily, so that without an entry in the list it waits for ever.
 *
 * Chromium still asks the network if the document holds the same address in another mode, or as something
 * that is no picture; the caller has to rule that out (`Timeline.solePictureLoader`).
 */
export function findAvailablePicture(
  document: Document,
  url: string,
  mode: PictureMode,
): ShownPicture | undefined {
  // Without scripts nothing is lazy.
  if (matchMedia('(scripting: none)').matches) return undefined;
  const image = createElement.call(document, htmlNamespace, 'img');
  setAttribute.call(image, 'loading', 'lazy');
  if (mode !== 'plain') setAttribute.call(image, 'crossorigin', mode);
  const given = new Promise<boolean>((resolve) => {
    listen.call(image, 'load', () => resolve(true), { once: true });
    setTimeout(() => resolve(false), givenMs);
  });
  setAttribute.call(image, 'src', url);
  const isComplete = readProperty<boolean>('HTMLImageElement', image, 'complete') === true;
  const width = readProperty<number>('HTMLImageElement', image, 'naturalWidth') ?? 0;
  const height = readProperty<number>('HTMLImageElement', image, 'naturalHeight') ?? 0;
  if (isComplete && width > 0 && height > 0) {
    return { source: image as HTMLImageElement, width, height, given };
  }
  removeAttribute.call(image, 'src');
  return undefined;
}

const createElement = Document.prototype.createElementNS;
const listen = EventTarget.prototype.addEventListener;
const { setAttribute, removeAttribute } = Element.prototype;
