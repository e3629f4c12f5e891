import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildOpenApi } from '../../server/openapi/build-openapi.ts';
import { allowedMethods, patterns } from '../../server/routes/patterns.ts';
import { startTestEndpoint, type TestEndpoint } from './endpoint.ts';

const committed: unknown = JSON.parse(
  readFileSync(new URL('../../docs/openapi.json', import.meta.url), 'utf8'),
);

let endpoint: TestEndpoint;
beforeAll(async () => {
  endpoint = await startTestEndpoint();
});
afterAll(() => endpoint.remove());

it('docs/openapi.json is what the schemas say; `npm run openapi` brings it up to date', () => {
  expect(committed).toEqual(JSON.parse(JSON.stringify(buildOpenApi())));
});

it('the endpoint serves the same document', async () => {
  expect(await (await fetch(`${endpoint.url}/openapi.json`)).json()).toEqual(committed);
});

it('the document names every route, with every method of it', () => {
  const named = Object.entries((committed as { paths: Record<string, object> }).paths);
  const documented = named.map(([path, operations]) => [
    path,
    ['get', 'head', 'patch', 'post', 'put'].filter((method) => method in operations).join(' '),
  ]);
  const undocumented = new Set<string>(['openapi', 'metrics']);
  const served = Object.entries(patterns)
    .filter(([name]) => !undocumented.has(name))
    .map(([name, pattern]) => [
      pattern.replace(/:(\w+)(\{[^/]*\})?/g, '{$1}'),
      // HEAD is GET without its body wherever there is a GET (RFC 9110 §9.3.2).
      allowedMethods[name as keyof typeof allowedMethods]
        .toLowerCase()
        .replace('get, head', 'get')
        .replaceAll(',', ''),
    ]);
  expect(documented.toSorted()).toEqual(served.toSorted());
});
