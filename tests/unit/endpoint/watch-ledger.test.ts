import { afterEach, beforeEach, expect, it } from 'vitest';
import { enrol } from '../../../utils/endpoint/enrol.ts';
import type { PairedEndpoint } from '../../../utils/endpoint/paired-endpoint.ts';
import { watchLedger } from '../../../utils/endpoint/watch-ledger.ts';
import { startTestEndpoint, type TestEndpoint } from '../../contract/endpoint.ts';
import { forgetLedger } from '../../contract/forget-ledger.ts';
import { createReport, sendReport } from '../../contract/reporter.ts';

const { signal } = new AbortController();
let endpoint: TestEndpoint;
let enrolment: PairedEndpoint | undefined;

beforeEach(async () => {
  enrolment = undefined;
  endpoint = await startTestEndpoint();
  const enrolled = await enrol(endpoint.url, ports(), { source: 'person' }, signal);
  if (!enrolled.ok) throw enrolled.error;
  enrolment = enrolled.value;
}, 60_000);
afterEach(() => endpoint.remove(), 60_000);

/** The reporter's software knows one origin, wherever the endpoint of the test listens at the moment. */
function ports() {
  return {
    fetch: (async (url: string, init: RequestInit) =>
      fetch(
        String(url).replace(enrolment?.origin ?? endpoint.url, endpoint.url),
        init,
      )) as typeof fetch,
    timeoutMs: 10_000,
    now: Date.now,
    load: async () => enrolment,
    update: async (
      _origin: string,
      change: (stored: PairedEndpoint | undefined) => PairedEndpoint | undefined,
    ) => {
      enrolment = change(enrolment) ?? enrolment;
    },
  };
}

const visit = () => watchLedger(enrolment?.origin ?? '', ports(), signal);

async function takeIn(count: number): Promise<void> {
  for (let sent = 0; sent < count; sent += 1) {
    const report = await createReport(endpoint.descriptor.descriptor.deskKey, { evidence: [] });
    expect((await sendReport(endpoint.url, report)).status).toBe(201);
  }
}

async function rewrite(): Promise<void> {
  await endpoint.stop();
  forgetLedger(endpoint.config.dataDir);
  endpoint = await endpoint.restart();
}

it('a ledger that grows is intact at every visit, and its newest head is remembered', async () => {
  expect(await visit()).toBe('first');
  await takeIn(3);
  expect(await visit()).toBe('intact');
  await takeIn(2);
  expect(await visit()).toBe('intact');
  expect(enrolment?.lastSeenCheckpoint?.size).toBe(5);
  expect(enrolment).not.toHaveProperty('ledgerAlarm');
});

it('entries taken away are an alarm, and the head from before is kept', async () => {
  await takeIn(3);
  await visit();
  const before = enrolment?.lastSeenCheckpoint;
  await rewrite();
  await takeIn(1);
  expect(await visit()).toBe('alarm');
  expect(enrolment?.ledgerAlarm?.kind).toBe('shrunk');
  expect(enrolment?.lastSeenCheckpoint).toEqual(before);
});

it('another past of the same or a greater size is an alarm too', async () => {
  await takeIn(2);
  await visit();
  await rewrite();
  await takeIn(2);
  expect(await visit()).toBe('alarm');
  await takeIn(3);
  expect(await visit()).toBe('alarm');
  expect(enrolment?.ledgerAlarm?.kind).toBe('rewritten');
});

it('an endpoint that does not answer proves nothing', async () => {
  await takeIn(1);
  await visit();
  const before = enrolment;
  const deaf = { ...ports(), fetch: () => Promise.reject(new TypeError('no network')) };
  expect(await watchLedger(enrolment?.origin ?? '', deaf, signal)).toBe('unknown');
  expect(enrolment).toEqual(before);
});

it('the memory of the ledger outlives a new pairing with the same endpoint', async () => {
  await takeIn(1);
  await visit();
  const again = await enrol(enrolment?.origin ?? '', ports(), { source: 'person' }, signal);
  expect(again.ok && again.value.lastSeenCheckpoint).toEqual(enrolment?.lastSeenCheckpoint);
});
