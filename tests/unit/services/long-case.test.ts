import 'fake-indexeddb/auto';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { reportCaseSchema } from '../../../utils/casework/wire.ts';
import { mediaTypes, paths } from '../../../utils/protocol/wire.ts';
import { followCase } from '../../../utils/services/replies/follow-case.ts';
import { buildCaseProof } from '../../../utils/services/replies/load-case.ts';
import { loadCorrespondence } from '../../../utils/storage/correspondence.ts';
import { keysOf, putToReporter, writeToReporter } from '../../contract/correspondent.ts';
import { startTestEndpoint, type TestEndpoint } from '../../contract/endpoint.ts';
import { enrol, sendStep, signStep, type TestHandler } from '../../contract/handler.ts';
import { createReport, sendReport } from '../../contract/reporter.ts';
import { createDevice, type ReporterDevice } from './reporter-device.ts';

const { signal } = new AbortController();
/** More than two pages of steps, and more than one of messages. */
const opened = 215;
const written = 25;

let endpoint: TestEndpoint;
let reviewer: TestHandler;
let device: ReporterDevice;

beforeAll(async () => {
  endpoint = await startTestEndpoint({
    environment: { PLAINT_REQUESTS_PER_MINUTE: '0', PLAINT_REPORTS_PER_HOUR: '0' },
  });
  reviewer = await enrol(endpoint, ['reviewer']);
  device = await createDevice(endpoint);
  const reportId = device.report.id;
  for (let seq = 1; seq <= opened; seq += 1) {
    const at = { reportId, seq };
    const step = await signStep(reviewer, at, 'report.opened', { reason: 'assess' });
    expect((await sendStep(endpoint, reviewer, step)).status).toBe(201);
  }
  let place = device.first;
  for (let count = 1; count <= written; count += 1) {
    const message = await writeToReporter(
      reviewer,
      { reportId, seq: opened + count, place },
      ['message.sent', {}],
      { kind: 'message', text: `number ${count}` },
      keysOf(endpoint, device.reply),
    );
    const put = await putToReporter(endpoint, reviewer, place.number, message);
    expect(put.status).toBe(201);
    place = { number: place.number + 1, previousSha256: message.sha256 };
  }
}, 120_000);
afterAll(() => endpoint.remove());
beforeEach(() =>
  device.db.use((connection) => connection.delete('correspondence', device.report.id)),
);
afterEach(() => vi.unstubAllGlobals());

const isCase = (url: unknown) => new URL(String(url)).pathname.endsWith('/case');

it('is read whole, page by page, all of it under one head though the ledger grows meanwhile', async () => {
  const real = fetch;
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (...request: Parameters<typeof fetch>) => {
    if (!isCase(request[0])) return real(...request);
    asked.push(new URL(String(request[0])).search);
    const answer = await real(...request);
    // Somebody else reports between any two pages.
    const other = await createReport(endpoint.descriptor.descriptor.deskKey);
    await sendReport(endpoint.url, other);
    return answer;
  });
  const followed = await followCase(device.db, device.item, signal);
  vi.unstubAllGlobals();
  expect(asked).toHaveLength(3);
  expect(new Set(asked.slice(1).map((search) => search.split('size=')[1])).size).toBe(1);
  expect(followed?.newMessages).toBe(written);
  const { steps, messages, fault } = await loadCorrespondence(device.db, device.report.id);
  expect(fault).toBeUndefined();
  expect(steps.map(({ event }) => event.seq)).toEqual(
    Array.from({ length: opened + written }, (_, place) => place + 1),
  );
  expect(messages).toHaveLength(written);
  const proof = JSON.parse(
    (await (await buildCaseProof(device.db, device.report.id))?.text()) ?? '',
  );
  expect(proof.steps).toHaveLength(opened + written);
  expect(proof.messages.at(-1).opened.text).toBe(`number ${written}`);
});

it('with a step changed, left out or repeated on a later page is not believed', async () => {
  type Told = { steps: { event: { seq: number } }[] };
  const tricks: readonly ((told: Told) => Told)[] = [
    (told) => ({
      ...told,
      steps: told.steps.map(({ event, ...place }) => ({
        ...place,
        event: { ...event, reason: 'audit' },
      })),
    }),
    (told) => ({ ...told, steps: told.steps.toReversed() }),
    (told) => ({ ...told, steps: [] }),
  ];
  const real = fetch;
  for (const trick of tricks) {
    vi.stubGlobal('fetch', async (...request: Parameters<typeof fetch>) => {
      const answer = await real(...request);
      if (!isCase(request[0]) || !String(request[0]).includes('after=')) return answer;
      return new Response(JSON.stringify(trick((await answer.json()) as Told)), {
        headers: { 'Content-Type': mediaTypes.json },
      });
    });
    await followCase(device.db, device.item, signal);
    vi.unstubAllGlobals();
    const { steps, messages } = await loadCorrespondence(device.db, device.report.id);
    expect([steps.length, messages.length]).toEqual([0, 0]);
  }
});

it('a page under a head that the ledger has not reached is refused, and so is no number', async () => {
  const ask = (search: string) =>
    fetch(`${endpoint.url}${paths.reportCase(device.report.id)}${search}`, {
      headers: { Authorization: `Bearer ${device.report.capability}` },
    });
  expect((await ask('?after=1&size=999999')).status).toBe(404);
  expect((await ask('?after=1&size=x')).status).toBe(400);
  const last = reportCaseSchema.parse(await (await ask(`?after=${opened + written - 1}`)).json());
  expect(last.steps).toHaveLength(1);
  expect(last.isMore).toBeUndefined();
});
