import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../../server/config.ts';
import { type RunningEndpoint, startEndpoint } from '../../../server/start-endpoint.ts';
import { randomBytes, toBase64url, utf8 } from '../../../utils/evidence/bytes.ts';
import { canonicalBytes } from '../../../utils/evidence/canonical.ts';
import { sha256Hex } from '../../../utils/evidence/digest.ts';
import type { ReceiptProof } from '../../../utils/evidence/receipt-proof.ts';
import { sealBody } from '../../../utils/evidence/seal-body.ts';
import { signCanonical } from '../../../utils/evidence/signature.ts';
import { verifyPackage } from '../../../utils/evidence/verify/verify-package.ts';
import type { PackageInput } from '../../../utils/evidence/wacz/package-input.ts';
import { packWacz } from '../../../utils/evidence/wacz/write-package.ts';
import { signedDescriptorSchema } from '../../../utils/protocol/descriptor.ts';
import { receiptResponseSchema } from '../../../utils/protocol/receipt.ts';
import { mediaTypes, paths, signingDomains } from '../../../utils/protocol/wire.ts';
import { samplePackageInput } from './sample-package.ts';
import { sampleReceipt } from './sample-receipt.ts';

const deskKey = new URL('../../../server/cli/desk-key.ts', import.meta.url).pathname;

/** Sends a report about the evidence, as the extension does, and keeps what proves it. */
async function sendReport(endpoint: RunningEndpoint, input: PackageInput): Promise<ReceiptProof> {
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
    header: { ...sample.manifest.header, standard },
    bodySha256: await sha256Hex(canonicalBytes(body)),
    capabilitySha256: await sha256Hex(capability),
  };
  const signature = await signCanonical(signingDomains.report, manifest, signer.privateKey);
  const response = await fetch(endpoint.url + paths.report(reportId), {
    method: 'PUT',
    headers: {
      'Content-Type': mediaTypes.json,
      Authorization: `Bearer ${toBase64url(capability)}`,
    },
    body: JSON.stringify({ manifest, signature, body }),
  });
  const text = await response.text();
  expect([response.status, text]).toEqual([201, expect.any(String)]);
  const { receipt } = receiptResponseSchema.parse(JSON.parse(text));
  return { type: 'plaint.receipt-proof/1', receipt, manifest, signature, descriptor };
}

describe('a package with the receipt of a real endpoint', () => {
  let directory: string;
  let endpoint: RunningEndpoint;
  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'plaint-endpoint-'));
    const env = { PLAINT_PORT: '0', PLAINT_DATA_DIR: join(directory, 'data') };
    const make = ['make', '--out', join(directory, 'keys'), '--insecure-no-passphrase'];
    execFileSync(process.execPath, [deskKey, ...make], { env: { ...process.env, ...env } });
    endpoint = await startEndpoint(readConfig(env), {
      log: () => undefined,
      now: () => new Date(),
      elapsedMs: () => performance.now(),
    });
  });
  afterAll(async () => {
    await endpoint?.stop();
    rmSync(directory, { recursive: true });
  });

  it('holds, receipt and log included, for whoever trusts that endpoint', async () => {
    const input = await samplePackageInput();
    const proof = await sendReport(endpoint, input);
    const record = {
      path: 'evidence/receipt.json',
      mediaType: 'application/json',
      bytes: utf8(JSON.stringify(proof)),
    } as const;
    const file = await packWacz({ ...input, records: [...input.records, record] });
    const rootKid = endpoint.descriptor.descriptor.rootKey.kid;
    const verdict = await verifyPackage(file, { now: new Date(), trustedRootKids: [rootKid] });
    expect(verdict.points.flatMap((point) => point.findings)).toEqual([]);
    expect(verdict.holds).toBe(true);
    const states = new Map(verdict.points.map((point) => [point.id, point.state]));
    expect([states.get('receipt'), states.get('log')]).toEqual(['holds', 'holds']);
  });
});
