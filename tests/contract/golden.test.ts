import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeDeskKeys } from '../../server/keys/desk-keys.ts';
import { utf8 } from '../../utils/evidence/bytes.ts';
import { verifyReceipt } from '../../utils/evidence/receipt.ts';
import { verifyCanonical } from '../../utils/evidence/signature.ts';
import { signedDescriptorSchema } from '../../utils/protocol/descriptor.ts';
import { checkpointResponseSchema } from '../../utils/protocol/ledger.ts';
import { problemSchema } from '../../utils/protocol/problem.ts';
import { receiptResponseSchema } from '../../utils/protocol/receipt.ts';
import { reportStatusSchema } from '../../utils/protocol/status.ts';
import { paths, signingDomains } from '../../utils/protocol/wire.ts';
import { startTestEndpoint, type TestEndpoint } from './endpoint.ts';
import { listSpoiledReports, readAcceptedReport, readJson, spoil } from './golden.ts';
import { putReport, sendChunk } from './reporter.ts';

/** Files that both sides read alike: the client's schemas, and an endpoint that receives them. */
const accepted = readAcceptedReport();
const { manifest } = accepted.envelope;
const report = { id: manifest.id, capability: accepted.capability };

let endpoint: TestEndpoint;
beforeAll(async () => {
  endpoint = await startTestEndpoint();
  await writeDeskKeys(endpoint.config.deskKeysFile, { current: accepted.deskKey, previous: [] });
  endpoint = await endpoint.restart();
  const sent = await sendChunk(endpoint.url, report, utf8(accepted.evidenceText));
  expect(sent.status).toBe(204);
});
afterAll(() => endpoint.remove());

describe('answers that a client has to understand', () => {
  it.each([
    ['signed-descriptor', signedDescriptorSchema],
    ['receipt-response', receiptResponseSchema],
    ['report-status', reportStatusSchema],
    ['checkpoint-response', checkpointResponseSchema],
    ['problem', problemSchema],
  ] as const)('%s', (name, schema) => {
    const golden = readJson(`accepted/${name}.json`);
    expect(schema.parse(golden)).toEqual(golden);
  });

  it('the golden receipt proves the golden report under the golden descriptor', async () => {
    const { descriptor, signatures } = signedDescriptorSchema.parse(
      readJson('accepted/signed-descriptor.json'),
    );
    const { receipt } = receiptResponseSchema.parse(readJson('accepted/receipt-response.json'));
    expect(await verifyReceipt({ receipt, descriptor, manifest })).toMatchObject({ ok: true });
    const { descriptor: domain } = signingDomains;
    const [{ signature } = { signature: '' }] = signatures;
    expect(await verifyCanonical(domain, descriptor, signature, descriptor.rootKey)).toBe(true);
  });
});

describe('a report spoiled in one place', () => {
  it.each(listSpoiledReports())('%s', async (_name, spoiled) => {
    const before = await (await fetch(`${endpoint.url}/v1/ledger/checkpoint`)).json();
    const body = JSON.stringify(await spoil(accepted, spoiled));
    const answer = await putReport(endpoint.url, report, body);
    const problem = problemSchema.parse(await answer.json());
    expect({ status: answer.status, type: problem.type }).toEqual({
      status: spoiled.status,
      type: `urn:plaint:problem:${spoiled.problem}`,
    });
    expect(answer.headers.get('Content-Type')).toBe('application/problem+json');
    if (spoiled.pointer !== undefined)
      expect(problem.errors?.map(({ pointer }) => pointer)).toContain(spoiled.pointer);
    const status = await fetch(endpoint.url + paths.report(report.id), {
      headers: { Authorization: `Bearer ${report.capability}` },
    });
    expect(status.status).toBe(404);
    expect(sizeOf(await (await fetch(`${endpoint.url}/v1/ledger/checkpoint`)).json())).toBe(
      sizeOf(before),
    );
  });
});

it('unspoiled, it is accepted after all of these', async () => {
  const answer = await putReport(endpoint.url, report, JSON.stringify(accepted.envelope));
  expect(answer.status).toBe(201);
});

function sizeOf(answer: unknown): unknown {
  const { checkpoint } = checkpointResponseSchema.parse(answer);
  const [, payload = ''] = checkpoint.split('.');
  return JSON.parse(Buffer.from(payload, 'base64url').toString()).checkpoint.size;
}
