import { createPublicKey } from 'node:crypto';
import { fromBase64url } from '../../utils/evidence/bytes.ts';
import { type EphemeralKey, protectedFieldsSchema } from '../../utils/protocol/jwe-header.ts';
import type { SealedBody } from '../../utils/protocol/report.ts';
import type { DeskKeys } from '../keys/desk-keys.ts';
import { RequestRefused } from '../problem.ts';

/**
 * All of a seal that can be judged without a key to open it: whom it is for, and that each of them can do the agreement.
 * What it holds nobody here can judge. Throws RequestRefused.
 */
export function checkSeal(body: SealedBody, desk: DeskKeys): void {
  checkRecipients(body, desk);
  checkEphemeralKeys(body);
}

function checkRecipients({ recipients }: SealedBody, desk: DeskKeys): void {
  const deskKids = [desk.current, ...desk.previous].map((key) => key.kid);
  const known = new Set([...deskKids, ...(desk.recovery ? [desk.recovery.kid] : [])]);
  const kids = recipients.map((recipient) => recipient.header.kid);
  const refuse = (index: number, code: 'unknown' | 'repeated'): never => {
    const pointer = `/body/recipients/${index}/header/kid`;
    throw new RequestRefused(code === 'unknown' ? 'unknown-key' : 'invalid', {
      errors: [{ pointer, code }],
    });
  };
  for (const [index, kid] of kids.entries()) {
    if (!known.has(kid)) refuse(index, 'unknown');
    // Two seals to one key could open to two contents, and whoever opens them sees one.
    if (kids.indexOf(kid) !== index) refuse(index, 'repeated');
  }
  if (!kids.some((kid) => deskKids.includes(kid)))
    throw new RequestRefused('unknown-key', { detail: 'The desk is not among the recipients.' });
}

/** RFC 7516 §4: the names of the protected header and of a recipient's own are disjoint. */
function checkEphemeralKeys(body: SealedBody): void {
  const shared = readProtected(body).epk;
  const refuse = (pointer: string, code: string): never => {
    throw new RequestRefused('invalid', { errors: [{ pointer, code }] });
  };
  for (const [index, { header }] of body.recipients.entries()) {
    const pointer = `/body/recipients/${index}/header/epk`;
    if (shared !== undefined && header.epk !== undefined) refuse(pointer, 'repeated');
    if ((shared ?? header.epk) === undefined) refuse(pointer, 'missing');
    if (header.epk !== undefined && !isOnCurve(header.epk)) refuse(pointer, 'off-curve');
  }
  if (shared !== undefined && !isOnCurve(shared)) refuse('/body/protected', 'off-curve');
}

function readProtected(body: SealedBody) {
  return protectedFieldsSchema.parse(
    JSON.parse(new TextDecoder().decode(fromBase64url(body.protected))),
  );
}

/** A point of P-256, which has no small subgroup. The library takes no other, nor a coordinate beyond the field. */
function isOnCurve({ kty, crv, x, y }: EphemeralKey): boolean {
  try {
    createPublicKey({ key: { kty, crv, x, y }, format: 'jwk' });
    return true;
  } catch {
    return false;
  }
}
