import 'fake-indexeddb/auto';
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../../server/config.ts';
import { type RunningEndpoint, serveEndpoint } from '../../../server/serve-endpoint.ts';
import { randomBytes, toBase64url, utf8 } from '../../../utils/evidence/bytes.ts';
import { canonicalBytes } from '../../../utils/evidence/canonical.ts';
import { sha256Hex } from '../../../utils/evidence/digest.ts';
import type { ReceiptProof } from '../../../utils/evidence/receipt-proof.ts';
import { sealBody } from '../../../utils/evidence/seal-body.ts';
import { signCanonical } from '../../../utils/evidence/signature.ts';
import { verifyPackage } from '../../../utils/evidence/verify/verify-package.ts';
import type { PackageInput } from '../../../utils/evidence/wacz/package-input.ts';
import { packWacz } from '../../../utils/evidence/wacz/write-package.ts';
import type { OutboxItem } from '../../../utils/outbox/item.ts';
import { signedDescriptorSchema } from '../../../utils/protocol/descriptor.ts';
import { receiptResponseSchema } from '../../../utils/protocol/receipt.ts';
import { mediaTypes, paths, signingDomains } from '../../../utils/protocol/wire.ts';
import { fetchTimestamps } from '../../../utils/services/delivery/fetch-timestamps.ts';
import { openPlaintDb, type PlaintDb } from '../../../utils/storage/open-plaint-db.ts';
import {
  addSealing,
  bindDescriptor,
  loadReceiptProof,
  loadSealing,
} from '../../../utils/storage/sealings.ts';
import { startTsaServer, type TsaServer } from '../../contract/tsa-server.ts';
import { until } from '../../drive/until.ts';
import { samplePackageInput } from './sample-package.ts';
import { sampleReceipt } from './sample-receipt.ts';

const deskKey = new URL('../../../server/cli/desk-key.ts', import.meta.url).pathname;

interface SentReport {
  readonly proof: ReceiptProof;
  readonly envelopeText: string;
  readonly capability: string;
}

/** Sends a report about the evidence, as the extension does, and keeps what proves it. */
async function sendReport(endpoint: RunningEndpoint, input: PackageInput): Promise<SentReport> {
  const { manifest: evidence, signer } = input;
  const reportId = evidence.reportId;
  const descriptor = signedDescriptorSchema.parse(
    await (await fetch(endpoint.url + paths.descriptor)).json(),
  );
  const body = await sealBody(
    {
      type: 'plaint.body/1',
      reporter: { anonymous: true },
      answers: {},
      targets: [evidence.url],
      evidence,
      documents: [],
      keys: [],
    },
    { reportId, deskKey: descriptor.descriptor.deskKey },
  );
  const capability = randomBytes(32);
  const evidenceSha256 = await sha256Hex(canonicalBytes(evidence));
  const { standard } = descriptor.descriptor;
  const sample = await sampleReceipt(evidenceSha256, signer);
  const manifest = {
    ...sample.manifest,
    id: reportId,
    header: { ...sample.manifest.header, standard },
    bodySha256: await sha256Hex(canonicalBytes(body)),
    capabilitySha256: await sha256Hex(capability),
  };
  const signature = await signCanonical(signingDomains.report, manifest, signer.privateKey);
  const envelopeText = JSON.stringify({ manifest, signature, body });
  const response = await fetch(endpoint.url + paths.report(reportId), {
    method: 'PUT',
    headers: {
      'Content-Type': mediaTypes.json,
      Authorization: `Bearer ${toBase64url(capability)}`,
    },
    body: envelopeText,
  });
  const text = await response.text();
  expect([response.status, text]).toEqual([201, expect.any(String)]);
  const { receipt } = receiptResponseSchema.parse(JSON.parse(text));
  return {
    proof: { type: 'plaint.receipt-proof/1', receipt, manifest, signature, descriptor },
    envelopeText,
    capability: toBase64url(capability),
  };
}

function packWith(
  input: PackageInput,
  files: Readonly<Record<`evidence/${string}`, unknown>>,
): Promise<Blob> {
  const records = Object.entries(files).map(([path, value]) => ({
    path: path as `evidence/${string}`,
    mediaType: 'application/json',
    bytes: utf8(JSON.stringify(value)),
  }));
  return packWacz({ ...input, records: [...input.records, ...records] });
}

