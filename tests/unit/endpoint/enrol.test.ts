import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkEndpoint } from '../../../utils/endpoint/check-endpoint.ts';
import { readEndpointOrigin } from '../../../utils/endpoint/endpoint-origin.ts';
import { enrol } from '../../../utils/endpoint/enrol.ts';
import type { PairedEndpoint } from '../../../utils/endpoint/paired-endpoint.ts';
import {
  createSigningPair,
  type SigningPair,
  signCanonical,
} from '../../../utils/evidence/signature.ts';
import type { Descriptor } from '../../../utils/protocol/descriptor.ts';
import { buildPairingLink, readPairing } from '../../../utils/protocol/pairing.ts';
import { signingDomains } from '../../../utils/protocol/wire.ts';
import { type ScriptedEndpoint, startScriptedEndpoint } from '../../faults/scripted-endpoint.ts';

let endpoint: ScriptedEndpoint;
let known: PairedEndpoint | undefined;
const { signal } = new AbortController();
const ports = {
  fetch,
  timeoutMs: 500,
  now: () => Date.parse('2030-01-02T12:00:00Z'),
  load: async () => known,
  update: async (
    _origin: string,
    change: (stored: PairedEndpoint | undefined) => PairedEndpoint | undefined,
  ) => {
    known = change(known) ?? known;
  },
};

beforeEach(async () => {
  endpoint = await startScriptedEndpoint();
  known = undefined;
});
afterEach(() => endpoint.close());

async function enrolOrThrow(typed = endpoint.origin): Promise<PairedEndpoint> {
  const enrolled = await enrol(typed, ports, { source: 'person' }, signal);
  if (!enrolled.ok) throw enrolled.error;
  return enrolled.value;
}

describe('what a person types', () => {
  it.each([
    ['reports.example.org', 'https://reports.example.org'],
    ['  https://reports.example.org/some/path?x#y ', 'https://reports.example.org'],
    ['https://REPORTS.example.org:8443', 'https://reports.example.org:8443'],
    ['举报.example.org', 'https://xn--wiq401c.example.org'],
    ['http://localhost:8787/', 'http://localhost:8787'],
    ['http://[::1]:8787', 'http://[::1]:8787'],
  ])('%s is %s', (typed, origin) => {
    expect(readEndpointOrigin(typed)).toEqual({ ok: true, value: origin });
  });

  it.each([
    '',
    'two words',
    'http://reports.example.org',
    'ftp://reports.example.org',
    'https://me:secret@reports.example.org',
    'javascript:alert(1)',
    'file:///etc/passwd',
  ])('%s is refused', (typed) => {
    expect(readEndpointOrigin(typed)).toMatchObject({
      ok: false,
      error: { code: 'invalid_input' },
    });
  });
});

describe('enrolment', () => {
  it('pins the root key that signs the descriptor', async () => {
    expect(await enrolOrThrow()).toMatchObject({
      origin: endpoint.origin,
      rootKey: endpoint.rootKey.publicKey,
      source: 'person',
    });
  });

  it('an endpoint whose key is another than the pinned one is refused unless the person consents', async () => {
    known = await enrolOrThrow();
    const other = await startScriptedEndpoint();
    endpoint.descriptor = other.descriptor;
    await other.close();
    expect(await enrol(endpoint.origin, ports, { source: 'person' }, signal)).toMatchObject({
      ok: false,
      error: { code: 'endpoint_key_changed' },
    });
    const consent = { source: 'person', replacesKey: true } as const;
    expect(await enrol(endpoint.origin, ports, consent, signal)).toMatchObject({
      ok: true,
      value: { rootKey: other.rootKey.publicKey },
    });
  });

  it('a descriptor that was changed after it was signed is refused', async () => {
    endpoint.descriptor = {
      ...endpoint.descriptor,
      descriptor: { ...endpoint.descriptor.descriptor, allowsAnonymous: false },
    };
    expect(await enrol(endpoint.origin, ports, { source: 'person' }, signal)).toMatchObject({
      ok: false,
      error: { code: 'endpoint_invalid' },
    });
  });

  it('a web page is no endpoint, and nobody there is nobody there', async () => {
    endpoint.fault = (_, outgoing) => {
      outgoing.writeHead(200, { 'Content-Type': 'text/html' });
      outgoing.end('<h1>Hello</h1>');
      return true;
    };
    expect(await enrol(endpoint.origin, ports, { source: 'person' }, signal)).toMatchObject({
      error: { code: 'endpoint_invalid' },
    });
    const { origin } = endpoint;
    await endpoint.close();
    expect(await enrol(origin, ports, { source: 'person' }, signal)).toMatchObject({
      error: { code: 'endpoint_unreachable' },
    });
    endpoint = await startScriptedEndpoint();
  });
});

