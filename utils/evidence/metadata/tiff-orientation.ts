/** What of an Exif block matters: how the picture is to be turned, and whether it says where it was taken. */
export interface ExifFacts {
  /** 1 to 8 as in TIFF 6.0 tag 274; 1 is upright. */
  readonly orientation: number;
  readonly hasPlace: boolean;
}

const orientationTag = 0x0112;
const gpsTag = 0x8825;

/**
 * Reads the first directory of a TIFF block (Exif 2.32 §4.6); anything unreadable counts as upright, without
 * place.
 */
export function readExif(tiff: Uint8Array): ExifFacts {
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
  const nothing = { orientation: 1, hasPlace: false };
  if (view.byteLength < 14) return nothing;
  const isLittle = view.getUint16(0) === 0x4949;
  const directory = view.getUint32(4, isLittle);
  if (directory + 2 > view.byteLength) return nothing;
  const entries = view.getUint16(directory, isLittle);
  let { orientation, hasPlace } = nothing;
  for (let index = 0; index < entries; index += 1) {
    const entry = directory + 2 + index * 12;
    if (entry + 12 > view.byteLength) break;
    const tag = view.getUint16(entry, isLittle);
    if (tag === gpsTag) hasPlace = true;
    if (tag === orientationTag) orientation = view.getUint16(entry + 8, isLittle);
  }
  return { orientation: orientation >= 1 && orientation <= 8 ? orientation : 1, hasPlace };
}

/** A TIFF block that says nothing but how the picture is to be turned. */
export function writeOrientation(orientation: number): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(26));
  view.setUint16(0, 0x4d4d);
  view.setUint16(2, 42);
  view.setUint32(4, 8);
  view.setUint16(8, 1);
  view.setUint16(10, orientationTag);
  view.setUint16(12, 3);
  view.setUint32(14, 1);
  view.setUint16(18, orientation);
  return new Uint8Array(view.buffer);
}
