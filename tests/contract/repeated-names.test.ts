import { afterAll, beforeAll, expect, it } from 'vitest';
import { writeDeskKeys } from '../../server/keys/desk-keys.ts';
import { fetchDescriptor } from '../../utils/endpoint/fetch-descriptor.ts';
import { problemSchema } from '../../utils/protocol/problem.ts';
import { startTestEndpoint, type TestEndpoint } from './endpoint.ts';
import { readAcceptedReport } from './golden.ts';
import { putReport } from './reporter.ts';

const accepted = readAcceptedReport();
const report = { id: accepted.envelope.manifest.id, capability: accepted.capability };
const text = JSON.stringify(accepted.envelope);

let endpoint: TestEndpoint;
beforeAll(async () => {
  endpoint = await startTestEndpoint();
  await writeDeskKeys(endpoint.config.deskKeysFile, { current: accepted.deskKey, previous: [] });
  endpoint = await endpoint.restart();
});
afterAll(() => endpoint.remove());

const idOf = (id: string) => `"id":"${id}"`;

/** Each says one thing to readers that keep the first of two, and another to those that keep the last. */
const doubled: readonly (readonly [string, string])[] = [
  ['at the top', text.replace('{"manifest":', '{"manifest":null,"manifest":')],
  ['the same twice', text.replace(idOf(report.id), `${idOf(report.id)},${idOf(report.id)}`)],
  ['in the manifest', text.replace('"createdAt":', '"createdAt":"x","createdAt":')],
  ['in the header', text.replace('"platform":', '"platform":"a.example","platform":')],
  ['written with an escape', text.replace('"flags":', '"fl\\u0061gs":["minor"],"flags":')],
  ['in a key', text.replace('"kty":"OKP"', '"kty":"EC","kty":"OKP"')],
  ['in the seal', text.replace('"iv":', '"iv":"","iv":')],
  ['in a recipient', text.replace('"encrypted_key":', '"encrypted_key":"","encrypted_key":')],
  ['with white space', text.replace('"language":', '"language" : "en" ,\n\t"language":')],
  ['after the rest', text.replace(/\}$/, ',"signature":""}')],
];

it.each(doubled)('a name that stands twice is refused: %s', async (_where, body) => {
  expect(() => JSON.parse(body)).not.toThrow();
  const answer = await putReport(endpoint.url, report, body);
  const problem = problemSchema.parse(await answer.json());
  expect([answer.status, problem.type]).toEqual([400, 'urn:plaint:problem:malformed']);
});

it('a descriptor with a name twice is none', async () => {
  const { signal } = new AbortController();
  const served = JSON.stringify(endpoint.descriptor);
  const ask = async (body: string) => {
    const answer = async () =>
      new Response(body, { headers: { 'Content-Type': 'application/json' } });
    const ports = { fetch: answer, timeoutMs: 1000, now: Date.now };
    return (await fetchDescriptor('https://reports.example.org', ports, signal)).signed;
  };
  expect(await ask(served)).toBeDefined();
  expect(await ask(served.replace('"issuedAt":', '"issuedAt":"x","issuedAt":'))).toBeUndefined();
});
