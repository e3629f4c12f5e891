import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { verifyReceipt } from '../../utils/evidence/receipt.ts';
import { inclusionResponseSchema } from '../../utils/protocol/ledger.ts';
import { receiptResponseSchema } from '../../utils/protocol/receipt.ts';
import { paths } from '../../utils/protocol/wire.ts';
import { startTestEndpoint } from './endpoint.ts';
import { createReport, putReport, sendChunk, sendReport } from './reporter.ts';

const dayMs = 24 * 3_600_000;

async function listEvidence(dataDir: string): Promise<string[]> {
  const entries = await readdir(join(dataDir, 'evidence'), { recursive: true });
  return entries.filter((name) => name.length > 64);
}

it('retention deletes the content and leaves the proof', async () => {
  let nowMs = Date.parse('2026-01-01T00:00:00.000Z');
  let endpoint = await startTestEndpoint({
    environment: { PLAINT_RETENTION_DAYS: '30' },
    now: () => new Date(nowMs),
  });
  const { deskKey } = endpoint.descriptor.descriptor;
  const old = await createReport(deskKey);
  const { receipt } = receiptResponseSchema.parse(
    await (await sendReport(endpoint.url, old)).json(),
  );
  nowMs += 29 * dayMs;
  const young = await createReport(deskKey);
  await sendReport(endpoint.url, young);
  endpoint = await endpoint.restart();
  expect(await listEvidence(endpoint.config.dataDir)).toHaveLength(2);

  nowMs += 2 * dayMs;
  endpoint = await endpoint.restart();
  expect(await listEvidence(endpoint.config.dataDir)).toEqual([
    expect.stringContaining(young.envelope.manifest.capabilitySha256),
  ]);
  const { descriptor } = endpoint.descriptor;
  const { manifest } = old.envelope;
  expect(await verifyReceipt({ receipt, descriptor, manifest })).toMatchObject({ ok: true });
  const proof = await fetch(`${endpoint.url}/v1/ledger/inclusion?leaf=0&size=3`);
  expect(inclusionResponseSchema.parse(await proof.json()).checkpoint.size).toBe(3);
  const status = await fetch(endpoint.url + paths.report(old.id), {
    headers: { Authorization: `Bearer ${old.capability}` },
  });
  expect(await status.json()).toMatchObject({ receipt });
  const replay = await putReport(endpoint.url, old, JSON.stringify(old.envelope));
  expect(replay.status).toBe(200);
  expect(await replay.json()).toEqual({ receipt });

  endpoint = await endpoint.restart();
  expect((await fetch(`${endpoint.url}/v1/ledger/inclusion?leaf=0&size=4`)).status).toBe(404);
  await endpoint.remove();
});

it('room taken by an upload is free again once a report claims it', async () => {
  const endpoint = await startTestEndpoint({ environment: { PLAINT_MAX_PENDING_BYTES: '2500' } });
  const { deskKey } = endpoint.descriptor.descriptor;
  for (let count = 0; count < 3; count += 1) {
    const sent = await sendReport(endpoint.url, await createReport(deskKey));
    expect(sent.status).toBe(201);
  }
  const [first, second] = [await createReport(deskKey), await createReport(deskKey)];
  await sendChunk(endpoint.url, first, first.evidence[0] ?? new Uint8Array(0));
  const full = await sendChunk(endpoint.url, second, second.evidence[0] ?? new Uint8Array(0));
  expect(full.status).toBe(507);
  expect(full.headers.get('Retry-After')).not.toBeNull();
  await endpoint.remove();
});

it('an upload that no report claims expires, and one a report claimed does not', async () => {
  let endpoint = await startTestEndpoint({ environment: { PLAINT_UPLOAD_EXPIRY_HOURS: '1' } });
  const { deskKey } = endpoint.descriptor.descriptor;
  const [claimed, left] = [await createReport(deskKey), await createReport(deskKey)];
  await sendReport(endpoint.url, claimed);
  const [bytes = new Uint8Array(1)] = left.evidence;
  await sendChunk(endpoint.url, left, bytes);
  await sendChunk(endpoint.url, left, bytes.slice(0, 10), {
    isLast: false,
    sha256: '0'.repeat(64),
  });
  // More than its report named, under the capability of one that was taken in.
  await sendChunk(endpoint.url, claimed, bytes.slice(0, 20));
  const pending = join(endpoint.config.dataDir, 'pending');
  expect(await readdir(pending)).toHaveLength(3);
  // A power cut may undo the move of a claimed blob: it then lies among the pending, old as it is.
  const [name = ''] = await listEvidence(endpoint.config.dataDir);
  const file = name.split('/').at(-1) ?? '';
  await mkdir(pending, { recursive: true });
  await writeFile(join(pending, file), claimed.evidence[0] ?? '');
  const longAgo = new Date(Date.now() - 2 * 3_600_000);
  for (const entry of await readdir(pending)) await utimes(join(pending, entry), longAgo, longAgo);
  endpoint = await endpoint.restart();
  expect(await readdir(pending)).toEqual([]);
  expect(await listEvidence(endpoint.config.dataDir)).toEqual([name]);
  await endpoint.remove();
});
