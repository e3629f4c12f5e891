import { defined } from '../../defined.ts';
import { boxOf, rawAttributeOf } from '../../dom/elements.ts';
import { readProperty } from '../../dom/read-property.ts';
import type { PictureMode } from './available-picture.ts';
import { isForeign } from './cached-bytes.ts';
import type { ChosenSource } from './chosen-source.ts';
import type { DocumentWriter } from './document-writer.ts';
import { escapeAttribute } from './escape.ts';
import { pictureAttribute } from './picture-attribute.ts';
import { pictureDensity } from './picture-density.ts';
import { lookAtImage } from './pixels.ts';
import { shotBox } from './shot.ts';

/**
 * Writes the source of an image that is loaded: one picture, of the natural size that it has here in any
 * viewport.
 */
export function writePictureSource(
  writer: DocumentWriter,
  el: Element,
  current: string,
  chosen: ChosenSource | undefined,
): void {
  const { out, context } = writer;
  // The browser's own sheet lays out by this attribute (HTML §15.4.3); it chooses nothing here.
  if (/^\s*auto\s*(?:,|$)/i.test(rawAttributeOf(el, 'sizes') ?? '')) out.text(' sizes="auto"');
  const { density, isMeasured } = readDensity(writer, el, current, chosen);
  if (/^data:/i.test(current)) {
    if (current.length <= context.request.maxResourceBytes) {
      out.text(pictureAttribute(escapeAttribute(current), density));
    } else context.cuts.add('image', 'limit-bytes', current.slice(0, 60));
    return;
  }
  const url = URL.parse(current, writer.base);
  if (!url || !/^(?:https?|blob|file):$/.test(url.protocol)) return;
  const fragment = url.hash;
  url.hash = '';
  const shot = isForeign(url.href) ? shotBox(writer, el, 'content') : undefined;
  const { width, height } = boxOf(el);
  const id = context.pool.want(url.href, 'image', {
    look: () => lookAtImage(el, density),
    ...defined({ shot }),
  });
  const { naturalWidth } = sizesOf(el);
  const reference = {
    kind: 'picture' as const,
    id,
    naturalWidth,
    density,
    width,
    height,
    ...defined({ fragment: fragment || undefined }),
  };
  if (chosen && !isMeasured) {
    context.pool.waitFor(
      measureDensity(el, chosen).then((measured) => {
        reference.density = measured;
      }),
    );
  }
  out.reference(reference);
}

function readDensity(
  { context }: DocumentWriter,
  el: Element,
  current: string,
  chosen: ChosenSource | undefined,
): { density: number; isMeasured: boolean } {
  if (!chosen) return { density: 1, isMeasured: true };
  const mode = readProperty<PictureMode | null>('HTMLImageElement', el, 'crossOrigin') ?? 'plain';
  const bitmapWidth = context.pool.findShown(current, mode)?.width;
  const density = pictureDensity({ ...sizesOf(el), bitmapWidth }, chosen.candidate);
  return { density, isMeasured: bitmapWidth !== undefined };
}

/** By the bitmap itself, where its width is not told at once. */
async function measureDensity(el: Element, { candidate }: ChosenSource): Promise<number> {
  const bitmap = await createImageBitmap(el as HTMLImageElement);
  const bitmapWidth = bitmap.width;
  bitmap.close();
  return pictureDensity({ ...sizesOf(el), bitmapWidth }, candidate);
}

function sizesOf(el: Element): { naturalWidth: number; shownWidth: number } {
  return {
    naturalWidth: readProperty<number>('HTMLImageElement', el, 'naturalWidth') ?? 0,
    shownWidth: Number.parseFloat(getComputedStyle(el).width),
  };
}
