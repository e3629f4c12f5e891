import { fromBase64url, toHex } from '../../utils/evidence/bytes.ts';
import { type EphemeralKey, protectedFieldsSchema } from '../../utils/protocol/jwe-header.ts';
import type { SealedBody } from '../../utils/protocol/report.ts';
import type { DeskKeys } from '../keys/desk-keys.ts';
import { RequestRefused } from '../problem.ts';

/**
 * Checks all of a seal that can be checked without a key to open it: that the desk is among its recipients
 * and nobody unknown is, and that its ephemeral keys are points on the curve. What is inside, nobody can
 * check here. Throws RequestRefused.
 */
export function checkSeal(body: SealedBody, desk: DeskKeys): void {
  checkRecipients(body, desk);
  checkEphemeralKeys(body, '/body');
}

/**
 * Checks the seal of a message, which has one recipient more: the reporter's reply key. The endpoint never
 * sees that key itself, so that it can write to nobody. Resolves to the id of that key.
 */
export function checkMessageSeal(
  sealed: SealedBody,
  desk: DeskKeys,
  pinned: string | undefined,
): string {
  const known = new Set([desk.current, ...desk.previous, desk.recovery].map((key) => key?.kid));
  const kids = sealed.recipients.map(({ header }) => header.kid);
  const other = kids.find((kid) => !known.has(kid));
  const refuse = (code: string): never => {
    const errors = [{ pointer: '/sealed/recipients', code }];
    throw new RequestRefused('unknown-key', { errors });
  };
  if (other === undefined) return refuse('reporter-missing');
  if (pinned !== undefined && other !== pinned) return refuse('other-reporter');
  checkRecipients(sealed, desk, other);
  checkEphemeralKeys(sealed, '/sealed');
  return other;
}

function checkRecipients({ recipients }: SealedBody, desk: DeskKeys, reply?: string): void {
  const deskKids = [desk.current, ...desk.previous].map((key) => key.kid);
  const others = [desk.recovery?.kid, reply].filter((kid) => kid !== undefined);
  const known = new Set([...deskKids, ...others]);
  const kids = recipients.map((recipient) => recipient.header.kid);
  const refuse = (index: number, code: 'unknown' | 'repeated'): never => {
    const root = reply === undefined ? '/body' : '/sealed';
    const pointer = `${root}/recipients/${index}/header/kid`;
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
function checkEphemeralKeys(body: SealedBody, root: string): void {
  const shared = readProtected(body).epk;
  const refuse = (pointer: string, code: string): never => {
    throw new RequestRefused('invalid', { errors: [{ pointer, code }] });
  };
  for (const [index, { header }] of body.recipients.entries()) {
    const pointer = `${root}/recipients/${index}/header/epk`;
    if (shared !== undefined && header.epk !== undefined) refuse(pointer, 'repeated');
    if ((shared ?? header.epk) === undefined) refuse(pointer, 'missing');
    if (header.epk !== undefined && !isOnCurve(header.epk)) refuse(pointer, 'off-curve');
  }
  if (shared !== undefined && !isOnCurve(shared)) refuse(`${root}/protected`, 'off-curve');
}

function readProtected(body: SealedBody) {
  return protectedFieldsSchema.parse(
    JSON.parse(new TextDecoder().decode(fromBase64url(body.protected))),
  );
}

/** P-256 (SEC 2 §2.4.2): y² = x³ − 3x + b over the field of p. */
const p = 0xffffffff00000001000000000000000000000000ffffffffffffffffffffffffn;
const b = 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn;

const numberOf = (coordinate: string) => BigInt(`0x${toHex(fromBase64url(coordinate))}`);

/** A point of the curve, each number below p. There is no small subgroup, and zero is no solution. */
function isOnCurve(key: EphemeralKey): boolean {
  const [x, y] = [numberOf(key.x), numberOf(key.y)];
  return x < p && y < p && (y * y - x * x * x + 3n * x - b) % p === 0n;
}
