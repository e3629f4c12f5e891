import { type UnstampedEvent, unstampedEventSchema } from '../casework/case-event.ts';
import { randomBytes, toBase64url, utf8 } from '../evidence/bytes.ts';
import { sha256Hex } from '../evidence/digest.ts';
import { signCanonical } from '../evidence/signature.ts';
import { signingDomains } from '../protocol/wire.ts';
import { err, ok } from '../result.ts';
import type { GrantRequest, RequestToSign, UnsignedStep, Vaulted } from './desk-vault.ts';
import { openGrant, type SharedKey, sealGrant } from './key-grant.ts';
import { createLinkKey, vouchFor } from './link-key.ts';
import type { Approval, KeyGrant } from './team-wire.ts';
import { desksOf, type Unlocked } from './vault-keys.ts';

/** By whom, for the ledger. */
function doerOf({ handler, pairs }: Unlocked): Vaulted<{ handler: number; kid: string }> {
  const { kid } = pairs.signing.publicKey;
  return handler === undefined ? err('no-number') : ok({ handler, kid });
}

export async function authorizeRequest(
  { pairs, descriptor }: Unlocked,
  { method, path, body = '' }: RequestToSign,
  at: string,
): Promise<string> {
  const { privateKey, publicKey } = pairs.signing;
  const nonce = toBase64url(randomBytes(16));
  const bodySha256 = await sha256Hex(utf8(body));
  const endpoint = descriptor.rootKey.kid;
  const said = { at, bodySha256, endpoint, method, nonce, path };
  const signature = await signCanonical(signingDomains.deskRequest, said, privateKey);
  return `Plaint-Handler kid=${publicKey.kid}, at=${at}, nonce=${nonce}, signature=${signature}`;
}

/** Signs a step of the law of cases, and nothing that is none. */
export async function signCaseStep(
  vault: Unlocked,
  step: UnsignedStep,
): Promise<Vaulted<UnstampedEvent>> {
  const by = doerOf(vault);
  if (!by.ok) return by;
  const { data: unsigned } = unstampedEventSchema.safeParse({ ...step, by: by.value });
  if (unsigned === undefined || unsigned.signature !== undefined) return err('malformed');
  const { privateKey } = vault.pairs.signing;
  const signature = await signCanonical(signingDomains.case, unsigned, privateKey);
  return ok({ ...unsigned, signature });
}

/** What is granted on comes out of the grant that it came in, for this moment alone. */
async function sharedKeyFor(
  vault: Unlocked,
  { purpose, keyId }: GrantRequest,
): Promise<SharedKey | undefined> {
  const held = vault.grants.find(({ grant }) => grant.purpose === purpose && grant.keyId === keyId);
  const key = held && (await openGrant(held.grant, vault.pairs.sealing.privateKey));
  if (purpose !== 'link') return key;
  const link = keyId === undefined ? await createLinkKey() : key;
  const [desk] = desksOf(vault);
  return link?.kty === 'oct' && desk !== undefined ? vouchFor(link, desk) : undefined;
}

export async function grantSharedKey(
  vault: Unlocked,
  request: GrantRequest,
  at: string,
): Promise<Vaulted<KeyGrant>> {
  const by = doerOf(vault);
  if (!by.ok) return by;
  const key = await sharedKeyFor(vault, request);
  if (key === undefined) return err('no-key');
  const { purpose, to } = request;
  const { privateKey } = vault.pairs.signing;
  return ok(await sealGrant(key, { purpose, to, by: by.value, at }, privateKey));
}

export async function signApproval(
  vault: Unlocked,
  of: Approval['of'],
  sha256: string,
): Promise<Vaulted<Approval>> {
  const by = doerOf(vault);
  if (!by.ok) return by;
  const unsigned = { type: 'plaint.approval/1' as const, of, sha256, by: by.value };
  const { privateKey } = vault.pairs.signing;
  const signature = await signCanonical(signingDomains.approval, unsigned, privateKey);
  return ok({ ...unsigned, signature });
}
