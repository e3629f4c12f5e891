import { inflateSync } from 'node:zlib';

/**
 * Where words occur in files, whatever they are written as: plain in any case, percent-encoded, in UTF-16, in
 * base64 at any alignment, or in a compressed stream within (PNG text, fonts). Each as `word in path`.
 */
export function findTraces(files: ReadonlyMap<string, Buffer>, words: readonly string[]): string[] {
  return [...files].flatMap(([path, bytes]) =>
    words.filter((word) => holds(bytes, word)).map((word) => `${word} in ${path}`),
  );
}

function holds(bytes: Buffer, word: string): boolean {
  const forms = writtenForms(word);
  return [bytes, ...inflated(bytes)].some((each) => {
    const text = each.toString('latin1').toLowerCase();
    return (
      forms.anyCase.some((form) => text.includes(form.toLowerCase())) ||
      forms.exact.some((form) => each.includes(form))
    );
  });
}

function writtenForms(word: string): { anyCase: string[]; exact: Buffer[] } {
  const utf8 = Buffer.from(word);
  const utf16 = Buffer.from(word, 'utf16le');
  return {
    anyCase: [
      utf8.toString('latin1'),
      encodeURIComponent(word),
      [...utf8].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''),
      word.replaceAll(' ', '-'),
      word.replaceAll(' ', '+'),
    ],
    exact: [utf16, Buffer.from(utf16).swap16(), ...[0, 1, 2].map((shift) => base64At(utf8, shift))],
  };
}

/** The characters that depend on the word alone, when it begins `shift` bytes into a group of three. */
function base64At(word: Buffer, shift: number): Buffer {
  const whole = Buffer.concat([Buffer.alloc(shift), word])
    .toString('base64')
    .replace(/=+$/, '');
  const start = shift === 0 ? 0 : shift + 1;
  const isPartial = (shift + word.length) % 3 !== 0;
  return Buffer.from(whole.slice(start, isPartial ? -1 : undefined));
}

/** Every zlib stream that begins somewhere in the bytes. */
function inflated(bytes: Buffer): Buffer[] {
  const found: Buffer[] = [];
  for (let at = bytes.indexOf(0x78); at !== -1; at = bytes.indexOf(0x78, at + 1)) {
    if (![0x01, 0x5e, 0x9c, 0xda].includes(bytes[at + 1] ?? 0)) continue;
    try {
      found.push(inflateSync(bytes.subarray(at), { maxOutputLength: 64 * 1024 * 1024 }));
    } catch {
      // These bytes only looked like the beginning of one.
    }
  }
  return found;
}
