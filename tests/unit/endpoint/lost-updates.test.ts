import 'fake-indexeddb/auto';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { checkEndpoint } from '../../../utils/endpoint/check-endpoint.ts';
import { type EnrolOptions, enrol } from '../../../utils/endpoint/enrol.ts';
import type { PairedEndpoint } from '../../../utils/endpoint/paired-endpoint.ts';
import { watchLedger } from '../../../utils/endpoint/watch-ledger.ts';
import {
  createSigningPair,
  type SigningPair,
  signCanonical,
} from '../../../utils/evidence/signature.ts';
import type { Descriptor, SignedDescriptor } from '../../../utils/protocol/descriptor.ts';
import { paths, signingDomains } from '../../../utils/protocol/wire.ts';
import { deleteEndpoint, loadEndpoint, updateEndpoint } from '../../../utils/storage/endpoints.ts';
import { openPlaintDb, type PlaintDb } from '../../../utils/storage/open-plaint-db.ts';
import { startTestEndpoint, type TestEndpoint } from '../../contract/endpoint.ts';
import { createReport, sendReport } from '../../contract/reporter.ts';

const { signal } = new AbortController();
const person = { source: 'person' } as const;
let endpoint: TestEndpoint;
let db: PlaintDb;

beforeAll(async () => {
  endpoint = await startTestEndpoint();
}, 60_000);
afterAll(() => endpoint.remove(), 60_000);
beforeEach(async () => {
  db = openPlaintDb(`test-${crypto.randomUUID()}`);
  await pair(person);
});

/**
 * `during` happens once, after the endpoint has answered a request to this path and before the answer is
 * read.
 */
function ports(path?: string, during?: () => Promise<unknown>) {
  let isOver = false;
  return {
    fetch: (async (url: string, init: RequestInit) => {
      const answer = await fetch(url, init);
      if (path !== undefined && String(url).includes(path) && !isOver) {
        isOver = true;
        await during?.();
      }
      return answer;
    }) as typeof fetch,
    timeoutMs: 10_000,
    now: Date.now,
    load: (origin: string) => loadEndpoint(db, origin),
    update: (origin: string, change: Parameters<typeof updateEndpoint>[2]) =>
      updateEndpoint(db, origin, change),
  };
}

/** `during` happens once, after what is known of the endpoint was read and before the pairing is kept. */
function pair(options: EnrolOptions, during?: () => Promise<unknown>) {
  let isOver = false;
  const load = async (origin: string) => {
    const found = await loadEndpoint(db, origin);
    if (!isOver) await during?.();
    isOver = true;
    return found;
  };
  return enrol(endpoint.url, { ...ports(), load }, options, signal);
}

async function stored(): Promise<PairedEndpoint> {
  const found = await loadEndpoint(db, endpoint.url);
  if (found === undefined) throw new Error('nothing is enrolled');
  return found;
}

function change(make: (was: PairedEndpoint) => PairedEndpoint): Promise<unknown> {
  return updateEndpoint(db, endpoint.url, (was) => was && make(was));
}

/** A later descriptor of the same endpoint under `keys`, of which the first is its root key. */
async function sign(keys: readonly [SigningPair, ...SigningPair[]]): Promise<SignedDescriptor> {
  const descriptor: Descriptor = {
    ...endpoint.descriptor.descriptor,
    issuedAt: new Date().toISOString(),
    rootKey: keys[0].publicKey,
  };
  const signatures = keys.map(async ({ privateKey, publicKey }) => ({
    kid: publicKey.kid,
    signature: await signCanonical(signingDomains.descriptor, descriptor, privateKey),
  }));
  return { descriptor, signatures: await Promise.all(signatures) };
}

async function takeOver(): Promise<SigningPair> {
  const next = await createSigningPair();
  const signed = await sign([next]);
  await change((was) => ({ ...was, signed, rootKey: next.publicKey }));
  return next;
}

async function takeIn(): Promise<void> {
  const report = await createReport(endpoint.descriptor.descriptor.deskKey, { evidence: [] });
  expect((await sendReport(endpoint.url, report)).status).toBe(201);
}

