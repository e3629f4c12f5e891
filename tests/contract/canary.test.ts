import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { publicDeskKey } from '../../server/keys/desk-key-file.ts';
import { utf8 } from '../../utils/evidence/bytes.ts';
import { sealIdentity } from '../../utils/evidence/seal-identity.ts';
import type { SealingKey } from '../../utils/protocol/primitives.ts';
import { createHome, type EndpointHome } from './endpoint-process.ts';
import { createReport, putReport, sendChunk, sendReport, type TestReport } from './reporter.ts';

/** Strings that stand for who reports; none may be found in anything that the endpoint keeps or says. */
const canaries = {
  name: 'CANARY-NAME-4f1d 举报人金丝雀',
  contact: 'canary-contact-9b2e@reporter.test',
  statement: 'CANARY-STATEMENT-77aa',
  forwarded: '203.0.113.77',
  agent: 'CANARY-AGENT-51c0',
  query: 'CANARY-QUERY-0d3f',
};

let home: EndpointHome;
beforeAll(async () => {
  home = await createHome();
});
afterAll(() => home.remove());

async function readEverything(directory: string): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  for (const entry of await readdir(directory, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    files.set(path, await readFile(path));
  }
  return files;
}

/** How a string could stand in a file: as text, UTF-16, base64 at each alignment, or hex. */
function formsOf(text: string): Buffer[] {
  const bytes = Buffer.from(text);
  const base64 = [0, 1, 2].map((shift) =>
    Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .slice(shift === 0 ? 0 : 4, -4),
  );
  const texts = [text, JSON.stringify(text).slice(1, -1), bytes.toString('hex'), ...base64];
  const urls = base64.map((form) => form.replaceAll('+', '-').replaceAll('/', '_'));
  return [...[...texts, ...urls].map((form) => Buffer.from(form)), Buffer.from(text, 'utf16le')];
}

it('the search finds a canary in every form it looks for', () => {
  for (const form of formsOf(canaries.name)) expect(form.length).toBeGreaterThan(8);
  const shifted = Buffer.from(`x${canaries.name}y`).toString('base64');
  expect(formsOf(canaries.name).some((form) => shifted.includes(form.toString()))).toBe(true);
});

/** The second type of body: the same words, in a seal of their own. */
async function createApart(deskKey: SealingKey): Promise<TestReport> {
  const { name, contact, statement } = canaries;
  const context = { reportId: crypto.randomUUID(), evidenceManifestSha256: 'a'.repeat(64) };
  const identity = await sealIdentity(
    {
      type: 'plaint.identity/1',
      reporter: { name, contact, anonymous: false },
      answers: { name, contact },
      documents: [],
      keys: [],
    },
    context,
    [deskKey],
  );
  return createReport(deskKey, {
    id: context.reportId,
    evidenceManifestSha256: context.evidenceManifestSha256,
    bodyType: 'plaint.body/2',
    plaintext: JSON.stringify({ type: 'plaint.body/2', identity, answers: { statement } }),
  });
}

it('a dump of database, evidence, keys and logs holds no word about the reporter', async () => {
  const endpoint = await home.start({ PLAINT_TRUSTED_PROXIES: '1' });
  const deskKey = publicDeskKey(home.deskKey);
  const { name, contact, statement } = canaries;
  const plaintext = JSON.stringify({ reporter: { name, contact }, answers: { statement } });
  const report = await createReport(deskKey, { plaintext });
  const traces = {
    'X-Forwarded-For': canaries.forwarded,
    'User-Agent': canaries.agent,
    Referer: `https://reporter.test/?${canaries.query}`,
  };
  const apart = await createApart(deskKey);
  expect((await sendReport(endpoint.url, report)).status).toBe(201);
  expect((await sendReport(endpoint.url, apart)).status).toBe(201);
  await putReport(endpoint.url, report, JSON.stringify(report.envelope), traces);
  await putReport(endpoint.url, report, plaintext, traces);
  await sendChunk(endpoint.url, report, utf8('pending'), { headers: traces });
  await fetch(`${endpoint.url}/v1/ledger/inclusion?leaf=${canaries.query}`, { headers: traces });
  await fetch(`${endpoint.url}/${canaries.query}`, { headers: traces });

  const whileRunning = await readEverything(home.dataDir);
  expect(await endpoint.end('SIGTERM')).toBe(0);
  const dump = new Map([...whileRunning, ...(await readEverything(home.dataDir))]);
  dump.set('log', Buffer.from(endpoint.output()));
  expect([...dump.keys()].some((path) => path.endsWith('plaint.sqlite'))).toBe(true);
  expect(dump.get('log')?.length).toBeGreaterThan(500);

  const secrets = { ...canaries, capability: report.capability };
  for (const [path, bytes] of dump) {
    for (const [what, text] of Object.entries(secrets)) {
      const found = formsOf(text).some((form) => bytes.includes(form));
      expect(found, `${what} in ${path}`).toBe(false);
    }
  }
  expect(dump.get('log')?.includes(report.id), 'an id in the log').toBe(false);
  // Structured to the last line: a warning of the runtime in between would be none.
  for (const line of endpoint.output().trimEnd().split('\n'))
    expect(() => JSON.parse(line), line).not.toThrow();
});
