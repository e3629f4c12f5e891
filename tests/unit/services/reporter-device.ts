import { createEndpointClient } from '../../../utils/endpoint/client.ts';
import { canonicalBytes } from '../../../utils/evidence/canonical.ts';
import { sha256Hex } from '../../../utils/evidence/digest.ts';
import { createSealingPair, type SealingPair } from '../../../utils/evidence/sealing-key.ts';
import type { OutboxItem } from '../../../utils/outbox/item.ts';
import type { Transport } from '../../../utils/outbox/ports.ts';
import { signedDescriptorSchema } from '../../../utils/protocol/descriptor.ts';
import { receiptResponseSchema } from '../../../utils/protocol/receipt.ts';
import { mediaTypes, paths } from '../../../utils/protocol/wire.ts';
import { followPorts } from '../../../utils/services/replies/follow-case.ts';
import { updateEndpoint } from '../../../utils/storage/endpoints.ts';
import { openPlaintDb, type PlaintDb } from '../../../utils/storage/open-plaint-db.ts';
import type { Place } from '../../contract/correspondent.ts';
import type { TestEndpoint } from '../../contract/endpoint.ts';
import { createReport, sendReport, type TestReport } from '../../contract/reporter.ts';

/** What a browser holds of a report that has arrived. */
export interface ReporterDevice {
  readonly db: PlaintDb;
  readonly report: TestReport;
  readonly reply: SealingPair;
  readonly item: OutboxItem;
  /** Where the chain of messages begins. */
  readonly first: Place;
}

/** How a device sends files, without waiting between tries. */
export function transportOf(db: PlaintDb): Transport {
  return createEndpointClient({
    ...followPorts(db),
    elapsedMs: () => performance.now(),
    pause: async () => {},
  });
}

export async function createDevice(endpoint: TestEndpoint): Promise<ReporterDevice> {
  const db = openPlaintDb(`test-${crypto.randomUUID()}`);
  const report = await createReport(endpoint.descriptor.descriptor.deskKey);
  const sent = await sendReport(endpoint.url, report);
  const receipt = receiptResponseSchema.parse(await sent.json());
  const reply = await createSealingPair();
  const manifestSha256 = await sha256Hex(canonicalBytes(report.envelope.manifest));
  const at = new Date().toISOString();
  const { capability } = report;
  const item: OutboxItem = {
    reportId: report.id,
    title: '',
    endpoint: endpoint.url,
    createdAt: at,
    updatedAt: at,
    state: 'purged',
    epoch: 1,
    earlier: [],
    attempts: 0,
    receipt: { jws: receipt.receipt, receivedAt: at, manifestSha256, capability },
  };
  await db.use(async (connection) => {
    await connection.put('outbox', item);
    const { privateKey, publicKey } = report.signer;
    await connection.put('signers', { reportId: report.id, privateKey, publicKey, reply });
  });
  const answer = await fetch(`${endpoint.url}${paths.descriptor}`, {
    headers: { Accept: mediaTypes.descriptor },
  });
  const signed = signedDescriptorSchema.parse(await answer.json());
  await updateEndpoint(db, endpoint.url, () => ({
    origin: endpoint.url,
    rootKey: signed.descriptor.rootKey,
    signed,
    enrolledAt: at,
    checkedAt: at,
    source: 'person',
  }));
  return { db, report, reply, item, first: { number: 1, previousSha256: manifestSha256 } };
}
