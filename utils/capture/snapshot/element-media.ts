import { defined } from '../../defined.ts';
import { boxOf, hasAttributeOf, rawAttributeOf } from '../../dom/elements.ts';
import { readProperty } from '../../dom/read-property.ts';
import { writeAttributes, writeImageAttribute } from './attributes.ts';
import { type ChosenSource, findChosenSource } from './chosen-source.ts';
import { type DocumentWriter, playerRule } from './document-writer.ts';
import { escapeAttribute } from './escape.ts';
import type { FrozenPart } from './frozen.ts';
import type { ElementContent } from './level.ts';
import { writePictureSource } from './picture-source.ts';
import { readCanvasPixels, readVideoPixels } from './pixels.ts';
import { shotBox } from './shot.ts';

/** Pictures as they are shown now: the chosen source, the drawn pixels, the frame that stands. */
export function writeMediaElement(
  writer: DocumentWriter,
  el: Element,
  name: string,
): ElementContent | undefined {
  if (name === 'img') return writeImage(writer, el);
  if (name === 'canvas') return writeCanvas(writer, el);
  return writePlayer(writer, el, name);
}

function writeImage(writer: DocumentWriter, el: Element): undefined {
  const current =
    readProperty<string>('HTMLImageElement', el, 'currentSrc') || (rawAttributeOf(el, 'src') ?? '');
  const naturalWidth = readProperty<number>('HTMLImageElement', el, 'naturalWidth') ?? 0;
  const isComplete = readProperty<boolean>('HTMLImageElement', el, 'complete') === true;
  const chosen =
    naturalWidth > 0 ? findChosenSource(el, current, writer.base, mediaHolds) : undefined;
  const sizes = sizedBy(chosen, el);
  writer.out.text('<img');
  writeAttributes(writer, el, {
    except: new Set(sizes),
    ...(isWholeDocument(writer) ? { style: placeInDocument(el) } : {}),
  });
  for (const name of sizes) {
    const size = chosen && rawAttributeOf(chosen.owner, name);
    if (size) writer.out.text(` ${name}="${escapeAttribute(size)}"`);
  }
  if (naturalWidth > 0) writePictureSource(writer, el, current, chosen);
  else if (current && !isComplete)
    writer.context.cuts.add('image', 'unreadable', current.slice(0, 300));
  else if (current) writeBroken(writer, current);
  else if (rawAttributeOf(el, 'src') !== null) writer.out.text(' src=""');
  writer.out.text('>');
  return undefined;
}

function mediaHolds(query: string): boolean {
  return matchMedia(query).matches;
}

/** A document that is one picture: the browser centres it from within a shadow tree that no script sees. */
function isWholeDocument({ document }: DocumentWriter): boolean {
  return readProperty<string>('Document', document, 'contentType')?.startsWith('image/') ?? false;
}

function placeInDocument(el: Element): string {
  const { x, y } = boxOf(el);
  return `position:absolute!important;margin:0!important;left:${x + scrollX}px!important;top:${y + scrollY}px!important`;
}

/** Of what a `source` gave, its `width` and `height` count in place of the image's own (HTML §4.8.4.3.7). */
function sizedBy(chosen: ChosenSource | undefined, el: Element): readonly string[] {
  const owner = chosen?.owner;
  if (!owner || owner === el) return [];
  return ['width', 'height'].some((name) => hasAttributeOf(owner, name)) ? ['width', 'height'] : [];
}

/** An image that failed for the page too stays broken, which is what was seen. */
function writeBroken(writer: DocumentWriter, current: string): void {
  writer.context.cuts.add('image', 'network', current.slice(0, 300));
  writer.out.text(' src="data:,"');
}

function writeCanvas(writer: DocumentWriter, el: Element): ElementContent {
  const { context, out } = writer;
  const style = getComputedStyle(el);
  const display = style.display === 'inline' ? 'inline-block' : style.display;
  const url = context.syntheticUrl('canvas.png');
  const shot = shotBox(writer, el, 'content');
  const id = context.pool.addPixels(url, readCanvasPixels(el), shot);
  const { width, height } = boxOf(el);
  const size = `display:${display}!important;width:${style.width}!important;height:${style.height}!important;`;
  out.text('<canvas');
  writeAttributes(writer, el, {
    style: [
      `${size}background-image:url("`,
      { kind: 'resource', id, use: 'image', width, height },
      '")',
      ...drawnBackground(writer, el, style),
    ],
  });
  out.text('>');
  // With scripts off a canvas shows its children instead.
  return { close: '</canvas>', skipsChildren: true };
}

const under = ['size', 'origin', 'position', 'repeat', 'clip', 'attachment'] as const;

/** How the pixels fit into the box, over the backgrounds that the page itself gave the canvas. */
function drawnBackground(
  writer: DocumentWriter,
  el: Element,
  style: CSSStyleDeclaration,
): FrozenPart[] {
  const own: Record<(typeof under)[number], string> = {
    size: fittedSize(el, style.objectFit),
    origin: 'content-box',
    position: style.objectPosition || '50% 50%',
    repeat: 'no-repeat',
    clip: 'content-box',
    attachment: 'scroll',
  };
  const image = style.backgroundImage;
  const others = [',', ...writer.context.styles.rewriter.value(image, writer.base)];
  let text = '!important;';
  for (const name of under) {
    text += `background-${name}:${own[name]},${style.getPropertyValue(`background-${name}`)}!important;`;
  }
  return [...others, text];
}

function fittedSize(el: Element, fit: string): string {
  if (fit === 'contain' || fit === 'cover') return fit;
  if (fit !== 'none' && fit !== 'scale-down') return '100% 100%';
  const width = readProperty<number>('HTMLCanvasElement', el, 'width') ?? 0;
  const height = readProperty<number>('HTMLCanvasElement', el, 'height') ?? 0;
  const box = boxOf(el);
  const isLarger = width > box.width || height > box.height;
  return fit === 'scale-down' && isLarger ? 'contain' : `${width}px ${height}px`;
}

function writePlayer(writer: DocumentWriter, el: Element, name: string): ElementContent {
  const { context, out } = writer;
  out.text(`<${name}`);
  writeAttributes(writer, el, {});
  writer.rules.addOnce(playerRule);
  if (name === 'video') {
    const poster = rawAttributeOf(el, 'poster');
    const played = readProperty<TimeRanges>('HTMLMediaElement', el, 'played')?.length ?? 0;
    const time = readProperty<number>('HTMLMediaElement', el, 'currentTime') ?? 0;
    const { width, height } = boxOf(el);
    if (poster && played === 0 && time === 0) {
      const shot = shotBox(writer, el, 'content');
      writeImageAttribute(writer, 'poster', poster, { width, height, ...defined({ shot }) });
    } else if ((readProperty<number>('HTMLMediaElement', el, 'readyState') ?? 0) >= 2) {
      const id = context.pool.addPixels(
        context.syntheticUrl('video.png'),
        readVideoPixels(el),
        shotBox(writer, el, 'content'),
      );
      out.text(' poster="');
      out.reference({ kind: 'resource', id, use: 'image', width, height });
      out.text('"');
    }
  }
  const source = readProperty<string>('HTMLMediaElement', el, 'currentSrc');
  if (source) context.cuts.add('media', 'unsupported', source.slice(0, 300));
  out.text('>');
  return { close: `</${name}>` };
}
