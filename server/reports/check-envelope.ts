import { toHex, utf8 } from '../../utils/evidence/bytes.ts';
import { canonicalBytes, canonicalJson } from '../../utils/evidence/canonical.ts';
import { sealedType } from '../../utils/evidence/seal-body.ts';
import { verifyCanonicalText } from '../../utils/evidence/signature.ts';
import { parseJson } from '../../utils/parse-json.ts';
import { earlierEnvelopeSchema } from '../../utils/protocol/earlier-report.ts';
import { type ReportEnvelope, reportEnvelopeSchema } from '../../utils/protocol/report.ts';
import { signingDomains } from '../../utils/protocol/wire.ts';
import { parseBody } from '../http/parse-body.ts';
import type { DeskKeys } from '../keys/desk-keys.ts';
import { nodeSignatures } from '../keys/node-signatures.ts';
import { RequestRefused } from '../problem.ts';
import { sha256Sync } from '../sha256-sync.ts';
import { checkSeal } from './check-seal.ts';

/** Parses a report envelope. Throws RequestRefused for what is none. */
export function parseEnvelope(body: Uint8Array): ReportEnvelope {
  return parseBody(reportEnvelopeSchema, body);
}

/**
 * SHA-256 of the canonical manifest in this body, if it is an envelope as an earlier release took them in;
 * else undefined.
 */
export function hashEarlierManifest(body: Uint8Array): string | undefined {
  try {
    const envelope = parseJson(earlierEnvelopeSchema, new TextDecoder().decode(body));
    return envelope && toHex(sha256Sync(canonicalBytes(envelope.manifest)));
  } catch (_noCanonicalForm) {
    return undefined;
  }
}

/** A text with half a surrogate pair has none. */
function canonicalForm(manifest: ReportEnvelope['manifest']): string {
  try {
    return canonicalJson(manifest);
  } catch (cause) {
    const detail = 'The manifest has no canonical form (RFC 8785).';
    throw new RequestRefused('invalid', { detail, cause });
  }
}

/**
 * Everything about an envelope that can be judged without the store: it is this report's, whole, signed,
 * and sealed to the desk. Resolves to the SHA-256 of its canonical manifest; throws RequestRefused.
 */
export async function checkEnvelope(
  envelope: ReportEnvelope,
  expected: { readonly id: string; readonly capabilitySha256: string; readonly desk: DeskKeys },
): Promise<string> {
  const { manifest, signature, body } = envelope;
  if (manifest.id !== expected.id)
    throw new RequestRefused('invalid', {
      errors: [{ pointer: '/manifest/id', code: 'not-path' }],
    });
  if (manifest.capabilitySha256 !== expected.capabilitySha256)
    throw new RequestRefused('wrong-capability');
  const { signer } = manifest;
  const canonicalManifest = canonicalForm(manifest);
  const isSigned = await verifyCanonicalText(
    signingDomains.report,
    canonicalManifest,
    signature,
    signer,
    nodeSignatures,
  );
  if (!isSigned) throw new RequestRefused('wrong-signature');
  if (toHex(sha256Sync(canonicalBytes(body))) !== manifest.bodySha256)
    throw new RequestRefused('wrong-digest', {
      status: 422,
      errors: [{ pointer: '/manifest/bodySha256', code: 'wrong-digest' }],
    });
  // What the seal must be bound to: this report and this evidence (RFC 7516 `aad`).
  if (sealedType(body, { ...manifest, reportId: manifest.id }) === undefined)
    throw new RequestRefused('wrong-digest', {
      status: 422,
      errors: [{ pointer: '/body/aad', code: 'wrong-digest' }],
    });
  checkSeal(body, expected.desk);
  return toHex(sha256Sync(utf8(canonicalManifest)));
}
