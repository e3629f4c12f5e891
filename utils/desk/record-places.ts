import type { CaseRecord, ProvenEntry } from '../casework/case-record.ts';
import { fromHex } from '../evidence/bytes.ts';
import { canonicalBytes } from '../evidence/canonical.ts';
import { isDescriptorSignedBy } from '../evidence/descriptor-signature.ts';
import { sha256Hex } from '../evidence/digest.ts';
import { leafHash, verifyInclusion } from '../evidence/merkle.ts';
import { verifyEndpointJws } from '../evidence/receipt.ts';
import { ledgerEventSchema, receivedCheckpointClaimsSchema } from '../protocol/ledger.ts';
import type { Checkpoint } from '../protocol/receipt.ts';
import type { RecordFinding } from './record-finding.ts';

/** The head of the ledger that everything in a record leads to, if its endpoint signed it. */
async function readHead({
  endpoint,
  checkpoint,
}: CaseRecord): Promise<Checkpoint | RecordFinding['code']> {
  const { rootKey, receiptKeys } = endpoint.descriptor;
  if (!(await isDescriptorSignedBy(endpoint, rootKey))) return 'forged-endpoint';
  const verified = await verifyEndpointJws(checkpoint, receiptKeys);
  const claims = verified.ok
    ? receivedCheckpointClaimsSchema.safeParse(verified.value).data
    : undefined;
  return claims?.checkpoint ?? 'forged-checkpoint';
}

async function isIn(entry: ProvenEntry, { size, rootHash }: Checkpoint): Promise<boolean> {
  return verifyInclusion({
    leaf: await leafHash(canonicalBytes(entry.event)),
    index: entry.leafIndex,
    size,
    path: entry.inclusionPath.map(fromHex),
    rootHash: fromHex(rootHash),
  });
}

/** Places and times go up together, within a list and from the arrival to the steps. */
function findDisorder(entries: readonly ProvenEntry[]): RecordFinding[] {
  return entries.flatMap(({ event, leafIndex }, place) => {
    const before = entries[place - 1];
    if (before === undefined) return [];
    const isAfter = before.leafIndex < leafIndex && before.event.at <= event.at;
    return isAfter ? [] : [{ code: 'out-of-order' as const, at: leafIndex }];
  });
}

async function checkArrival({ arrival, manifest, reportId }: CaseRecord): Promise<boolean> {
  const { data } = ledgerEventSchema.safeParse(arrival.event);
  if (data?.type !== 'report.received' || data.reportId !== reportId) return false;
  if (manifest === undefined) return true;
  const sha256 = await sha256Hex(canonicalBytes(manifest));
  return manifest.id === reportId && sha256 === data.manifestSha256;
}

/** Whether all of a record is in one ledger that its endpoint signed, in its order. */
export async function verifyPlaces(
  record: CaseRecord,
  trustedRootKids: readonly string[] | undefined,
): Promise<readonly RecordFinding[]> {
  const findings: RecordFinding[] = [];
  const { kid } = record.endpoint.descriptor.rootKey;
  if (trustedRootKids !== undefined && !trustedRootKids.includes(kid))
    findings.push({ code: 'other-endpoint' });
  const head = await readHead(record);
  if (typeof head === 'string') return [...findings, { code: head }];
  const entries = [record.arrival, ...record.team, ...record.steps];
  for (const entry of entries)
    if (!(await isIn(entry, head))) findings.push({ code: 'not-in-ledger', at: entry.leafIndex });
  findings.push(...findDisorder([record.arrival, ...record.steps]), ...findDisorder(record.team));
  if (!(await checkArrival(record))) findings.push({ code: 'other-report' });
  return findings;
}
