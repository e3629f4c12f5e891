import { type Identity, identitySchema } from '../protocol/identity.ts';
import type { SealingKey } from '../protocol/primitives.ts';
import type { SealedBody } from '../protocol/report.ts';
import { identityBucket } from './padded-size.ts';
import { type BodyContext, contextAad } from './seal-body.ts';
import { SealError } from './seal-error.ts';
import { openJson, sealJson } from './seal-json.ts';

/** Who reports, sealed apart; taken out of its body and put into another it does not open. */
export function sealIdentity(
  identity: Identity,
  context: BodyContext,
  keys: readonly SealingKey[],
): Promise<SealedBody> {
  const aad = contextAad(identity.type, context);
  return sealJson(identity, { aad, keys, bucket: identityBucket });
}

/** Opens who reports. Rejects with SealError: `wrong-context`, `not-authentic` or `malformed`. */
export async function openIdentity(
  sealed: SealedBody,
  privateKey: CryptoKey,
  context: BodyContext,
): Promise<Identity> {
  const opened = await openJson(sealed, privateKey, contextAad('plaint.identity/1', context));
  const { data: identity } = identitySchema.safeParse(opened);
  if (identity === undefined) throw new SealError('malformed');
  return identity;
}
