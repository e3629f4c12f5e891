import * as z from 'zod/mini';
import type { EvidenceName } from '../blobs/evidence-store.ts';
import type { Database } from '../db/database.ts';
import { readLaterFiles } from './notice-files.ts';

/** What matters here of an envelope that was taken in, by whatever rules were in force then. */
const storedEnvelopeSchema = z.object({
  manifest: z.object({
    capabilitySha256: z.string(),
    evidence: z.array(z.object({ sha256: z.string() })),
  }),
});

/** The evidence that a stored envelope names. */
export function readEvidenceNames(envelope: string): readonly EvidenceName[] {
  const { manifest } = storedEnvelopeSchema.parse(JSON.parse(envelope));
  const { capabilitySha256 } = manifest;
  return manifest.evidence.map(({ sha256 }) => ({ capabilitySha256, sha256 }));
}

/**
 * For each of these capabilities under which a report or an appeal is still here, the SHA-256 of all the
 * evidence that it and its messages name: the capability alone could claim more than was said.
 */
export async function readClaims(
  db: Database,
  capabilities: readonly string[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  if (capabilities.length === 0) return new Map();
  const rows = await db
    .selectFrom('report')
    .select(['capability_sha256', 'envelope'])
    .where('capability_sha256', 'in', capabilities)
    .where('envelope', 'is not', null)
    .execute();
  const claims = new Map<string, Set<string>>(
    rows.map(({ capability_sha256, envelope }) => [
      capability_sha256,
      new Set(readEvidenceNames(envelope ?? '').map(({ sha256 }) => sha256)),
    ]),
  );
  for (const { name } of await readLaterFiles(db, { capabilities })) {
    const named = claims.get(name.capabilitySha256) ?? new Set();
    claims.set(name.capabilitySha256, named.add(name.sha256));
  }
  return claims;
}
