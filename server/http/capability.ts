import { fromBase64url, toHex } from '../../utils/evidence/bytes.ts';
import { RequestRefused } from '../problem.ts';
import { sha256Sync } from '../sha256-sync.ts';

/** RFC 6750 §2.1, for exactly 32 bytes in base64url. */
const bearer = /^Bearer +([A-Za-z0-9_-]{43})$/i;

/** SHA-256 of the capability in `Authorization`, hex. The capability itself goes no further than here. */
export function requireCapability(authorization: string | undefined): string {
  const [, capability] = bearer.exec(authorization ?? '') ?? [];
  if (capability !== undefined) return toHex(sha256Sync(fromBase64url(capability)));
  throw new RequestRefused('wrong-capability', {
    status: 401,
    detail: 'Send Authorization: Bearer with the 32 bytes of the capability in base64url.',
    headers: { 'WWW-Authenticate': 'Bearer' },
  });
}
