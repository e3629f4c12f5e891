import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EvidenceStore } from '../../server/blobs/evidence-store.ts';
import { createS3Client } from '../../server/blobs/s3-client.ts';
import { createS3EvidenceStore } from '../../server/blobs/s3-evidence-store.ts';
import { concatBytes } from '../../utils/evidence/bytes.ts';
import { sha256Hex } from '../../utils/evidence/digest.ts';
import { problemSchema } from '../../utils/protocol/problem.ts';
import { type CuttingProxy, startCuttingProxy } from '../faults/proxy.ts';
import { startTestEndpoint, type TestEndpoint } from './endpoint.ts';
import { createReport, putReport, sendChunk, sendEvidence, sendReport } from './reporter.ts';
import { hasRadosgw, type S3Server, startS3 } from './s3-server.ts';

describe.skipIf(!hasRadosgw)('evidence in a real S3', () => {
  let s3: S3Server;
  /** Between the endpoint and its store. */
  let line: CuttingProxy;
  let endpoint: TestEndpoint;
  let store: EvidenceStore;
  beforeAll(async () => {
    s3 = await startS3();
    const s3Url = new URL(s3.environment['PLAINT_S3_URL'] ?? '');
    line = await startCuttingProxy(s3Url.origin, { loss: 0, cutWithinBytes: 1, random: () => 1 });
    const environment = { ...s3.environment, PLAINT_S3_URL: line.origin + s3Url.pathname };
    endpoint = await startTestEndpoint({ environment });
    const place = endpoint.config.s3;
    if (place === undefined) throw new Error('no S3 configured');
    store = createS3EvidenceStore(createS3Client(place));
  }, 90_000);
  afterAll(async () => {
    await endpoint.remove();
    await line.close();
    await s3.stop();
  });

  const deskKey = () => endpoint.descriptor.descriptor.deskKey;
  const pendingNames = async (capabilitySha256: string) => {
    const found: string[] = [];
    for await (const { name } of store.listPending())
      if (name.capabilitySha256 === capabilitySha256) found.push(name.sha256);
    return found;
  };

  it('a blob in three chunks becomes one object with its bytes, and nothing else stays', async () => {
    const evidence = Uint8Array.from({ length: 900_000 }, (_, index) => (index * 31) % 256);
    const sha256 = await sha256Hex(evidence);
    const report = await createReport(deskKey(), { evidence: [evidence] });
    const { capabilitySha256 } = report.envelope.manifest;
    for (const offset of [0, 300_000, 600_000]) {
      const bytes = evidence.slice(offset, offset + 300_000);
      const sent = await sendChunk(endpoint.url, report, bytes, {
        sha256,
        offset,
        isLast: offset === 600_000,
      });
      expect(sent.status).toBe(204);
      expect(sent.headers.get('Upload-Offset')).toBe(String(offset + 300_000));
    }
    expect(await pendingNames(capabilitySha256)).toEqual([sha256]);
    const answer = await putReport(endpoint.url, report, JSON.stringify(report.envelope));
    expect(answer.status).toBe(201);
    expect(await pendingNames(capabilitySha256)).toEqual([]);
    const kept: Uint8Array[] = [];
    for await (const piece of store.read({ capabilitySha256, sha256 })) kept.push(piece);
    expect(concatBytes(kept)).toEqual(evidence);
  });

  it('chunks that do not add up to their name are thrown away', async () => {
    const report = await createReport(deskKey());
    const sha256 = '0'.repeat(64);
    await sendChunk(endpoint.url, report, Uint8Array.of(1, 2, 3), { sha256, isLast: false });
    const wrong = await sendChunk(endpoint.url, report, Uint8Array.of(4), { sha256, offset: 3 });
    expect(wrong.status).toBe(400);
    const name = { capabilitySha256: report.envelope.manifest.capabilitySha256, sha256 };
    expect(await store.state(name)).toBeUndefined();
  });

  it('a report is replayed with the same receipt, and its evidence is not asked for again', async () => {
    const report = await createReport(deskKey());
    const first = await sendReport(endpoint.url, report);
    expect(first.status).toBe(201);
    const again = await putReport(endpoint.url, report, JSON.stringify(report.envelope));
    expect(again.status).toBe(200);
    expect(await again.json()).toEqual(await first.json());
  });

  it('with the store gone, nothing is acknowledged, and once it is back the same report is taken in', async () => {
    const report = await createReport(deskKey());
    const evidence = report.evidence[0] ?? new Uint8Array(0);
    const late = await createReport(deskKey());
    const elsewhere = { ...s3.environment, PLAINT_S3_URL: 'http://127.0.0.1:1/evidence' };
    const cut = await startTestEndpoint({ environment: elsewhere }).catch((cause) => cause);
    expect(cut).toBeInstanceOf(Error);
    await sendEvidence(endpoint.url, report);
    const { target } = line;
    line.target = 'http://127.0.0.1:1';
    line.cutAll();
    const text = JSON.stringify(report.envelope);
    for (const refused of [
      await putReport(endpoint.url, report, text),
      await sendChunk(endpoint.url, late, evidence),
    ]) {
      expect(refused.status).toBe(503);
      expect(refused.headers.get('Retry-After')).not.toBeNull();
      expect(problemSchema.parse(await refused.json()).type).toBe('urn:plaint:problem:unavailable');
    }
    line.target = target;
    const { capabilitySha256 } = late.envelope.manifest;
    expect(await pendingNames(capabilitySha256)).toEqual([]);
    expect((await putReport(endpoint.url, report, text)).status).toBe(201);
    expect((await sendReport(endpoint.url, late)).status).toBe(201);
  }, 90_000);
});
