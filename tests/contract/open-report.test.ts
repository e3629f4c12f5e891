import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  createDeskKey,
  type DeskPrivateKey,
  lockDeskKey,
  publicDeskKey,
} from '../../server/keys/desk-key-file.ts';
import { tagContent } from '../../utils/desk/tag-content.ts';
import { fromBase64url } from '../../utils/evidence/bytes.ts';
import { canonicalBytes } from '../../utils/evidence/canonical.ts';
import { sha256Hex } from '../../utils/evidence/digest.ts';
import { sealIdentity } from '../../utils/evidence/seal-identity.ts';
import { createSealingPair } from '../../utils/evidence/sealing-key.ts';
import type { FirstBody, SecondBody } from '../../utils/protocol/body.ts';
import { startTestEndpoint, type TestEndpoint } from './endpoint.ts';
import { createReport, type ReportOptions, sendReport, type TestReport } from './reporter.ts';

const command = new URL('../../server/cli/open-report.ts', import.meta.url).pathname;

const address = 'https://forum.example.org/t/1';

let endpoint: TestEndpoint;
let keyDir: string;
beforeEach(async () => {
  endpoint = await startTestEndpoint();
  keyDir = await mkdtemp(join(tmpdir(), 'plaint-keys-'));
});
afterEach(async () => {
  await endpoint.remove();
  await rm(keyDir, { recursive: true });
});

async function open(
  report: TestReport,
  key: DeskPrivateKey,
  reason: string,
  identityKey?: DeskPrivateKey,
): Promise<unknown> {
  const file = join(keyDir, 'desk.key');
  await writeFile(file, await lockDeskKey(key, 'correct horse battery'));
  const args = [command, '--id', report.id, '--key', file, '--reason', reason];
  if (identityKey !== undefined) {
    const identityFile = join(keyDir, 'identity.key');
    await writeFile(identityFile, await lockDeskKey(identityKey, undefined));
    args.push('--identity-key', identityFile);
  }
  const running = promisify(execFile)(process.execPath, args, {
    env: { PATH: process.env['PATH'], PLAINT_DATA_DIR: endpoint.config.dataDir },
  });
  running.child.stdin?.end('correct horse battery\n');
  return JSON.parse((await running).stdout);
}

function readAccesses(): unknown[] {
  const path = join(endpoint.config.dataDir, 'plaint.sqlite');
  const db = new DatabaseSync(path, { readOnly: true });
  const rows = db.prepare("select event from ledger_entry where type = 'report.opened'").all();
  db.close();
  return rows.map(({ event }) => JSON.parse(String(event)));
}

/** What the header of every test report says is there. */
const complete = { url: address, quote: 'You worm.', contact: 'a@reporter.test' };

async function sendBody(
  answers: FirstBody['answers'] = complete,
  {
    targets = [address],
    header = {},
    ...rest
  }: Partial<FirstBody> & { header?: ReportOptions['header'] } = {},
): Promise<[TestReport, FirstBody]> {
  const id = crypto.randomUUID();
  const body: FirstBody = {
    type: 'plaint.body/1',
    reporter: { name: 'A. Example', contact: 'a@reporter.test', anonymous: false },
    answers,
    targets,
    evidence: {
      type: 'plaint.evidence/1',
      reportId: id,
      capturedAt: '2026-01-02T03:04:05.678Z',
      url: 'https://forum.example.org/t/1',
      software: { name: 'plaint', version: '0.1.0', browser: 'test' },
      clocks: { browser: '2026-01-02T03:04:05.678Z' },
      artefacts: [],
    },
    documents: [],
    keys: [],
    ...rest,
  };
  const report = await createReport(endpoint.descriptor.descriptor.deskKey, {
    id,
    evidence: [],
    header,
    plaintext: `${JSON.stringify(body)}   `,
    evidenceManifestSha256: await sha256Hex(canonicalBytes(body.evidence)),
  });
  expect((await sendReport(endpoint.url, report)).status).toBe(201);
  return [report, body];
}

