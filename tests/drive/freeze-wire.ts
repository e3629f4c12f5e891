import { mkdir, writeFile } from 'node:fs/promises';
import * as z from 'zod/mini';
import { canonicalBytes } from '../../utils/evidence/canonical.ts';
import { sha256Hex } from '../../utils/evidence/digest.ts';
import { reportBodySchema } from '../../utils/protocol/body.ts';
import { receivedDescriptorSchema } from '../../utils/protocol/descriptor.ts';
import {
  inclusionResponseSchema,
  receivedCheckpointClaimsSchema,
  receivedCheckpointSchema,
  receivedConsistencySchema,
} from '../../utils/protocol/ledger.ts';
import { receivedProblemSchema } from '../../utils/protocol/problem.ts';
import { receiptResponseSchema, receivedClaimsSchema } from '../../utils/protocol/receipt.ts';
import { reportEnvelopeSchema } from '../../utils/protocol/report.ts';
import { receivedStatusSchema } from '../../utils/protocol/status.ts';
import { mediaTypes, paths } from '../../utils/protocol/wire.ts';
import { startTestEndpoint } from '../contract/endpoint.ts';
import { createReport, putReport, sendReport } from '../contract/reporter.ts';

/**
 * `node tests/drive/freeze-wire.ts VERSION`: writes down, before a release, the schemas by which it reads and
 * what a real endpoint of it says, as `tests/fixtures/wire/VERSION`. Later releases are held to that; what a
 * release wrote is never made again.
 */
const [version = ''] = process.argv.slice(2);
if (!/^\d+\.\d+\.\d+$/.test(version)) throw new RangeError('which version?');
const folder = new URL(`../fixtures/wire/${version}/`, import.meta.url);

/** By which this release reads: an endpoint the envelope, a desk the body, a client the answers. */
const schemas = {
  signedDescriptor: receivedDescriptorSchema,
  envelope: reportEnvelopeSchema,
  body: reportBodySchema,
  receiptResponse: receiptResponseSchema,
  receiptClaims: receivedClaimsSchema,
  status: receivedStatusSchema,
  checkpointResponse: receivedCheckpointSchema,
  checkpointClaims: receivedCheckpointClaimsSchema,
  inclusionResponse: inclusionResponseSchema,
  consistencyResponse: receivedConsistencySchema,
  problem: receivedProblemSchema,
};

async function write(name: string, value: unknown): Promise<void> {
  await mkdir(folder, { recursive: true });
  const text = `${JSON.stringify(value, null, 2)}\n`;
  await writeFile(new URL(`${name}.json`, folder), text, { flag: 'wx' });
}

/** A complete report of an insult, in the words of the endpoint's tests. */
function buildBody(reportId: string) {
  const url = 'https://forum.example.org/t/1';
  const answers = { url, quote: 'You worm.', name: 'A. Example', contact: 'a@reporter.test' };
  return {
    type: 'plaint.body/1' as const,
    reporter: { name: 'A. Example', contact: 'a@reporter.test', anonymous: false },
    answers,
    targets: [url],
    evidence: {
      type: 'plaint.evidence/1' as const,
      reportId,
      capturedAt: '2026-01-02T03:04:05.678Z',
      url,
      software: { name: 'plaint' as const, version, browser: 'Example 1' },
      clocks: { browser: '2026-01-02T03:04:05.678Z' },
      artefacts: [],
    },
    documents: [],
    keys: [],
  };
}

async function readSamples() {
  const endpoint = await startTestEndpoint();
  try {
    const get = async (path: string, fields: Readonly<Record<string, string>> = {}) =>
      (await fetch(endpoint.url + path, { headers: fields })).json() as Promise<unknown>;
    const id = crypto.randomUUID();
    const body = buildBody(id);
    const report = await createReport(endpoint.descriptor.descriptor.deskKey, {
      id,
      evidence: [new Uint8Array(100).fill(7)],
      header: { elements: ['url', 'quote', 'name', 'contact'] },
      plaintext: JSON.stringify(body),
      evidenceManifestSha256: await sha256Hex(canonicalBytes(body.evidence)),
    });
    const receiptResponse: unknown = await (await sendReport(endpoint.url, report)).json();
    const other = { ...report.envelope, signature: report.envelope.signature.replace(/^./, 'A') };
    const problem: unknown = await (
      await putReport(endpoint.url, report, JSON.stringify({ ...other, more: 1 }))
    ).json();
    return {
      deskKey: endpoint.deskKey,
      capability: report.capability,
      signedDescriptor: await get(paths.descriptor, { Accept: mediaTypes.descriptor }),
      envelope: report.envelope,
      body,
      receiptResponse,
      status: await get(paths.report(id), { Authorization: `Bearer ${report.capability}` }),
      checkpointResponse: await get(paths.checkpoint),
      inclusionResponse: await get('/v1/ledger/inclusion?leaf=0&size=1'),
      consistencyResponse: await get(paths.consistency(1, 1)),
      problem,
    };
  } finally {
    await endpoint.remove();
  }
}

await write(
  'schemas',
  Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [
      name,
      z.toJSONSchema(schema, { io: 'input' }),
    ]),
  ),
);
await write('samples', await readSamples());
