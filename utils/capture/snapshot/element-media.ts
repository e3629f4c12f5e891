import { writeAttributes, writeImageAttribute } from './attributes.ts';
import type { DocumentWriter } from './document-writer.ts';
import { attributeOf, boxOf, readProperty } from './dom-access.ts';
import { escapeAttribute } from './escape.ts';
import type { Content } from './level.ts';
import { readCanvasPixels, readImagePixels, readVideoPixels } from './pixels.ts';

/** Pictures as they are shown now: the chosen source, the drawn pixels, the frame that stands. */
export function writeMediaElement(
  writer: DocumentWriter,
  el: Element,
  name: string,
): Content | undefined {
  if (name === 'img') return writeImage(writer, el);
  if (name === 'canvas') return writeCanvas(writer, el);
  return writePlayer(writer, el, name);
}

function writeImage(writer: DocumentWriter, el: Element): undefined {
  const current =
    readProperty<string>('HTMLImageElement', el, 'currentSrc') || (attributeOf(el, 'src') ?? '');
  const naturalWidth = readProperty<number>('HTMLImageElement', el, 'naturalWidth') ?? 0;
  const isComplete = readProperty<boolean>('HTMLImageElement', el, 'complete') === true;
  writer.out.text('<img');
  writeAttributes(writer, el, {});
  if (!isComplete && naturalWidth === 0) {
    if (current) writer.context.cuts.add('image', 'unreadable', current.slice(0, 300));
  } else if (naturalWidth > 0) {
    const { width, height } = boxOf(el);
    const density = densityOf(el, current, naturalWidth);
    const options = { pixels: () => readImagePixels(el), width, height };
    if (density === undefined) writeImageAttribute(writer, 'src', current, options);
    else writeSourceSet(writer, current, density, options);
  } else if (current) writeBroken(writer, current);
  writer.out.text('>');
  return undefined;
}

/** An image that failed for the page too stays broken, which is what was seen. */
function writeBroken(writer: DocumentWriter, current: string): void {
  writer.context.cuts.add('image', 'network', current.slice(0, 300));
  writer.out.text(' src="data:,"');
}

function writeSourceSet(
  writer: DocumentWriter,
  url: string,
  density: number,
  options: { pixels: () => Promise<Blob | undefined>; width: number; height: number },
): void {
  const absolute = writer.resolve(url);
  if (!absolute || /\s/.test(absolute)) return;
  writer.out.text(' srcset="');
  if (/^data:/i.test(absolute)) writer.out.text(escapeAttribute(absolute));
  else {
    const { pixels, width, height } = options;
    const id = writer.context.pool.want(absolute, 'image', { pixels });
    writer.out.reference({ kind: 'resource', id, use: 'image', width, height });
  }
  writer.out.text(` ${density}x"`);
}

/** The pixel density of the chosen candidate where it is not 1: it decides the image's natural size. */
function densityOf(el: Element, current: string, naturalWidth: number): number | undefined {
  const sets: string[] = [];
  const own = attributeOf(el, 'srcset');
  if (own) sets.push(own);
  const parent = el.parentElement;
  if (parent?.localName === 'picture') {
    for (const source of parent.querySelectorAll('source'))
      sets.push(attributeOf(source, 'srcset') ?? '');
  }
  for (const set of sets) {
    for (const candidate of set.slice(0, 20_000).split(/,\s+|,(?=https?:)/)) {
      const [url, descriptor] = candidate.trim().split(/\s+/);
      if (!url || !descriptor || URL.parse(url, el.baseURI)?.href !== current) continue;
      const amount = Number.parseFloat(descriptor);
      const density = descriptor.endsWith('w') ? amount / naturalWidth : amount;
      if (Number.isFinite(density) && density > 0 && Math.abs(density - 1) > 0.001) return density;
    }
  }
  return undefined;
}

function writeCanvas(writer: DocumentWriter, el: Element): Content {
  const { context, out } = writer;
  const style = getComputedStyle(el);
  const display = style.display === 'inline' ? 'inline-block' : style.display;
  const url = context.syntheticUrl('canvas.png');
  const id = context.pool.addPixels(url, readCanvasPixels(el));
  const { width, height } = boxOf(el);
  const size = `display:${display}!important;width:${style.width}!important;height:${style.height}!important;`;
  out.text('<canvas');
  writeAttributes(writer, el, {
    style: [
      `${size}background-image:url("`,
      { kind: 'resource', id, use: 'image', width, height },
      '")!important;background-size:100% 100%!important;background-origin:content-box!important;background-position:0 0!important;background-repeat:no-repeat!important',
    ],
  });
  out.text('>');
  // With scripts off a canvas shows its children instead.
  return { close: '</canvas>', skipsChildren: true };
}

function writePlayer(writer: DocumentWriter, el: Element, name: string): Content {
  const { context, out } = writer;
  out.text(`<${name}`);
  writeAttributes(writer, el, {});
  if (name === 'video') {
    const poster = attributeOf(el, 'poster');
    const played = readProperty<TimeRanges>('HTMLMediaElement', el, 'played')?.length ?? 0;
    const time = readProperty<number>('HTMLMediaElement', el, 'currentTime') ?? 0;
    const { width, height } = boxOf(el);
    if (poster && played === 0 && time === 0) {
      writeImageAttribute(writer, 'poster', poster, { width, height });
    } else if ((readProperty<number>('HTMLMediaElement', el, 'readyState') ?? 0) >= 2) {
      const id = context.pool.addPixels(context.syntheticUrl('video.png'), readVideoPixels(el));
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
