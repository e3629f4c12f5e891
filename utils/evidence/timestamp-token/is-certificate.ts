import { fromBER } from 'asn1js';
import { Certificate } from 'pkijs';
import type { Bytes } from '../bytes.ts';

/** Whether these bytes are one X.509 certificate in DER. */
export function isCertificate(der: Bytes): boolean {
  try {
    const { offset, result } = fromBER(der);
    return offset === der.length && new Certificate({ schema: result }).subject !== undefined;
  } catch (_notDer) {
    return false;
  }
}
