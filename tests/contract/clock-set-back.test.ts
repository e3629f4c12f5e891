import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { verifyEndpointJws, verifyReceipt } from '../../utils/evidence/receipt.ts';
import { signedDescriptorSchema } from '../../utils/protocol/descriptor.ts';
import { checkpointClaimsSchema, checkpointResponseSchema } from '../../utils/protocol/ledger.ts';
import { type ReceiptClaims, receiptResponseSchema } from '../../utils/protocol/receipt.ts';
import { reportStatusSchema } from '../../utils/protocol/status.ts';
import { paths } from '../../utils/protocol/wire.ts';
import { startTestEndpoint, type TestEndpoint } from './endpoint.ts';
import { createReport, sendChunk, sendReport, type TestReport } from './reporter.ts';
import { startTsaServer } from './tsa-server.ts';

const dayMs = 24 * 3_600_000;
const noon = '2026-03-01T12:00:00.000Z';

let endpoint: TestEndpoint;
let nowMs: number;
beforeEach(() => {
  nowMs = Date.parse(noon);
});
afterEach(() => endpoint.remove());

async function start(environment: Readonly<Record<string, string>> = {}): Promise<void> {
  endpoint = await startTestEndpoint({ environment, now: () => new Date(nowMs) });
}

const create = () => createReport(endpoint.descriptor.descriptor.deskKey);

async function deliver(report: TestReport): Promise<ReceiptClaims> {
  const answer = await sendReport(endpoint.url, report);
  expect(answer.status).toBe(201);
  const { receipt } = receiptResponseSchema.parse(await answer.json());
  const { descriptor } = endpoint.descriptor;
  const verified = await verifyReceipt({ receipt, descriptor, manifest: report.envelope.manifest });
  if (!verified.ok) throw new Error(verified.error);
  return verified.value;
}

async function readCheckpoint() {
  const { checkpoint } = checkpointResponseSchema.parse(
    await (await fetch(endpoint.url + paths.checkpoint)).json(),
  );
  const payload = await verifyEndpointJws(checkpoint, endpoint.descriptor.descriptor.receiptKeys);
  return checkpointClaimsSchema.parse(payload.ok ? payload.value : undefined);
}

async function keptFiles(): Promise<number> {
  const entries = await readdir(join(endpoint.config.dataDir, 'evidence'), { recursive: true });
  return entries.filter((name) => name.length > 64).length;
}

describe.each([
  ['a day', dayMs],
  ['ten years', 3653 * dayMs],
])('a clock set back by %s', (_name, jumpMs) => {
  it('turns back neither receipts nor checkpoints, also over a restart', async () => {
    await start();
    const before = await deliver(await create());
    expect(before.receivedAt).toBe(noon);
    nowMs -= jumpMs;
    const after = await deliver(await create());
    expect(after.receivedAt).toBe(noon);
    const seen = await readCheckpoint();
    expect(seen).toMatchObject({ at: noon, checkpoint: { size: 2 } });
    endpoint = await endpoint.restart();
    expect((await deliver(await create())).receivedAt).toBe(noon);
    expect((await readCheckpoint()).at).toBe(noon);
    // Reporters would pass over a descriptor that looks older than the one they have.
    const whole = new Date(Date.parse(noon) + 1).toISOString();
    expect(endpoint.descriptor.descriptor.issuedAt).toBe(whole);
    const earlier = await (await fetch(endpoint.url + paths.descriptor)).json();
    expect(signedDescriptorSchema.parse(earlier).descriptor.issuedAt).toBe(noon);
    nowMs += jumpMs + 1000;
    expect((await deliver(await create())).receivedAt).toBe('2026-03-01T12:00:01.000Z');
  });

  it('locks nobody out, and lets nobody send more', async () => {
    await start({ PLAINT_REPORTS_PER_HOUR: '4' });
    for (let count = 0; count < 2; count += 1) await deliver(await create());
    nowMs -= jumpMs;
    for (let count = 0; count < 2; count += 1) await deliver(await create());
    const refused = await sendReport(endpoint.url, await create());
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('Retry-After'))).toBeLessThanOrEqual(3600);
  });

  it('deletes nothing before its time, neither then nor once it is set right', async () => {
    nowMs = Date.now();
    await start({ PLAINT_RETENTION_DAYS: '30', PLAINT_UPLOAD_EXPIRY_HOURS: '1' });
    await deliver(await create());
    const unclaimed = await create();
    await sendChunk(endpoint.url, unclaimed, unclaimed.evidence[0] ?? new Uint8Array(1));
    const pending = () => readdir(join(endpoint.config.dataDir, 'pending'));
    nowMs -= jumpMs;
    await deliver(await create());
    endpoint = await endpoint.restart();
    expect([await keptFiles(), (await pending()).length]).toEqual([2, 1]);
    nowMs += jumpMs;
    endpoint = await endpoint.restart();
    expect([await keptFiles(), (await pending()).length]).toEqual([2, 1]);
    nowMs += 29 * dayMs;
    endpoint = await endpoint.restart();
    expect(await keptFiles()).toBe(2);
    nowMs += 2 * dayMs;
    endpoint = await endpoint.restart();
    expect(await keptFiles()).toBe(0);
  }, 40_000);
});

it('a clock set back holds up neither stamps that were due nor new ones', async () => {
  const tsa = await startTsaServer();
  tsa.isUp = false;
  nowMs = Date.now() + 3653 * dayMs;
  await start({ PLAINT_TSA_URL: tsa.url });
  const [old, young] = [await create(), await create()];
  await deliver(old);
  await vi.waitFor(() => expect(tsa.asked).toBe(2), { timeout: 15_000 });
  nowMs -= 3653 * dayMs;
  await deliver(young);
  // The pause after the refusal is over under either clock.
  nowMs += 120_000;
  tsa.isUp = true;
  const isStamped = async ({ id, capability }: TestReport) => {
    const answer = await fetch(endpoint.url + paths.report(id), {
      headers: { Authorization: `Bearer ${capability}` },
    });
    const { timestamps } = reportStatusSchema.parse(await answer.json());
    return timestamps?.manifest !== undefined && timestamps.checkpoint !== undefined;
  };
  await vi.waitFor(
    async () => expect([await isStamped(old), await isStamped(young)]).toEqual([true, true]),
    { timeout: 15_000, interval: 200 },
  );
  await tsa.stop();
}, 60_000);
