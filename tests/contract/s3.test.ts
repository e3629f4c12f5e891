import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChunkBytes, EvidenceName, EvidenceStore } from '../../server/blobs/evidence-store.ts';
import { createS3Client } from '../../server/blobs/s3-client.ts';
import { createS3EvidenceStore } from '../../server/blobs/s3-evidence-store.ts';
import { concatBytes } from '../../utils/evidence/bytes.ts';
import { sha256Hex } from '../../utils/evidence/digest.ts';
import { problemSchema } from '../../utils/protocol/problem.ts';
import { type CuttingProxy, startCuttingProxy } from '../faults/proxy.ts';
import { startTestEndpoint, type TestEndpoint } from './endpoint.ts';
import { raceExpiry } from './expiry-race.ts';
import { createReport, putReport, sendChunk, sendEvidence, sendReport } from './reporter.ts';
import { hasRadosgw, type S3Server, startS3 } from './s3-server.ts';

/** `PLAINT_RACE_S3_REPORTS` runs a longer form. */
const raceReports = Number(process.env['PLAINT_RACE_S3_REPORTS'] ?? 60);

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

  const chunkOf = async (bytes: Uint8Array): Promise<ChunkBytes> => ({
    sizeBytes: bytes.length,
    sha256: await sha256Hex(new Uint8Array(bytes)),
    async *pieces() {
      for (let at = 0; at < bytes.length; at += 1000) yield [bytes.slice(at, at + 1000)];
    },
  });
  const someName = async (bytes: Uint8Array) => ({
    capabilitySha256: Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('hex'),
    sha256: await sha256Hex(new Uint8Array(bytes)),
  });
  const readAll = async (name: EvidenceName) => {
    const pieces: Uint8Array[] = [];
    for await (const piece of store.read(name)) pieces.push(piece);
    return concatBytes(pieces);
  };
  /** The store's clock counts in whole seconds. */
  const nextSecond = () => pause(1100);
  const inAnHour = () => new Date(Date.now() + 3_600_000);
  const anHourAgo = () => new Date(Date.now() - 3_600_000);

  it('a chunk that is not what its digest says is no part of anything', async () => {
    const bytes = crypto.getRandomValues(new Uint8Array(5000));
    const name = await someName(bytes);
    const wrong = { ...(await chunkOf(bytes)), sha256: '0'.repeat(64) };
    await expect(store.append(name, 0, wrong)).rejects.toThrow();
    expect(await store.state(name)).toBeUndefined();
    await store.append(name, 0, await chunkOf(bytes));
    expect(await store.state(name)).toEqual({ offset: 5000, isComplete: false });
    // Sent again at its place it stands there once.
    await store.append(name, 0, await chunkOf(bytes));
    expect(await store.state(name)).toEqual({ offset: 5000, isComplete: false });
    expect(await store.complete(name, { sizeBytes: 5000 })).toBe(true);
    expect(await readAll(name)).toEqual(bytes);
    await store.discard(name);
  });

  it('whole is what is all here and of its size, whatever else is', async () => {
    const bytes = crypto.getRandomValues(new Uint8Array(3000));
    const name = await someName(bytes);
    expect(await store.isWhole(name, 3000)).toBe(false);
    await store.append(name, 0, await chunkOf(bytes.slice(0, 1000)));
    expect(await store.isWhole(name, 1000)).toBe(false);
    await store.append(name, 1000, await chunkOf(bytes.slice(1000)));
    expect(await store.isWhole(name, 3000)).toBe(false);
    expect(await store.complete(name, { sizeBytes: 3000 })).toBe(true);
    expect([await store.isWhole(name, 3000), await store.isWhole(name, 2999)]).toEqual([
      true,
      false,
    ]);
    const other = { ...name, capabilitySha256: '1'.repeat(64) };
    expect(await store.isWhole(other, 3000)).toBe(false);
    await store.keep([name]);
    expect(await store.isWhole(name, 3000)).toBe(true);
    await store.discard(name);
    expect(await store.isWhole(name, 3000)).toBe(false);
  });

  it.each(['a part', 'the whole'])('%s expires by its time, and not before', async (what) => {
    const bytes = crypto.getRandomValues(new Uint8Array(2000));
    const name = await someName(bytes);
    await store.append(name, 0, await chunkOf(bytes));
    if (what === 'the whole') await store.complete(name, { sizeBytes: 2000 });
    expect(await store.expire(name, anHourAgo())).toBe(false);
    expect(await store.state(name)).toBeDefined();
    expect(await store.expire(name, inAnHour())).toBe(true);
    expect(await store.state(name)).toBeUndefined();
    expect(await pendingNames(name.capabilitySha256)).toEqual([]);
    expect(await store.expire(name, inAnHour())).toBe(false);
  });

  it('what is kept never expires', async () => {
    const bytes = crypto.getRandomValues(new Uint8Array(2000));
    const name = await someName(bytes);
    await store.append(name, 0, await chunkOf(bytes));
    await store.complete(name, { sizeBytes: 2000 });
    await store.keep([name]);
    expect(await store.expire(name, inAnHour())).toBe(false);
    expect(await readAll(name)).toEqual(bytes);
    await store.discard(name);
  });

  it.each(['a part', 'the whole'])(
    '%s that is renewed expires later',
    async (what) => {
      const bytes = crypto.getRandomValues(new Uint8Array(2000));
      const name = await someName(bytes);
      await store.append(name, 0, await chunkOf(bytes));
      if (what === 'the whole') await store.complete(name, { sizeBytes: 2000 });
      await nextSecond();
      const before = new Date();
      await nextSecond();
      await store.renew([name]);
      expect(await store.expire(name, before)).toBe(false);
      const state = what === 'the whole';
      expect(await store.state(name)).toEqual({ offset: 2000, isComplete: state });
      if (!state) expect(await store.complete(name, { sizeBytes: 2000 })).toBe(true);
      expect(await readAll(name)).toEqual(bytes);
      await store.renew([{ ...name, sha256: '2'.repeat(64) }]);
      expect(await pendingNames(name.capabilitySha256)).toEqual([name.sha256]);
      await store.discard(name);
    },
    30_000,
  );

  it('of many uploads and more than a page of objects all are listed', async () => {
    const bytes = crypto.getRandomValues(new Uint8Array(100));
    const name = { ...(await someName(bytes)), sha256: '3'.repeat(64) };
    const chunk = await chunkOf(bytes);
    for (let at = 0; at < 1010; at += 10)
      await Promise.all(
        Array.from({ length: 10 }, (_, each) => store.append(name, (at + each) * 100, chunk)),
      );
    expect(await store.state(name)).toEqual({ offset: 101_000, isComplete: false });
    const found: number[] = [];
    for await (const pending of store.listPending())
      if (pending.name.capabilitySha256 === name.capabilitySha256) found.push(pending.sizeBytes);
    expect(found).toEqual([101_000]);
    expect(await store.expire(name, inAnHour())).toBe(true);
    expect(await store.state(name)).toBeUndefined();
  }, 60_000);

  it(
    'a second process that sweeps four days ahead costs no acknowledged report its evidence',
    async () => {
      const { acknowledged, lost, deleted } = await raceExpiry(raceReports, s3.environment);
      expect({ lost, isRace: deleted > 0 }).toEqual({ lost: 0, isRace: true });
      expect(acknowledged).toBeGreaterThanOrEqual(raceReports);
    },
    60_000 + raceReports * 2000,
  );

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
