import { PNG } from 'pngjs';
import { findPngs } from './read-package.ts';

/** Every PNG among the files of a package. */
export function picturesIn(files: ReadonlyMap<string, Buffer>): PNG[] {
  const archive = files.get('archive/data.warc.gz') ?? Buffer.alloc(0);
  return findPngs(archive).map((bytes) => PNG.sync.read(bytes));
}

/** Of a part of a picture in its own pixels, or of all of it. */
export function coloursIn(
  { data, width, height }: PNG,
  area = { left: 0, top: 0, right: width, bottom: height },
): Set<number> {
  const seen = new Set<number>();
  for (let y = area.top; y < area.bottom; y++) {
    for (let x = area.left; x < area.right; x++) seen.add(data.readUInt32BE(4 * (y * width + x)));
  }
  return seen;
}