describe('a pinned endpoint', () => {
  it('may hand over to a new root key that the old one signed', async () => {
    known = await enrolOrThrow();
    const successor = await createSigningPair();
    const descriptor = {
      ...endpoint.descriptor.descriptor,
      issuedAt: '2030-02-01T00:00:00.000Z',
      rootKey: successor.publicKey,
    };
    const sign = (key: CryptoKey) => signCanonical(signingDomains.descriptor, descriptor, key);
    const own = { kid: successor.publicKey.kid, signature: await sign(successor.privateKey) };
    const old = {
      kid: endpoint.rootKey.publicKey.kid,
      signature: await sign(endpoint.rootKey.privateKey),
    };
    endpoint.descriptor = { descriptor, signatures: [own] };
    expect(await checkEndpoint(endpoint.origin, ports, signal)).toEqual({ kind: 'key_changed' });
    expect(known?.rootKey).toEqual(endpoint.rootKey.publicKey);
    endpoint.descriptor = { descriptor, signatures: [own, old] };
    expect(await checkEndpoint(endpoint.origin, ports, signal)).toEqual({ kind: 'same' });
    expect(known?.rootKey).toEqual(successor.publicKey);
  });

  it('does not go back to an older descriptor', async () => {
    known = await enrolOrThrow();
    const { signed } = known;
    endpoint.descriptor = await endpoint.signDescriptor({ issuedAt: '2025-01-01T00:00:00.000Z' });
    expect(await checkEndpoint(endpoint.origin, ports, signal)).toEqual({ kind: 'same' });
    expect(known?.signed).toEqual(signed);
  });

  /** Signed by the scripted endpoint's own key and by whatever keys are given. */
  async function signAll(changes: Partial<Descriptor>, keys: readonly SigningPair[]) {
    const descriptor = { ...endpoint.descriptor.descriptor, ...changes };
    const signatures = await Promise.all(
      keys.map(async ({ privateKey, publicKey }) => ({
        kid: publicKey.kid,
        signature: await signCanonical(signingDomains.descriptor, descriptor, privateKey),
      })),
    );
    return { descriptor, signatures };
  }

  const person = { source: 'person' } as const;
  const wrongTime = { ok: false, error: { code: 'endpoint_wrong_time' } };

  it('whose older descriptor comes again is not paired with anew, nor by policy', async () => {
    known = await enrolOrThrow();
    const before = known;
    endpoint.descriptor = await endpoint.signDescriptor({ issuedAt: '2025-01-01T00:00:00.000Z' });
    const fingerprint = endpoint.rootKey.publicKey.kid;
    const policy = { source: 'policy', fingerprint } as const;
    for (const options of [person, policy, { ...person, replacesKey: true }])
      expect(await enrol(endpoint.origin, ports, options, signal)).toMatchObject(wrongTime);
    const link = buildPairingLink(endpoint.origin, fingerprint);
    expect(await enrol(link, ports, person, signal)).toMatchObject(wrongTime);
    expect(known).toEqual(before);
  });

  it('that changed its root key since: what it said before is old, and no other key', async () => {
    known = await enrolOrThrow();
    const first = endpoint.descriptor;
    const successor = await createSigningPair();
    const rotated = { issuedAt: '2026-02-01T00:00:00.000Z', rootKey: successor.publicKey };
    endpoint.descriptor = await signAll(rotated, [successor, endpoint.rootKey]);
    expect(await checkEndpoint(endpoint.origin, ports, signal)).toEqual({ kind: 'same' });
    endpoint.descriptor = first;
    expect(await checkEndpoint(endpoint.origin, ports, signal)).toEqual({ kind: 'same' });
    expect(known?.rootKey).toEqual(successor.publicKey);
    for (const options of [person, { ...person, replacesKey: true }])
      expect(await enrol(endpoint.origin, ports, options, signal)).toMatchObject(wrongTime);
    // Under the key that was replaced, but newer: that is nothing it said before.
    endpoint.descriptor = await signAll({ issuedAt: '2026-03-01T00:00:00.000Z' }, [
      endpoint.rootKey,
    ]);
    expect(await checkEndpoint(endpoint.origin, ports, signal)).toEqual({ kind: 'key_changed' });
  });

  it('that two changes of key lie between is recognised as well', async () => {
    known = await enrolOrThrow();
    const first = endpoint.descriptor;
    const [second, third] = [await createSigningPair(), await createSigningPair()];
    const rotated = { issuedAt: '2026-02-01T00:00:00.000Z', rootKey: third.publicKey };
    endpoint.descriptor = await signAll(rotated, [third, second, endpoint.rootKey]);
    expect(await checkEndpoint(endpoint.origin, ports, signal)).toEqual({ kind: 'same' });
    const between = { issuedAt: '2026-01-15T00:00:00.000Z', rootKey: second.publicKey };
    const beforeThat = await signAll(between, [second, endpoint.rootKey]);
    for (const old of [first, beforeThat]) {
      endpoint.descriptor = old;
      expect(await checkEndpoint(endpoint.origin, ports, signal)).toEqual({ kind: 'same' });
      expect(known?.rootKey).toEqual(third.publicKey);
    }
  });

  it('that is dated far ahead is not believed, and what it says later is', async () => {
    known = await enrolOrThrow();
    const { signed } = known;
    endpoint.descriptor = await endpoint.signDescriptor({ issuedAt: '2031-01-01T00:00:00.000Z' });
    expect(await checkEndpoint(endpoint.origin, ports, signal)).toEqual({ kind: 'same' });
    expect(known?.signed).toEqual(signed);
    expect(await enrol(endpoint.origin, ports, person, signal)).toMatchObject(wrongTime);
    const later = await endpoint.signDescriptor({ issuedAt: '2030-01-02T11:00:00.000Z' });
    endpoint.descriptor = later;
    await checkEndpoint(endpoint.origin, ports, signal);
    expect(known?.signed).toEqual(later);
    known = undefined;
    endpoint.descriptor = await endpoint.signDescriptor({ issuedAt: '2031-01-01T00:00:00.000Z' });
    expect(await enrol(endpoint.origin, ports, person, signal)).toMatchObject(wrongTime);
  });

  it('that was kept under a clock far ahead gives way to what is dated right', async () => {
    const ahead = { ...ports, now: () => Date.parse('2031-01-02T00:00:00Z') };
    endpoint.descriptor = await endpoint.signDescriptor({ issuedAt: '2031-01-01T00:00:00.000Z' });
    const enrolled = await enrol(endpoint.origin, ahead, person, signal);
    known = enrolled.ok ? enrolled.value : undefined;
    expect(known).toBeDefined();
    const right = await endpoint.signDescriptor({ issuedAt: '2030-01-02T11:00:00.000Z' });
    endpoint.descriptor = right;
    await checkEndpoint(endpoint.origin, ports, signal);
    expect(known?.signed).toEqual(right);
  });

  it('that is not enrolled is missing', async () => {
    expect(await checkEndpoint(endpoint.origin, ports, signal)).toEqual({ kind: 'missing' });
  });

  it('whose page a captive portal shows is not there, and keeps its key', async () => {
    known = await enrolOrThrow();
    endpoint.fault = (_, outgoing) => {
      outgoing.writeHead(200, { 'Content-Type': 'text/html' });
      outgoing.end('<form>');
      return true;
    };
    expect(await checkEndpoint(endpoint.origin, ports, signal)).toMatchObject({
      kind: 'stopped',
      answer: { status: 200 },
    });
    expect(known?.rootKey).toEqual(endpoint.rootKey.publicKey);
  });
});

describe('a pairing link', () => {
  const strange = 'A'.repeat(43);

  it('pairs when the endpoint has the key that it names', async () => {
    const { rootKey } = await enrolOrThrow();
    known = undefined;
    const paired = await enrolOrThrow(buildPairingLink(endpoint.origin, rootKey.kid));
    expect(paired.rootKey).toEqual(rootKey);
  });

  it('pairs with nobody who has another key, whatever was pinned before', async () => {
    const typed = buildPairingLink(endpoint.origin, strange);
    const other = { ok: false, error: { code: 'endpoint_other_key' } };
    expect(await enrol(typed, ports, { source: 'person' }, signal)).toMatchObject(other);
    known = await enrolOrThrow();
    expect(await enrol(typed, ports, { source: 'person' }, signal)).toMatchObject(other);
    const options = { source: 'policy', fingerprint: strange } as const;
    expect(await enrol(endpoint.origin, ports, options, signal)).toMatchObject(other);
  });

  it('an address that only looks like one is an address', () => {
    expect(readPairing('reports.example.org')).toEqual({ address: 'reports.example.org' });
    expect(readPairing('plaint:https://reports.example.org#short')).toEqual({
      address: 'plaint:https://reports.example.org#short',
    });
  });
});