it('the desk key opens one report, and the access stands in the ledger with its reason', async () => {
  const [report, body] = await sendBody();
  const opened = await open(report, endpoint.deskKey, 'assessment of the case');
  const judgement = {
    complete: true,
    missing: [],
    lane: expect.any(String),
    laneRule: expect.any(String),
    disagreements: [],
    unseen: [],
  };
  expect(opened).toEqual({ judgement, linked: [], body });
  expect(readAccesses()).toEqual([
    {
      type: 'report.opened',
      at: expect.any(String),
      reportId: report.id,
      keyId: endpoint.deskKey.kid,
      reason: 'assessment of the case',
    },
  ]);
});

/** The same report with who reports sealed apart, to this key. */
async function sendSecondBody(custodian: DeskPrivateKey): Promise<[TestReport, SecondBody]> {
  const id = crypto.randomUUID();
  const { contact, ...substance } = complete;
  const evidence = {
    type: 'plaint.evidence/1' as const,
    reportId: id,
    capturedAt: '2026-01-02T03:04:05.678Z',
    url: address,
    software: { name: 'plaint' as const, version: '0.2.0', browser: 'test' },
    clocks: { browser: '2026-01-02T03:04:05.678Z' },
    artefacts: [],
  };
  const evidenceManifestSha256 = await sha256Hex(canonicalBytes(evidence));
  const identity = await sealIdentity(
    {
      type: 'plaint.identity/1',
      reporter: { name: 'A. Example', contact, anonymous: false },
      answers: { contact },
      documents: [],
      keys: [],
    },
    { reportId: id, evidenceManifestSha256 },
    [publicDeskKey(custodian)],
  );
  const body: SecondBody = {
    type: 'plaint.body/2',
    identity,
    replyKey: (await createSealingPair()).publicKey,
    answers: substance,
    targets: [address],
    evidence,
    documents: [],
    keys: [],
  };
  const report = await createReport(endpoint.descriptor.descriptor.deskKey, {
    id,
    evidence: [],
    plaintext: JSON.stringify(body),
    bodyType: body.type,
    evidenceManifestSha256,
  });
  expect((await sendReport(endpoint.url, report)).status).toBe(201);
  return [report, body];
}

it('the desk key assesses a report without telling who reports; the identity key tells', async () => {
  const custodian = await createDeskKey();
  const [report, { identity: _, ...body }] = await sendSecondBody(custodian);
  const assessed = await open(report, endpoint.deskKey, 'assessment');
  expect(assessed).toMatchObject({
    judgement: { complete: true, missing: [], disagreements: [], unseen: ['contact'] },
    body,
    identity: { sealedTo: [custodian.kid] },
  });
  expect(JSON.stringify(assessed)).not.toMatch(/A\. Example|reporter\.test/);
  const told = await open(report, endpoint.deskKey, 'the case is transferred', custodian);
  expect(told).toMatchObject({
    judgement: { complete: true, disagreements: [], unseen: [] },
    body,
    identity: {
      reporter: { name: 'A. Example', contact: 'a@reporter.test', anonymous: false },
      answers: { contact: 'a@reporter.test' },
    },
  });
  expect(told).not.toHaveProperty('body.identity');
  expect(readAccesses()).toMatchObject([
    { keyId: endpoint.deskKey.kid, reason: 'assessment' },
    { keyId: endpoint.deskKey.kid, reason: 'the case is transferred' },
    { keyId: custodian.kid, reason: 'the case is transferred' },
  ]);
}, 60_000);

it('where the desk key is the identity key as well, who reports is shown apart all the same', async () => {
  const [report] = await sendSecondBody(endpoint.deskKey);
  const opened = await open(report, endpoint.deskKey, 'assessment');
  expect(opened).toMatchObject({ identity: { reporter: { name: 'A. Example' } } });
  expect(opened).not.toHaveProperty('body.identity');
  expect(readAccesses()).toHaveLength(1);
}, 60_000);

it('a stranger’s key does not tell who reports, and the attempt is logged', async () => {
  const [report] = await sendSecondBody(await createDeskKey());
  const stranger = await createDeskKey();
  await expect(open(report, endpoint.deskKey, 'curiosity', stranger)).rejects.toThrow(
    'not sealed to this key',
  );
  expect(readAccesses()).toMatchObject([{}, { keyId: stranger.kid, reason: 'curiosity' }]);
}, 60_000);

