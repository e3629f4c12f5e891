import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allowedMethods, patterns } from '../../server/routes/patterns.ts';
import { startTestEndpoint, type TestEndpoint } from './endpoint.ts';

let endpoint: TestEndpoint;
beforeAll(async () => {
  endpoint = await startTestEndpoint();
});
afterAll(() => endpoint.remove());

/** A real path for each pattern of the router. */
const examples: Readonly<Record<keyof typeof patterns, string>> = {
  ...patterns,
  evidence: `/v1/evidence/sha-256/${'0'.repeat(64)}`,
  report: '/v1/reports/a27d0f1c-3d1b-4e6f-8a53-111111111111',
  reportCase: '/v1/reports/a27d0f1c-3d1b-4e6f-8a53-111111111111/case',
  reportMessages: '/v1/reports/a27d0f1c-3d1b-4e6f-8a53-111111111111/messages',
  reportMessage: '/v1/reports/a27d0f1c-3d1b-4e6f-8a53-111111111111/messages/1',
  deskCase: '/v1/desk/cases/a27d0f1c-3d1b-4e6f-8a53-111111111111',
  deskEvents: '/v1/desk/cases/a27d0f1c-3d1b-4e6f-8a53-111111111111/events',
  deskMessages: '/v1/desk/cases/a27d0f1c-3d1b-4e6f-8a53-111111111111/messages',
  deskMessage: '/v1/desk/cases/a27d0f1c-3d1b-4e6f-8a53-111111111111/messages/1',
  deskContent: '/v1/desk/cases/a27d0f1c-3d1b-4e6f-8a53-111111111111/content',
  deskEvidence: `/v1/desk/cases/a27d0f1c-3d1b-4e6f-8a53-111111111111/evidence/${'0'.repeat(64)}`,
  deskLinked: '/v1/desk/cases/a27d0f1c-3d1b-4e6f-8a53-111111111111/linked',
  deskWords: `/v1/desk/cases/a27d0f1c-3d1b-4e6f-8a53-111111111111/words/${'0'.repeat(64)}`,
  deskRecord: '/v1/desk/cases/a27d0f1c-3d1b-4e6f-8a53-111111111111/record',
  deskBox: `/v1/desk/boxes/${'A'.repeat(43)}`,
  standard: '/v1/standards/none/0',
  inclusion: '/v1/ledger/inclusion?leaf=0&size=1',
  consistency: '/v1/ledger/consistency?from=0&to=0',
};

const verbs = ['GET', 'HEAD', 'PUT', 'PATCH', 'POST', 'DELETE', 'OPTIONS'];
const routes = [...Object.values(examples), '/', '/nowhere', '/verify', '/verify/', '/verify/x.js'];

/** As a page of another site would ask, for itself and in a preflight. */
const fromElsewhere = {
  Origin: 'https://elsewhere.example.org',
  'Access-Control-Request-Method': 'PUT',
  'Access-Control-Request-Headers': 'authorization',
};

describe.each(routes)('%s', (path) => {
  it.each(verbs)('%s lets no other site read, frame or run anything', async (method) => {
    const answer = await fetch(endpoint.url + path, {
      method,
      headers: fromElsewhere,
      redirect: 'manual',
    });
    for (const [name] of answer.headers) expect(name).not.toMatch(/^access-control-/);
    const policy = answer.headers.get('Content-Security-Policy') ?? '';
    expect(policy).toMatch(/^default-src 'none'(;|$)/);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|\*/);
    expect(answer.headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(answer.headers.get('X-Frame-Options')).toBe('DENY');
    expect(answer.headers.get('Cross-Origin-Opener-Policy')).toBe('same-origin');
    expect(answer.headers.get('Referrer-Policy')).toBe('no-referrer');
    expect(answer.headers.get('Cross-Origin-Resource-Policy')).toBe('same-origin');
    expect(answer.headers.get('Cache-Control')).toBe('no-store');
    expect(answer.headers.get('Set-Cookie')).toBeNull();
    expect(answer.headers.get('Server')).toBeNull();
    await answer.arrayBuffer();
  });
});

it('every pattern of the router has a real path here', () => {
  expect(Object.values(examples).filter((path) => path.includes('/:'))).toEqual([]);
});

it.each(Object.entries(allowedMethods))('%s names the methods it has', async (name, allowed) => {
  const path = examples[name as keyof typeof patterns];
  const answer = await fetch(endpoint.url + path, { method: 'DELETE' });
  expect(answer.status).toBe(405);
  expect(answer.headers.get('Allow')).toBe(allowed);
});
