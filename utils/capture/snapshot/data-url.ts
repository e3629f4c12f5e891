const slice = 0x8000;

/** Types that a snapshot may show; anything else is named as bytes, so that nothing reads it as a page. */
const shownType =
  /^(?:image|font|audio|video)\/[\w.+-]+$|^application\/(?:font-[\w]+|x-font-[\w-]+|vnd\.ms-fontobject)$/;

export function toDataUrl(bytes: Uint8Array, mediaType: string): string {
  const type = shownType.test(mediaType) ? mediaType : sniff(bytes);
  return `data:${type};base64,${bytesToBase64(bytes)}`;
}

export function bytesToBase64(bytes: Uint8Array): string {
  const native: unknown = Reflect.get(bytes, 'toBase64');
  if (typeof native === 'function') return String(native.call(bytes));
  let binary = '';
  for (let i = 0; i < bytes.length; i += slice) {
    binary += String.fromCharCode(...bytes.subarray(i, i + slice));
  }
  return btoa(binary);
}

/** The few kinds that servers leave unnamed (MIME Sniffing §6). */
function sniff(bytes: Uint8Array): string {
  const head = String.fromCharCode(...bytes.subarray(0, 16));
  if (head.startsWith('\x89PNG')) return 'image/png';
  if (head.startsWith('\xff\xd8\xff')) return 'image/jpeg';
  if (head.startsWith('GIF8')) return 'image/gif';
  if (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP') return 'image/webp';
  if (head.startsWith('wOF2')) return 'font/woff2';
  if (head.startsWith('wOFF')) return 'font/woff';
  if (head.slice(4, 12) === 'ftypavif') return 'image/avif';
  if (/^\s*<(?:\?xml|svg)/.test(head)) return 'image/svg+xml';
  return 'application/octet-stream';
}
