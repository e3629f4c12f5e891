import { rawAttributeOf } from '../../dom/elements.ts';
import { readProperty } from '../../dom/read-property.ts';
import { writeAttributes, writeImageAttribute } from './attributes.ts';
import type { DocumentWriter } from './document-writer.ts';
import { childFrameKey } from './frame-key.ts';
import type { FrozenPart } from './frozen.ts';
import type { ElementContent } from './level.ts';

const interfaces: Readonly<Record<string, string>> = {
  iframe: 'HTMLIFrameElement',
  frame: 'HTMLFrameElement',
  object: 'HTMLObjectElement',
  embed: 'HTMLEmbedElement',
};
const imageType = /^image\//i;
const imageData = /^\s*data:image\//i;
const svgName = /\bsvg\b/i;
const imageName = /\.(?:png|jpe?g|gif|webp|avif|svg|bmp|ico)(?:[?#]|$)/i;

/**
 * A frame with the document that it shows, if this context can read it; else a place for that frame's own
 * capture.
 */
export function writeFrameElement(
  writer: DocumentWriter,
  el: Element,
  name: string,
): ElementContent | undefined {
  const kind = interfaces[name] ?? 'HTMLIFrameElement';
  const source = rawAttributeOf(el, name === 'object' ? 'data' : 'src') ?? '';
  const document = readProperty<Document | null>(kind, el, 'contentDocument');
  const view = readProperty<Window | null>(kind, el, 'contentWindow') ?? null;
  if ((name === 'object' || name === 'embed') && !document && !view) {
    return writePlugin(writer, el, name, source);
  }
  const as = name === 'frame' ? 'src' : 'srcdoc';
  const isPlugin = name === 'object' || name === 'embed';
  writer.out.text(isPlugin ? `<iframe plaint-was="${name}" frameborder="0"` : `<${name}`);
  writeAttributes(writer, el, isPlugin ? { style: styled(writer, boxOf(el)) } : {});
  const key = childFrameKey(writer.key, writer.view ?? window, view);
  if (document) {
    const id = writer.context.addDocument(document, document.defaultView ?? view, key);
    writer.out.reference({ kind: 'document', id, as });
  } else {
    const url = writer.resolve(source) ?? '';
    writer.out.reference({ kind: 'frame', key, url, as });
  }
  writer.out.text(name === 'frame' ? '>' : '></iframe>');
  return undefined;
}

/** `object` and `embed` that show a picture become one; others keep what the page offers instead. */
function writePlugin(
  writer: DocumentWriter,
  el: Element,
  name: string,
  source: string,
): ElementContent | undefined {
  const isPicture = namesPicture(writer, el, source);
  if (isPicture && !(name === 'object' && showsFallback(writer, el, source))) {
    writer.out.text(`<img plaint-was="${name}"`);
    const isSvg = svgName.test(`${rawAttributeOf(el, 'type') ?? ''} ${source.slice(0, 2000)}`);
    // A picture fills its box, an SVG document begins at its corner.
    const fit = isSvg ? ';object-fit:none;object-position:0 0' : '';
    writeAttributes(writer, el, { style: styled(writer, boxOf(el) + fit) });
    writeImageAttribute(writer, 'src', source);
    writer.out.text('>');
    return undefined;
  }
  if (source !== '' && !isPicture) writer.context.cuts.add('media', 'active-content', source);
  if (name === 'embed') {
    writer.out.text('<span plaint-was="embed"');
    writeAttributes(writer, el, { style: styled(writer, `display:inline-block;${boxOf(el)}`) });
    writer.out.text('></span>');
    return undefined;
  }
  writer.out.text('<object');
  writeAttributes(writer, el, { except: ofContent });
  writer.out.text('>');
  return { close: '</object>' };
}

/** By its type, by its address, or by what the page's own timeline says that came. */
function namesPicture(writer: DocumentWriter, el: Element, source: string): boolean {
  return (
    imageType.test(rawAttributeOf(el, 'type') ?? '') ||
    imageData.test(source) ||
    imageName.test(source) ||
    writer.context.timeline.wasPicture(writer.resolve(source) ?? '')
  );
}

/**
 * With the type of a picture and nothing to show, Chromium keeps the box of that picture and shows nothing in
 * it.
 */
const ofContent = new Set(['type']);

/** Whether an `object` shows what stands inside of it, since what it names did not come. */
function showsFallback(writer: DocumentWriter, el: Element, source: string): boolean {
  const inside = writer.document.createRange();
  inside.selectNodeContents(el);
  if (inside.getClientRects().length > 0) return true;
  return writer.context.timeline.didFail(writer.resolve(source) ?? '');
}

const boxProperties = [
  'width height box-sizing display margin padding border-top border-right border-bottom border-left',
  'border-radius border-image outline outline-offset box-shadow',
  'background-color background-image background-position background-size background-repeat',
  'background-attachment background-origin background-clip mix-blend-mode opacity visibility filter',
  'float clear position inset z-index transform vertical-align object-fit object-position clip-path',
  'flex align-self order grid-area',
].flatMap((line) => line.split(' '));

/** Declarations of ours with what their URLs lead to. */
function styled({ context, base }: DocumentWriter, declarations: string): readonly FrozenPart[] {
  return context.styles.rewriter.declarations(declarations, base);
}

/** The used box, for an element that is written under another name and so misses the page's own rules. */
function boxOf(el: Element): string {
  const style = getComputedStyle(el);
  return boxProperties
    .map((property) => [property, style.getPropertyValue(property)] as const)
    .filter(([, value]) => value !== '' && value !== 'none' && value !== 'auto')
    .map(([property, value]) => `${property}:${value}`)
    .join(';');
}