/** The report as the device keeps it once its receipt has come. */
async function keepDelivered(db: PlaintDb, endpoint: string, sent: SentReport) {
  const { proof, envelopeText, capability } = sent;
  const manifestSha256 = await sha256Hex(canonicalBytes(proof.manifest));
  await addSealing(db, { envelopeText, manifestSha256 });
  await bindDescriptor(db, manifestSha256, proof.descriptor);
  const at = new Date().toISOString();
  const receipt = { jws: proof.receipt, receivedAt: at, manifestSha256, capability };
  const item: OutboxItem = {
    reportId: proof.manifest.id,
    title: 'Thread',
    endpoint,
    createdAt: at,
    updatedAt: at,
    state: 'purged',
    epoch: 0,
    earlier: [],
    attempts: 0,
    receipt,
  };
  return item;
}

describe('a package with the receipt of a real endpoint', () => {
  let directory: string;
  let endpoint: RunningEndpoint;
  let tsa: TsaServer;
  beforeAll(async () => {
    tsa = await startTsaServer();
    directory = mkdtempSync(join(tmpdir(), 'plaint-endpoint-'));
    const env = {
      PLAINT_PORT: '0',
      PLAINT_DATA_DIR: join(directory, 'data'),
      PLAINT_TSA_URL: tsa.url,
    };
    const make = ['make', '--out', join(directory, 'keys'), '--insecure-no-passphrase'];
    execFileSync(process.execPath, [deskKey, ...make], { env: { ...process.env, ...env } });
    endpoint = await serveEndpoint(readConfig(env), {
      log: () => undefined,
      now: () => new Date(),
      elapsedMs: () => performance.now(),
    });
  }, 60_000);
  afterAll(async () => {
    await endpoint?.stop();
    await tsa?.stop();
    rmSync(directory, { recursive: true });
  });

  it('holds, receipt and log included, for whoever trusts that endpoint', async () => {
    const input = await samplePackageInput();
    const { proof } = await sendReport(endpoint, input);
    const file = await packWith(input, { 'evidence/receipt.json': proof });
    const rootKid = endpoint.descriptor.descriptor.rootKey.kid;
    const verdict = await verifyPackage(file, { now: new Date(), trustedRootKids: [rootKid] });
    expect(verdict.points.flatMap((point) => point.findings)).toEqual([]);
    expect(verdict.holds).toBe(true);
    const states = new Map(verdict.points.map((point) => [point.id, point.state]));
    expect([states.get('receipt'), states.get('log')]).toEqual(['holds', 'holds']);
  });

  it('holds with the trusted timestamps that the endpoint hands out later', async () => {
    const input = await inputOf(randomUUID());
    const sent = await sendReport(endpoint, input);
    const db = openPlaintDb(randomUUID());
    const item = await keepDelivered(db, endpoint.url, sent);
    const timestamps = await until('both timestamps', async () => {
      await fetchTimestamps(db, item, fetch);
      const kept = (await loadSealing(db, item))?.timestamps;
      return kept?.timestamps.length === 2 ? kept : undefined;
    });
    const file = await packWith(input, {
      'evidence/receipt.json': await loadReceiptProof(db, item),
      'evidence/timestamp.json': timestamps,
    });
    const options = { now: new Date(Date.now() + 60_000), timestampRoots: [tsa.root] };
    const verdict = await verifyPackage(file, options);
    expect(verdict.points.flatMap((point) => point.findings)).toEqual([]);
    expect(verdict.points.find(({ id }) => id === 'timestamp')).toMatchObject({
      state: 'holds',
      values: {
        trusted: 'yes',
        manifest: expect.stringContaining('T'),
        checkpoint: expect.stringContaining('T'),
      },
    });
  });
});

/** A capture made for another report than the samples'. */
async function inputOf(reportId: string): Promise<PackageInput> {
  const sample = await samplePackageInput();
  return { ...sample, manifest: { ...sample.manifest, reportId } };
}
