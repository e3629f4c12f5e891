import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { EvidenceStore } from '../../server/blobs/evidence-store.ts';
import { createS3Client } from '../../server/blobs/s3-client.ts';
import { createS3EvidenceStore } from '../../server/blobs/s3-evidence-store.ts';
import { concatBytes } from '../../utils/evidence/bytes.ts';
import { sha256Hex } from '../../utils/evidence/digest.ts';
import { startTestEndpoint, type TestEndpoint } from './endpoint.ts';
import { createReport, putReport, sendChunk, sendEvidence, sendReport } from './reporter.ts';
import { hasRadosgw, type S3Server, startS3 } from './s3-server.ts';

describe.skipIf(!hasRadosgw)('evidence in a real S3', () => {
  let s3: S3Server;
  let endpoint: TestEndpoint;
  let store: EvidenceStore;
  beforeAll(async () => {
    s3 = await startS3();
    endpoint = await startTestEndpoint({ environment: s3.environment });
    const place = endpoint.config.s3;
    if (place === undefined) throw new Error('no S3 configured');
    store = createS3EvidenceStore(createS3Client(place));
  }, 90_000);
  afterAll(async () => {
    await endpoint.remove();
    await s3.stop();
  });

  const deskKey = () => endpoint.descriptor.descriptor.deskKey;
  const pendingNames = async (capabilitySha256: string) => {
    const found: string[] = [];
    for await (const { name } of store.listPending())
      if (name.capabilitySha256 === capabilitySha256) found.push(name.sha256);
    return found;
  };

  test('a blob in three chunks becomes one object with its bytes, and nothing else stays', async () => {
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

  test('chunks that do not add up to their name are thrown away', async () => {
    const report = await createReport(deskKey());
    const sha256 = '0'.repeat(64);
    await sendChunk(endpoint.url, report, Uint8Array.of(1, 2, 3), { sha256, isLast: false });
    const wrong = await sendChunk(endpoint.url, report, Uint8Array.of(4), { sha256, offset: 3 });
    expect(wrong.status).toBe(400);
    const name = { capabilitySha256: report.envelope.manifest.capabilitySha256, sha256 };
    expect(await store.state(name)).toBeUndefined();
  });

  test('a report is replayed with the same receipt, and its evidence is not asked for again', async () => {
    const report = await createReport(deskKey());
    const first = await sendReport(endpoint.url, report);
    expect(first.status).toBe(201);
    const again = await putReport(endpoint.url, report, JSON.stringify(report.envelope));
    expect(again.status).toBe(200);
    expect(await again.json()).toEqual(await first.json());
  });

  test('with the store gone, uploads are refused for now, and nothing is acknowledged', async () => {
    const report = await createReport(deskKey());
    const elsewhere = { ...s3.environment, PLAINT_S3_URL: 'http://127.0.0.1:1/evidence' };
    const cut = await startTestEndpoint({ environment: elsewhere }).catch((cause) => cause);
    expect(cut).toBeInstanceOf(Error);
    await sendEvidence(endpoint.url, report);
    await s3.stop();
    const refused = await putReport(endpoint.url, report, JSON.stringify(report.envelope));
    expect(refused.status).toBe(503);
    expect((await sendChunk(endpoint.url, report, Uint8Array.of(9))).status).toBe(503);
  }, 90_000);
});
