import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { writeDeskKeys } from '../../server/keys/desk-keys.ts';
import { utf8 } from '../../utils/evidence/bytes.ts';
import { keptMessagesSchema, reporterMessageSchema } from '../../utils/protocol/message.ts';
import { problemSchema } from '../../utils/protocol/problem.ts';
import { putToDesk } from './correspondent.ts';
import { startTestEndpoint, type TestEndpoint } from './endpoint.ts';
import { readAcceptedReport, readJson } from './golden.ts';
import { putReport, sendChunk } from './reporter.ts';

/** Messages that both sides read alike: the client's schemas, and an endpoint that receives them. */
const accepted = readAcceptedReport();
const { id } = accepted.envelope.manifest;
const report = { id, capability: accepted.capability };
const word = readJson('messages/accepted/word.json');

const spoiledSchema = z.strictObject({
  why: z.string(),
  /** JSON pointers into the accepted word, and what stands there instead. */
  set: z.record(z.string(), z.unknown()),
  status: z.number(),
  problem: z.string(),
  code: z.exactOptional(z.string()),
});
const names = readdirSync(new URL('messages/rejected', import.meta.url)).toSorted();

function spoil(set: Readonly<Record<string, unknown>>): string {
  const copy = JSON.parse(JSON.stringify(word));
  for (const [pointer, value] of Object.entries(set)) {
    const path = pointer.split('/').slice(1);
    const last = path.pop() ?? '';
    const place = path.reduce((part, name) => part[name], copy);
    place[last] = value;
  }
  return JSON.stringify(copy);
}

let endpoint: TestEndpoint;
beforeAll(async () => {
  endpoint = await startTestEndpoint({ environment: { PLAINT_REPORTS_PER_HOUR: '0' } });
  await writeDeskKeys(endpoint.config.deskKeysFile, { current: accepted.deskKey, previous: [] });
  endpoint = await endpoint.restart();
  const sent = await sendChunk(endpoint.url, report, utf8(accepted.evidenceText));
  expect(sent.status).toBe(204);
  const answer = await putReport(endpoint.url, report, JSON.stringify(accepted.envelope));
  expect(answer.status).toBe(201);
});
afterAll(() => endpoint.remove());

it.each([
  ['word', reporterMessageSchema],
  ['kept-messages', keptMessagesSchema],
] as const)('%s is read as it stands', (name, schema) => {
  const golden = readJson(`messages/accepted/${name}.json`);
  expect(schema.parse(golden)).toEqual(golden);
});

it.each(names)('%s is refused', async (name) => {
  const { set, status, problem, code } = spoiledSchema.parse(readJson(`messages/rejected/${name}`));
  const answer = await putToDesk(endpoint, report, 1, spoil(set));
  const told = problemSchema.parse(await answer.json());
  expect([answer.status, told.type]).toEqual([status, `urn:plaint:problem:${problem}`]);
  if (code !== undefined) expect(told.errors?.map((error) => error.code)).toContain(code);
});

it('unspoiled, it is accepted after all of these', async () => {
  expect((await putToDesk(endpoint, report, 1, spoil({}))).status).toBe(201);
});
