import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { fromHex, randomBytes, toBase64url } from '../../utils/evidence/bytes.ts';
import { contentDigest, sha256Hex } from '../../utils/evidence/digest.ts';
import { verifyConsistency } from '../../utils/evidence/merkle.ts';
import { verifyEndpointJws, verifyReceipt } from '../../utils/evidence/receipt.ts';
import { verifyCanonical } from '../../utils/evidence/signature.ts';
import { signedDescriptorSchema } from '../../utils/protocol/descriptor.ts';
import {
  checkpointClaimsSchema,
  checkpointResponseSchema,
  consistencyResponseSchema,
} from '../../utils/protocol/ledger.ts';
import { receiptResponseSchema } from '../../utils/protocol/receipt.ts';
import { reportStatusSchema } from '../../utils/protocol/status.ts';
import { paths, signingDomains } from '../../utils/protocol/wire.ts';
import { startTestEndpoint, type TestEndpoint } from './endpoint.ts';
import { createReport, putReport, sendChunk, sendEvidence, sendReport } from './reporter.ts';

let endpoint: TestEndpoint;
beforeEach(async () => {
  endpoint = await startTestEndpoint();
});
afterEach(() => endpoint.remove());

const deskKey = () => endpoint.descriptor.descriptor.deskKey;

async function readCheckpoint() {
  const response = await fetch(`${endpoint.url}/v1/ledger/checkpoint`);
  const { checkpoint } = checkpointResponseSchema.parse(await response.json());
  const payload = await verifyEndpointJws(checkpoint, endpoint.descriptor.descriptor.receiptKeys);
  if (!payload.ok) throw new Error(payload.error);
  return checkpointClaimsSchema.parse(payload.value).checkpoint;
}

async function receiptOf(response: Response): Promise<string> {
  return receiptResponseSchema.parse(await response.json()).receipt;
}

it('the descriptor is signed by the root key it names', async () => {
  const response = await fetch(endpoint.url + paths.descriptor);
  const { descriptor, signatures } = signedDescriptorSchema.parse(await response.json());
  expect(signatures.map(({ kid }) => kid)).toEqual([descriptor.rootKey.kid]);
  const [{ signature } = { signature: '' }] = signatures;
  expect(
    await verifyCanonical(signingDomains.descriptor, descriptor, signature, descriptor.rootKey),
  ).toBe(true);
});

it('a report is taken in once, with a receipt that proves it, and the same one ever after', async () => {
  const report = await createReport(deskKey());
  const first = await sendReport(endpoint.url, report);
  expect(first.status).toBe(201);
  const receipt = await receiptOf(first);
  const { descriptor } = endpoint.descriptor;
  const { manifest } = report.envelope;
  const verified = await verifyReceipt({ receipt, descriptor, manifest });
  expect(verified).toMatchObject({ ok: true, value: { leafIndex: 0, checkpoint: { size: 1 } } });

  const again = await putReport(endpoint.url, report, JSON.stringify(report.envelope));
  expect(again.status).toBe(200);
  expect(await receiptOf(again)).toBe(receipt);
  endpoint = await endpoint.restart();
  const later = await putReport(endpoint.url, report, JSON.stringify(report.envelope));
  expect(later.status).toBe(200);
  expect(await receiptOf(later)).toBe(receipt);
  expect((await readCheckpoint()).size).toBe(1);
});

it('the same report sent many times at once is stored once', async () => {
  const report = await createReport(deskKey());
  await sendEvidence(endpoint.url, report);
  const text = JSON.stringify(report.envelope);
  const answers = await Promise.all(
    Array.from({ length: 12 }, () => putReport(endpoint.url, report, text)),
  );
  expect(answers.map(({ status }) => status).toSorted()).toEqual([...Array(11).fill(200), 201]);
  expect(new Set(await Promise.all(answers.map(receiptOf))).size).toBe(1);
  expect((await readCheckpoint()).size).toBe(1);
});

