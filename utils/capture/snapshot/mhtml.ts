/** One resource of a saved page, decoded when asked for. */
export interface MhtmlPart {
  readonly url: string;
  readonly contentId: string;
  readonly mediaType: string;
  readonly bytes: () => Uint8Array<ArrayBuffer>;
}

const maxParts = 20_000;
const carriageReturn = 13;
const lineFeed = 10;

/**
 * The parts of a multipart/related page (RFC 2557), as Chromium saves it. Iterative and lenient: what does
 * not parse is left out. Nothing is decoded until `bytes()`.
 */
export function parseMhtml(whole: Uint8Array<ArrayBuffer>): MhtmlPart[] {
  const head = readHeaders(whole, 0);
  const boundary = /boundary="?([^";]+)"?/i.exec(head.fields.get('content-type') ?? '')?.[1];
  if (!boundary) return [];
  const parts: MhtmlPart[] = [];
  const marker = latin1Bytes(`--${boundary}`);
  let at = findLine(whole, marker, head.end);
  while (at >= 0 && parts.length < maxParts) {
    const start = lineEnd(whole, at);
    const next = findLine(whole, marker, start);
    const { fields, end } = readHeaders(whole, start);
    const body = whole.subarray(end, next < 0 ? whole.length : Math.max(end, next - 2));
    const encoding = (fields.get('content-transfer-encoding') ?? 'binary').toLowerCase();
    const url = fields.get('content-location') ?? '';
    const contentId = (fields.get('content-id') ?? '').replace(/^<|>$/g, '');
    if (url !== '' || contentId !== '') {
      const mediaType =
        (fields.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
      parts.push({ url, contentId, mediaType, bytes: () => decode(body, encoding) });
    }
    at = next;
  }
  return parts;
}

function readHeaders(
  bytes: Uint8Array,
  start: number,
): { fields: Map<string, string>; end: number } {
  const fields = new Map<string, string>();
  let at = start;
  let last = '';
  while (at < bytes.length) {
    const end = lineEnd(bytes, at);
    const line = latin1Text(bytes.subarray(at, end)).trimEnd();
    at = end;
    if (line === '') break;
    if (/^[ \t]/.test(line)) fields.set(last, (fields.get(last) ?? '') + line.trim());
    else {
      const colon = line.indexOf(':');
      last = line.slice(0, colon).trim().toLowerCase();
      fields.set(last, line.slice(colon + 1).trim());
    }
  }
  return { fields, end: at };
}

/** Where the next line begins. */
function lineEnd(bytes: Uint8Array, from: number): number {
  const at = bytes.indexOf(lineFeed, from);
  return at < 0 ? bytes.length : at + 1;
}

/** Where a line begins with the marker, from the given offset on; -1 if none. */
function findLine(bytes: Uint8Array, marker: Uint8Array, from: number): number {
  const first = marker[0] ?? 0;
  for (let at = bytes.indexOf(first, from); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (at > 0 && bytes[at - 1] !== lineFeed) continue;
    let i = 1;
    while (i < marker.length && bytes[at + i] === marker[i]) i++;
    if (i === marker.length) return at;
  }
  return -1;
}

function decode(body: Uint8Array<ArrayBuffer>, encoding: string): Uint8Array<ArrayBuffer> {
  if (encoding === 'base64') return decodeBase64(body);
  return encoding === 'quoted-printable' ? decodeQuotedPrintable(body) : body;
}

function decodeBase64(body: Uint8Array): Uint8Array<ArrayBuffer> {
  try {
    const binary = atob(latin1Text(body).replace(/\s+/g, ''));
    const bytes = new Uint8Array(binary.length);
    for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
    return bytes;
  } catch (_notBase64) {
    return new Uint8Array(0);
  }
}

/** RFC 2045 §6.7. */
function decodeQuotedPrintable(body: Uint8Array): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(body.length);
  let size = 0;
  for (let i = 0; i < body.length; i++) {
    const byte = body[i] ?? 0;
    if (byte !== 0x3d) {
      out[size++] = byte;
      continue;
    }
    if (body[i + 1] === carriageReturn && body[i + 2] === lineFeed) i += 2;
    else if (body[i + 1] === lineFeed) i += 1;
    else {
      const value = Number.parseInt(latin1Text(body.subarray(i + 1, i + 3)), 16);
      if (Number.isNaN(value)) out[size++] = byte;
      else {
        out[size++] = value;
        i += 2;
      }
    }
  }
  return out.slice(0, size);
}

const slice = 0x8000;

/** Bytes as code units, one to one (which the encoding named latin1 does not do). */
function latin1Text(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += slice) {
    text += String.fromCharCode(...bytes.subarray(i, i + slice));
  }
  return text;
}

function latin1Bytes(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}
