import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { enrol } from '../../../utils/endpoint/enrol.ts';
import { utf8 } from '../../../utils/evidence/bytes.ts';
import { sha256Hex } from '../../../utils/evidence/digest.ts';
import { followStandard } from '../../../utils/services/standard/follow-standard.ts';
import { loadStandardOf } from '../../../utils/services/standard/standard-in-use.ts';
import { guideline2023 } from '../../../utils/standard/guideline-2023/guideline-2023.ts';
import type { Standard } from '../../../utils/standard/schema.ts';
import { loadEndpoint, updateEndpoint } from '../../../utils/storage/endpoints.ts';
import { openPlaintDb, type PlaintDb } from '../../../utils/storage/open-plaint-db.ts';
import { loadStoredStandard, updateStoredStandard } from '../../../utils/storage/standards.ts';
import { type ScriptedEndpoint, startScriptedEndpoint } from '../../faults/scripted-endpoint.ts';
import { ownStandard } from '../../fixtures/own-standard.ts';

const version = '0.1.0';
const signal = new AbortController().signal;
let endpoint: ScriptedEndpoint;
let db: PlaintDb;
/** The bytes that the endpoint answers with, whatever it names. */
let served: string;

beforeEach(async () => {
  db = openPlaintDb(`standard-${crypto.randomUUID()}`);
  endpoint = await startScriptedEndpoint();
  endpoint.fault = ({ url }, outgoing) => {
    if (url?.startsWith('/v1/standards/') !== true) return false;
    outgoing.writeHead(200, { 'Content-Type': 'application/json' }).end(served);
    return true;
  };
});
afterEach(async () => {
  db.close();
  await endpoint.close();
});

/** Publishes `json` as the standard named, enrols anew, and follows; gives what is then in use. */
async function publish(
  json: string,
  named: { id?: string; version?: string; sha256?: string } = {},
) {
  served = json;
  const sha256 = named.sha256 ?? (await sha256Hex(utf8(json)));
  const standard = { id: named.id ?? 'fernside', version: named.version ?? '1.0.0', sha256 };
  endpoint.descriptor = await endpoint.signDescriptor({ standard });
  await enrolAnew();
  await followStandard(db, endpoint.origin, version, signal);
  return loadStandardOf(db, endpoint.origin, version);
}

async function enrolAnew(): Promise<void> {
  const ports = {
    fetch: (...request: Parameters<typeof fetch>) => fetch(...request),
    timeoutMs: 5_000,
    now: Date.now,
    load: (origin: string) => loadEndpoint(db, origin),
    update: (origin: string, change: Parameters<typeof updateEndpoint>[2]) =>
      updateEndpoint(db, origin, change),
  };
  const enrolled = await enrol(endpoint.origin, ports, { source: 'person' }, signal);
  if (!enrolled.ok) throw enrolled.error;
}

const write = (standard: Standard) => JSON.stringify(standard);
const namesIn = ({ standard, trouble }: Awaited<ReturnType<typeof loadStandardOf>>) => ({
  id: standard.id,
  version: standard.version,
  trouble,
});

it('the standard that an endpoint publishes is the one in use', async () => {
  const inUse = await publish(write(ownStandard('1.0.0')));
  expect(namesIn(inUse)).toEqual({ id: 'fernside', version: '1.0.0', trouble: undefined });
  expect(inUse.standard.categories[0]?.id).toBe('fernside-night-noise');
});

it.each([
  ['does not validate', write(ownStandard('1.1.0')).replace('"lanes":', '"paths":'), 'not-valid'],
  ['leads nowhere', write(ownStandard('1.1.0', { elements: [] })), 'not-valid'],
  ['is no JSON', 'a page of a sign-in network', 'not-valid'],
  ['is older than the one in use', write(ownStandard('0.9.0')), 'not-valid'],
  [
    'is of a newer schema',
    write(ownStandard('1.1.0')).replace('plaint.standard/1', 'plaint.standard/2'),
    'needs-update',
  ],
])(
  'of one that %s nothing is taken; the last good one stays, and it is said so',
  async (_, json, trouble) => {
    await publish(write(ownStandard('1.0.0')));
    const inUse = await publish(json, { version: '1.1.0' });
    expect(namesIn(inUse)).toEqual({ id: 'fernside', version: '1.0.0', trouble });
  },
);

it('what was refused is not fetched again, and a mended one is taken', async () => {
  await publish(write(ownStandard('1.0.0')));
  await publish('{}', { version: '1.1.0' });
  const before = endpoint.requests.length;
  await followStandard(db, endpoint.origin, version, signal);
  expect(endpoint.requests).toHaveLength(before);
  const mended = await publish(write(ownStandard('1.2.0')), { version: '1.2.0' });
  expect(namesIn(mended)).toEqual({ id: 'fernside', version: '1.2.0', trouble: undefined });
});

it('what was checked is read as it is, and checked again by another version of this software', async () => {
  await publish(write(ownStandard('1.0.0')));
  const { good } = await loadStoredStandard(db, endpoint.origin);
  expect(good?.checkedBy).toBe(version);
  // What an earlier version let through and this one does not.
  const spoiled = { ...good, json: '{"type":"plaint.standard/1"}', checkedBy: '0.0.9' };
  await updateStoredStandard(db, endpoint.origin, () => ({
    good: spoiled as NonNullable<typeof good>,
  }));
  expect(namesIn(await loadStandardOf(db, endpoint.origin, version)).id).toBe('guideline-2023');
  await followStandard(db, endpoint.origin, version, signal);
  expect(namesIn(await loadStandardOf(db, endpoint.origin, version)).id).toBe('fernside');
});

it('bytes other than the ones that the signed descriptor names are not even looked at', async () => {
  const inUse = await publish(write(ownStandard('1.0.0')), { sha256: 'ab'.repeat(32) });
  expect(namesIn(inUse)).toEqual({
    id: 'guideline-2023',
    version: guideline2023.version,
    trouble: 'not-here-yet',
  });
});

it('without a connection the last good one stays in use, and nothing is refused', async () => {
  await publish(write(ownStandard('1.0.0')));
  endpoint.fault = ({ url }, outgoing) => {
    if (url?.startsWith('/v1/standards/') !== true) return false;
    outgoing.destroy();
    return true;
  };
  const inUse = await publish(write(ownStandard('1.1.0')), { version: '1.1.0' });
  expect(namesIn(inUse)).toEqual({ id: 'fernside', version: '1.0.0', trouble: undefined });
});

it('an endpoint that relies on rules newer than any that ship is said to need an update', async () => {
  endpoint.descriptor = await endpoint.signDescriptor({
    standard: { id: 'guideline-2023', version: '99.0.0' },
  });
  await enrolAnew();
  expect(namesIn(await loadStandardOf(db, endpoint.origin, version))).toEqual({
    id: 'guideline-2023',
    version: guideline2023.version,
    trouble: 'needs-update',
  });
});
