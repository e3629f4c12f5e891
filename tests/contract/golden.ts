import { readdirSync, readFileSync } from 'node:fs';
import * as z from 'zod/mini';
import { canonicalBytes } from '../../utils/evidence/canonical.ts';
import { sha256Hex } from '../../utils/evidence/digest.ts';
import { signCanonical } from '../../utils/evidence/signature.ts';
import { sealingKeySchema } from '../../utils/protocol/primitives.ts';
import { type ReportEnvelope, reportEnvelopeSchema } from '../../utils/protocol/report.ts';
import { signingDomains } from '../../utils/protocol/wire.ts';

const here = new URL('.', import.meta.url).pathname;

export function readJson(path: string): unknown {
  return JSON.parse(readFileSync(here + path, 'utf8'));
}

const acceptedReportSchema = z.strictObject({
  deskKey: sealingKeySchema,
  capability: z.string(),
  /** A key made for this file: it signs the spoiled copies anew. */
  signerPrivateKey: z.strictObject({
    kty: z.literal('OKP'),
    crv: z.literal('Ed25519'),
    x: z.string(),
    d: z.string(),
  }),
  evidenceText: z.string(),
  envelope: reportEnvelopeSchema,
});
export type AcceptedReport = z.infer<typeof acceptedReportSchema>;

export function readAcceptedReport(): AcceptedReport {
  return acceptedReportSchema.parse(readJson('accepted/report.json'));
}

const spoiledSchema = z.strictObject({
  why: z.string(),
  /** RFC 6901 pointers into the accepted envelope, and what stands there instead. */
  set: z.record(z.string(), z.unknown()),
  /** The body's hash is brought up to date, so that the check after it is the one that refuses. */
  isRehashed: z.exactOptional(z.boolean()),
  isResigned: z.exactOptional(z.boolean()),
  status: z.int(),
  problem: z.string(),
  pointer: z.exactOptional(z.string()),
});
export type SpoiledReport = z.infer<typeof spoiledSchema>;

export function listSpoiledReports(): [name: string, spoiled: SpoiledReport][] {
  return readdirSync(`${here}rejected`)
    .toSorted()
    .map((name) => [name, spoiledSchema.parse(readJson(`rejected/${name}`))]);
}

/** A copy of `target` with the value at an RFC 6901 pointer replaced. */
function replaceAt(target: unknown, pointer: string, value: unknown): unknown {
  const copy: unknown = structuredClone(target);
  const steps = pointer.split('/').slice(1);
  const last = steps.pop();
  let place: unknown = copy;
  for (const step of steps) place = Reflect.get(Object(place), step);
  Object.defineProperty(Object(place), last ?? '', {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  });
  return copy;
}

export async function spoil(accepted: AcceptedReport, spoiled: SpoiledReport): Promise<unknown> {
  let envelope: unknown = accepted.envelope;
  for (const [pointer, value] of Object.entries(spoiled.set))
    envelope = replaceAt(envelope, pointer, value);
  if (spoiled.isRehashed) {
    const { body } = envelope as ReportEnvelope;
    const bodySha256 = await sha256Hex(canonicalBytes(body));
    envelope = replaceAt(envelope, '/manifest/bodySha256', bodySha256);
  }
  if (!spoiled.isResigned) return envelope;
  const jwk = accepted.signerPrivateKey;
  const key = await crypto.subtle.importKey('jwk', jwk, 'Ed25519', false, ['sign']);
  const { manifest } = envelope as ReportEnvelope;
  return replaceAt(
    envelope,
    '/signature',
    await signCanonical(signingDomains.report, manifest, key),
  );
}
