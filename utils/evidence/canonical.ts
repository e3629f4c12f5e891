import canonicalize from 'canonicalize';
import { type Bytes, utf8 } from './bytes.ts';

/** RFC 8785 canonical JSON. Throws TypeError on what JSON cannot carry. */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('not representable as JSON');
  return text;
}

export function canonicalBytes(value: unknown): Bytes {
  return utf8(canonicalJson(value));
}
