import { signedPart, type UnstampedEvent } from '../../utils/casework/case-event.ts';
import { canonicalJson } from '../../utils/evidence/canonical.ts';
import { verifyCanonicalText } from '../../utils/evidence/signature.ts';
import { signingDomains } from '../../utils/protocol/wire.ts';
import { nodeSignatures } from '../keys/node-signatures.ts';
import type { EnrolledHandler } from '../team/handlers.ts';

/** Whether this handler did this step: it names them and their key, and that key signed all of it. */
export async function isStepOf(
  step: UnstampedEvent,
  { number, signingKey }: EnrolledHandler,
): Promise<boolean> {
  const { by, signature } = step;
  if (!('handler' in by) || signature === undefined) return false;
  if (by.handler !== number || by.kid !== signingKey.kid) return false;
  const signed = canonicalJson(signedPart(step));
  return verifyCanonicalText(signingDomains.case, signed, signature, signingKey, nodeSignatures);
}