it('new reports, old ones and one under a used capability, all at once: each gets its own answer', async () => {
  const make = async () => {
    const report = await createReport(deskKey());
    await sendEvidence(endpoint.url, report);
    return report;
  };
  const old = await Promise.all([make(), make(), make()]);
  const receipts = new Map<string, string>();
  for (const report of old)
    receipts.set(
      report.id,
      await receiptOf(await putReport(endpoint.url, report, JSON.stringify(report.envelope))),
    );
  const fresh = await Promise.all(Array.from({ length: 6 }, make));
  const thief = await createReport(deskKey(), { capability: old[0].capability });
  await sendEvidence(endpoint.url, thief);
  const [a, b, c] = old;
  const sent = [fresh[0], a, fresh[1], fresh[2], thief, b, fresh[3], fresh[4], c, fresh[5]];
  const answers = await Promise.all(
    sent.map(async (report) => {
      if (report === undefined) throw new Error('no report');
      const answer = await putReport(endpoint.url, report, JSON.stringify(report.envelope));
      return { report, status: answer.status, answer };
    }),
  );
  expect(answers.map(({ status }) => status)).toEqual([
    201, 200, 201, 201, 409, 200, 201, 201, 200, 201,
  ]);
  const { descriptor } = endpoint.descriptor;
  const leaves = new Set<number>();
  for (const { report, status, answer } of answers) {
    if (status === 409) continue;
    const receipt = await receiptOf(answer);
    if (status === 200) expect(receipt).toBe(receipts.get(report.id));
    const { manifest } = report.envelope;
    const verified = await verifyReceipt({ receipt, descriptor, manifest });
    if (!verified.ok) throw new Error(verified.error);
    leaves.add(verified.value.leafIndex);
  }
  expect([...leaves].toSorted((left, right) => left - right)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  expect((await readCheckpoint()).size).toBe(9);
});

it('two reports that claim one capability at once: one of them is taken in', async () => {
  const first = await createReport(deskKey());
  const second = await createReport(deskKey(), { capability: first.capability });
  const others = await Promise.all([createReport(deskKey()), createReport(deskKey())]);
  const all = [first, second, ...others];
  for (const report of all) await sendEvidence(endpoint.url, report);
  const answers = await Promise.all(
    all.map((report) => putReport(endpoint.url, report, JSON.stringify(report.envelope))),
  );
  const [ofFirst, ofSecond, ...ofOthers] = answers.map(({ status }) => status);
  expect([ofFirst, ofSecond].toSorted()).toEqual([201, 409]);
  expect(ofOthers).toEqual([201, 201]);
  expect((await readCheckpoint()).size).toBe(3);
});

it('the status is for the holder of the capability; for others there is no report', async () => {
  const report = await createReport(deskKey());
  await sendReport(endpoint.url, report);
  const ask = (capability: string, id = report.id) =>
    fetch(endpoint.url + paths.report(id), { headers: { Authorization: `Bearer ${capability}` } });
  const status = reportStatusSchema.parse(await (await ask(report.capability)).json());
  expect(status.steps.map(({ step }) => step)).toEqual(['received']);
  const stranger = await ask(toBase64url(randomBytes(32)));
  const unknown = await ask(report.capability, crypto.randomUUID());
  expect([stranger.status, unknown.status]).toEqual([404, 404]);
  expect(await stranger.json()).toEqual(await unknown.json());
});

it('evidence arrives in chunks, resumes where it stood, and is stored as sent', async () => {
  const evidence = Uint8Array.from({ length: 300_000 }, (_, index) => (index * 7919) % 251);
  const sha256 = await sha256Hex(evidence);
  const report = await createReport(deskKey(), { evidence: [evidence] });
  const head = () =>
    fetch(endpoint.url + paths.evidence(sha256), {
      method: 'HEAD',
      headers: { Authorization: `Bearer ${report.capability}` },
    });
  expect((await head()).status).toBe(404);
  const part = await sendChunk(endpoint.url, report, evidence.slice(0, 100_000), {
    sha256,
    isLast: false,
  });
  expect(part.status).toBe(204);
  endpoint = await endpoint.restart();
  const standing = await head();
  expect(standing.headers.get('Upload-Offset')).toBe('100000');
  expect(standing.headers.get('Upload-Complete')).toBe('?0');
  const rest = await sendChunk(endpoint.url, report, evidence.slice(100_000), {
    sha256,
    offset: 100_000,
  });
  expect(rest.headers.get('Upload-Complete')).toBe('?1');
  expect((await putReport(endpoint.url, report, JSON.stringify(report.envelope))).status).toBe(201);
  const shard = join(
    endpoint.config.dataDir,
    'evidence',
    report.envelope.manifest.capabilitySha256.slice(0, 2),
  );
  const [name = ''] = await readdir(shard);
  expect(new Uint8Array(await readFile(join(shard, name)))).toEqual(evidence);
  expect(await readdir(join(endpoint.config.dataDir, 'pending'))).toEqual([]);
});

it('chunks of one blob sent at once are taken one at a time', async () => {
  const evidence = randomBytes(50_000);
  const sha256 = await sha256Hex(evidence);
  const report = await createReport(deskKey(), { evidence: [evidence] });
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => sendChunk(endpoint.url, report, evidence)),
  );
  const statuses = answers.map(({ status }) => status).toSorted();
  expect(statuses).toEqual([204, ...Array(7).fill(409)]);
  for (const answer of answers) {
    expect(answer.headers.get('Upload-Offset')).toBe('50000');
    expect(answer.headers.get('Upload-Complete')).toBe('?1');
  }
  expect((await sendChunk(endpoint.url, report, evidence, { sha256 })).status).toBe(409);
});

it('an upload is seen by its own capability only', async () => {
  const evidence = randomBytes(1000);
  const [report, stranger] = [await createReport(deskKey()), await createReport(deskKey())];
  await sendChunk(endpoint.url, report, evidence);
  const seen = await fetch(endpoint.url + paths.evidence(await sha256Hex(evidence)), {
    method: 'HEAD',
    headers: { Authorization: `Bearer ${stranger.capability}` },
  });
  expect(seen.status).toBe(404);
});

it('the digest that the client computes is the one the endpoint wants', async () => {
  expect(await contentDigest(new Uint8Array(0))).toBe(
    'sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:',
  );
});

it('every ledger is consistent with every earlier one, and each report is in it', async () => {
  const checkpoints = [await readCheckpoint()];
  for (let count = 0; count < 5; count += 1) {
    await sendReport(endpoint.url, await createReport(deskKey(), { evidence: [] }));
    checkpoints.push(await readCheckpoint());
  }
  const last = checkpoints.at(-1);
  expect(last?.size).toBe(5);
  for (const earlier of checkpoints) {
    const url = `${endpoint.url}/v1/ledger/consistency?from=${earlier.size}&to=5`;
    const proof = consistencyResponseSchema.parse(await (await fetch(url)).json());
    const holds = await verifyConsistency({
      from: proof.from,
      to: proof.to,
      fromRootHash: fromHex(earlier.rootHash),
      toRootHash: fromHex(last?.rootHash ?? ''),
      path: proof.consistencyPath.map(fromHex),
    });
    expect(holds).toBe(true);
  }
});
