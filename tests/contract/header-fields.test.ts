import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { writeDeskKeys } from '../../server/keys/desk-keys.ts';
import { problemSchema } from '../../utils/protocol/problem.ts';
import { reportEnvelopeSchema } from '../../utils/protocol/report.ts';
import { startTestEndpoint, type TestEndpoint } from './endpoint.ts';
import { readAcceptedReport, readJson, spoil } from './golden.ts';
import { putReport } from './reporter.ts';

/**
 * What each field that the endpoint may read can say: one list for the reporter's software and the endpoint.
 */
const rowsSchema = z.array(
  z.strictObject({ pointer: z.string(), value: z.unknown(), why: z.string() }),
);
type Row = z.infer<typeof rowsSchema>[number];

const accepted = readAcceptedReport();
const report = { id: accepted.envelope.manifest.id, capability: accepted.capability };
const rowsOf = (kind: 'accepted' | 'rejected') =>
  rowsSchema
    .parse(readJson(`header-fields/${kind}.json`))
    .map((row): [string, Row] => [
      `${row.pointer} ${row.why}: ${JSON.stringify(row.value).slice(0, 80)}`,
      row,
    ]);

let endpoint: TestEndpoint;
beforeAll(async () => {
  endpoint = await startTestEndpoint({ environment: { PLAINT_REPORTS_PER_HOUR: '0' } });
  await writeDeskKeys(endpoint.config.deskKeysFile, { current: accepted.deskKey, previous: [] });
  endpoint = await endpoint.restart();
});
afterAll(() => endpoint.remove());

/** The golden report with this one value in it, hashed and signed anew; its evidence was never sent. */
async function envelopeWith({ pointer, value, why }: Row): Promise<unknown> {
  const change = { why, set: { [pointer]: value }, status: 0, problem: '' };
  const resigned = { ...change, isRehashed: true, isResigned: pointer !== '/signature' };
  // A text with half a character in it has no canonical form, so that nothing can be signed over it.
  return spoil(accepted, resigned).catch(() => spoil(accepted, change));
}

async function put(envelope: unknown) {
  const answer = await putReport(endpoint.url, report, JSON.stringify(envelope));
  return { status: answer.status, problem: problemSchema.parse(await answer.json()) };
}

describe('what a field may say', () => {
  it.each(rowsOf('accepted'))('%s', async (_name, row) => {
    const envelope = await envelopeWith(row);
    expect(reportEnvelopeSchema.safeParse(envelope).success).toBe(true);
    const { problem } = await put(envelope);
    // All of it was read, judged and found right: only the evidence lacks.
    expect(problem.type).toBe('urn:plaint:problem:evidence-missing');
  });
});

describe('what a field may not say', () => {
  it.each(rowsOf('rejected'))('%s', async (_name, row) => {
    const envelope = await envelopeWith(row);
    const issues = reportEnvelopeSchema.safeParse(envelope).error?.issues ?? [];
    const pointers = issues.map(({ path }) => `/${path.join('/')}`);
    expect(pointers.some((pointer) => pointer.startsWith(row.pointer))).toBe(true);
    const { status, problem } = await put(envelope);
    expect({ status, type: problem.type }).toEqual({
      status: 422,
      type: 'urn:plaint:problem:invalid',
    });
  });
});