it('another key opens nothing, and the attempt is logged', async () => {
  const [report] = await sendBody();
  const stranger = await createDeskKey();
  await expect(open(report, stranger, 'curiosity')).rejects.toThrow('not sealed to this key');
  expect(readAccesses()).toMatchObject([{ keyId: stranger.kid, reason: 'curiosity' }]);
});

it('no reason, no access', async () => {
  const [report] = await sendBody();
  await expect(open(report, endpoint.deskKey, ' ')).rejects.toThrow('npm run open-report');
  expect(readAccesses()).toEqual([]);
});

it('what the header kept back is shown to whoever opens the body', async () => {
  const [report] = await sendBody({ ...complete, 'why-false': 'I was abroad that whole week.' });
  expect(await open(report, endpoint.deskKey, 'assessment')).toMatchObject({
    judgement: { complete: true, disagreements: ['the answer to why-false is not in the header'] },
  });
});

it('a header that told the door what the body does not hold is found out', async () => {
  const { quote: _, ...withoutQuote } = complete;
  const [report] = await sendBody(
    { ...withoutQuote, contact: '?' },
    { header: { platform: 'quiet.example.org' } },
  );
  expect(await open(report, endpoint.deskKey, 'assessment')).toMatchObject({
    judgement: {
      complete: false,
      missing: expect.arrayContaining(['quote']),
      disagreements: expect.arrayContaining([
        'the header has quote, and the body no valid answer to it',
        'the header has contact, and the body no valid answer to it',
        'no address is on the platform that the header names',
        expect.stringMatching(/^the lane is \S+ by the body, and fast by the header$/),
      ]),
    },
  });
});

it('a document made up for the door, and a name kept from the desk, are found out', async () => {
  const [report] = await sendBody(complete, {
    reporter: { anonymous: true },
    header: { category: 'insult', documents: [{ kind: 'other', sha256: 'a'.repeat(64) }] },
  });
  expect(await open(report, endpoint.deskKey, 'assessment')).toMatchObject({
    judgement: {
      disagreements: expect.arrayContaining([
        'the flag anonymous is not in the header',
        'documents of kind other: 1 in the header, 0 in the body',
      ]),
    },
  });
});

it('reports of the same content are linked once opened, and stay two reports', async () => {
  const [first] = await sendBody();
  const [other] = await sendBody(complete, { targets: ['https://forum.example.org/t/2'] });
  const [second] = await sendBody(complete, {
    targets: ['https://video.example.org/v', `${address}#post-7`],
  });
  const key = endpoint.deskKey;
  expect(await open(first, key, 'assessment')).toMatchObject({ linked: [] });
  expect(await open(other, key, 'assessment')).toMatchObject({ linked: [] });
  const opened = await open(second, key, 'assessment');
  expect(opened).toMatchObject({ linked: [{ reportId: first.id, by: ['address'] }] });
  expect(await open(first, key, 'second look')).toMatchObject({
    linked: [{ reportId: second.id, by: ['address'] }],
  });
}, 60_000);

it('who has the database and a list of addresses learns nothing from the links', async () => {
  const [report] = await sendBody();
  await open(report, endpoint.deskKey, 'assessment');
  const path = join(endpoint.config.dataDir, 'plaint.sqlite');
  const db = new DatabaseSync(path, { readOnly: true });
  const [row] = db.prepare('select tag from content_link').all();
  db.close();
  const stranger = await createDeskKey();
  const about = { targets: [address], documents: [] };
  const guessed = await tagContent(about, fromBase64url(stranger.d));
  const publicly = await Promise.all(
    [address, `address\n${address}`].map((text) => sha256Hex(new TextEncoder().encode(text))),
  );
  expect(row?.['tag']).toMatch(/^[0-9a-f]{64}$/);
  expect([...guessed.map(({ tag }) => tag), ...publicly]).not.toContain(row?.['tag']);
}, 60_000);