const visit = (path?: string, during?: () => Promise<unknown>) =>
  watchLedger(endpoint.url, ports(path, during), signal);

const alarm = {
  kind: 'rewritten',
  noticedAt: '2030-01-01T00:00:00.000Z',
  seen: { size: 1, rootHash: 'ab'.repeat(32) },
} as const;

it.each(['checkpoint', 'consistency'])(
  'a root key that is replaced while the ledger is looked at (%s) stays replaced',
  async (path) => {
    await takeIn();
    await visit();
    await takeIn();
    let next: SigningPair | undefined;
    await visit(path, async () => {
      next = await takeOver();
    });
    expect(next).toBeDefined();
    expect((await stored()).rootKey).toEqual(next?.publicKey);
    expect((await stored()).lastSeenCheckpoint?.size).toBeGreaterThan(0);
  },
);

it('an alarm that is raised while the descriptor is asked for stays', async () => {
  await checkEndpoint(
    endpoint.url,
    ports(paths.descriptor, () => change((was) => ({ ...was, ledgerAlarm: alarm }))),
    signal,
  );
  expect((await stored()).ledgerAlarm).toEqual(alarm);
});

it('an alarm that is raised while another looks at the ledger is not cleared by an answer from before', async () => {
  await takeIn();
  await visit();
  await takeIn();
  const other = { size: 9_999, rootHash: 'cd'.repeat(32) };
  expect(
    await visit('consistency', () =>
      change((was) => ({ ...was, lastSeenCheckpoint: other, ledgerAlarm: alarm })),
    ),
  ).toBe('alarm');
  expect((await stored()).ledgerAlarm).toEqual(alarm);
  expect((await stored()).lastSeenCheckpoint).toEqual(other);
});

it('the ledger of one root key is not remembered as that of another which came meanwhile', async () => {
  await takeIn();
  let replaced: PairedEndpoint | undefined;
  await visit('checkpoint', async () => {
    const stranger = await createSigningPair();
    const signed = await sign([stranger]);
    const receiptKeys = [stranger.publicKey];
    replaced = {
      origin: endpoint.url,
      rootKey: stranger.publicKey,
      signed: { ...signed, descriptor: { ...signed.descriptor, receiptKeys } },
      enrolledAt: new Date().toISOString(),
      checkedAt: new Date().toISOString(),
      source: 'person',
    };
    await updateEndpoint(db, endpoint.url, () => replaced);
  });
  expect(await stored()).toEqual(replaced);
});

it('a newer descriptor that another kept meanwhile is not undone by an older one', async () => {
  const { rootKey } = await stored();
  const next = await createSigningPair();
  const newer = await sign([next]);
  await checkEndpoint(
    endpoint.url,
    ports(paths.descriptor, () =>
      change((was) => ({ ...was, signed: newer, rootKey: next.publicKey })),
    ),
    signal,
  );
  expect((await stored()).signed).toEqual(newer);
  expect((await stored()).rootKey).not.toEqual(rootKey);
});

it('a policy that was on its way does not undo what a person paired with meanwhile', async () => {
  let next: SigningPair | undefined;
  const policy = await pair({ source: 'policy' }, async () => {
    next = await takeOver();
  });
  expect(policy).toMatchObject({ ok: false, error: { code: 'endpoint_key_changed' } });
  expect((await stored()).rootKey).toEqual(next?.publicKey);
});

it('an alarm raised during a pairing with the same endpoint stays', async () => {
  await pair(person, () => change((was) => ({ ...was, ledgerAlarm: alarm })));
  expect((await stored()).ledgerAlarm).toEqual(alarm);
});

it('an endpoint that is forgotten during a check stays forgotten', async () => {
  const forget = () => deleteEndpoint(db, endpoint.url);
  await checkEndpoint(endpoint.url, ports(paths.descriptor, forget), signal);
  expect(await loadEndpoint(db, endpoint.url)).toBeUndefined();
});
