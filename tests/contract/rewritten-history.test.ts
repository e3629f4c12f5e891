import { afterEach, beforeEach, expect, it } from 'vitest';
import { publicDeskKey } from '../../server/keys/desk-key-file.ts';
import { judgeContinuity } from '../../utils/evidence/consistency.ts';
import { verifyEndpointJws } from '../../utils/evidence/receipt.ts';
import { signedDescriptorSchema } from '../../utils/protocol/descriptor.ts';
import {
  checkpointClaimsSchema,
  checkpointResponseSchema,
  consistencyResponseSchema,
} from '../../utils/protocol/ledger.ts';
import type { Checkpoint } from '../../utils/protocol/receipt.ts';
import { paths } from '../../utils/protocol/wire.ts';
import { createHome, type EndpointHome } from './endpoint-process.ts';
import { forgetLedger } from './forget-ledger.ts';
import { createReport, sendReport } from './reporter.ts';

let home: EndpointHome;
beforeEach(async () => {
  home = await createHome();
});
afterEach(() => home.remove());

async function readCheckpoint(url: string): Promise<Checkpoint> {
  const { descriptor } = signedDescriptorSchema.parse(
    await (await fetch(url + paths.descriptor)).json(),
  );
  const answer = await (await fetch(`${url}/v1/ledger/checkpoint`)).json();
  const { checkpoint } = checkpointResponseSchema.parse(answer);
  const payload = await verifyEndpointJws(checkpoint, descriptor.receiptKeys);
  if (!payload.ok) throw new Error(payload.error);
  return checkpointClaimsSchema.parse(payload.value).checkpoint;
}

/** What a reporter's software does at each visit. */
async function visit(url: string, remembered: Checkpoint) {
  const seen = await readCheckpoint(url);
  const answer = await fetch(
    `${url}/v1/ledger/consistency?from=${remembered.size}&to=${seen.size}`,
  );
  const { consistencyPath } = answer.ok
    ? consistencyResponseSchema.parse(await answer.json())
    : { consistencyPath: [] };
  return judgeContinuity({ remembered, seen, consistencyPath });
}

async function sendReports(url: string, count: number): Promise<void> {
  for (let sent = 0; sent < count; sent += 1) {
    const report = await createReport(publicDeskKey(home.deskKey), { evidence: [] });
    expect((await sendReport(url, report)).status).toBe(201);
  }
}

it('a ledger that grows raises no alarm; one rewritten on purpose does', async () => {
  const honest = await home.start();
  await sendReports(honest.url, 3);
  const remembered = await readCheckpoint(honest.url);
  expect(await visit(honest.url, remembered)).toBe('same');
  await sendReports(honest.url, 2);
  expect(await visit(honest.url, remembered)).toBe('continued');
  await honest.end('SIGTERM');

  forgetLedger(home.dataDir);
  const dishonest = await home.start();
  await sendReports(dishonest.url, 2);
  expect(await visit(dishonest.url, remembered)).toBe('shrunk');
  await sendReports(dishonest.url, 1);
  expect(await visit(dishonest.url, remembered)).toBe('rewritten');
  await sendReports(dishonest.url, 4);
  expect(await visit(dishonest.url, remembered)).toBe('rewritten');
  await dishonest.end('SIGTERM');
});
