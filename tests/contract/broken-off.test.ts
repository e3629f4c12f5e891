import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, expect, it } from 'vitest';
import type { SaidFile } from '../../components/notice/notice-services.ts';
import type { Database } from '../../server/db/database.ts';
import { composeAppeal } from '../../server/site/appeal-words.ts';
import type { Role } from '../../utils/casework/roles.ts';
import { canonicalBytes } from '../../utils/evidence/canonical.ts';
import { sha256Hex } from '../../utils/evidence/digest.ts';
import { sealJson } from '../../utils/evidence/seal-json.ts';
import { messageDigest } from '../../utils/evidence/seal-message.ts';
import { createSealingPair } from '../../utils/evidence/sealing-key.ts';
import { mediaTypes, paths } from '../../utils/protocol/wire.ts';
import { keysOf, writeToDesk } from './correspondent.ts';
import { startTestEndpoint, type TestEndpoint } from './endpoint.ts';
import { forwardNotice } from './forward-notice.ts';
import { enrol, tellDesk, withDatabase } from './handler.ts';
import { createReport, sendChunk, sendReport } from './reporter.ts';

let endpoint: TestEndpoint | undefined;
afterEach(async () => {
  await endpoint?.remove();
  endpoint = undefined;
});

interface Told {
  readonly method: 'POST' | 'PUT';
  readonly path: string;
  readonly body: object;
  /** Of a report or a notice, where no handler tells it. */
  readonly capability?: string;
}

interface Kind {
  /** Who asks; others are on the team before them. */
  readonly role: Role;
  readonly team: readonly Role[];
  /** What was told before, so that there is something to change. */
  readonly before: (at: TestEndpoint) => Promise<readonly Told[]>;
  readonly told: (at: TestEndpoint) => Promise<Told>;
  /** Every write of it. */
  readonly writes: readonly string[];
}

/** The lock of the ledger is taken by a write. */
const lock = 'update on ledger_head';
const none = async () => [];
const ledger = ['insert on ledger_entry', 'insert on ledger_node', lock];

/** The Monday of a week that is over, and can still be told of. */
function lastWeek(): string {
  const today = Math.floor(Date.now() / 86_400_000);
  const monday = today - ((today + 3) % 7) - 7;
  return new Date(monday * 86_400_000).toISOString().slice(0, 10);
}

const week = async (): Promise<Told> => ({
  method: 'POST',
  path: paths.deskExposure,
  body: { id: randomUUID(), week: lastWeek(), pictures: 7, hardMinutes: 9 },
});

const roster = async (): Promise<Told> => ({
  method: 'PUT',
  path: paths.deskRoster,
  body: { duties: [{ lane: 'enterprise', handler: 1, from: '2026-01-01', until: null }] },
});

const changeTo = (roles: readonly Role[]) => async (): Promise<Told> => ({
  method: 'POST',
  path: paths.deskRoles,
  body: { handler: 1, roles },
});

/** A file as it lies at the endpoint: what is in it is not looked at there. */
async function sendFile(at: TestEndpoint, to: { readonly capability: string }): Promise<SaidFile> {
  const bytes = new Uint8Array(randomBytes(2000));
  expect((await sendChunk(at.url, to, bytes)).status).toBe(204);
  const sha256 = await sha256Hex(bytes);
  return {
    claim: { sha256, kind: 'other' },
    key: { sealedSha256: sha256, sha256, sizeBytes: bytes.length, key: 'A'.repeat(43) },
    sealedBytes: bytes.length,
  };
}

async function appeal(at: TestEndpoint): Promise<Told> {
  const team = { reviewer: await enrol(at, ['reviewer']), disposer: await enrol(at, ['disposer']) };
  const { keys } = (await forwardNotice(at, team)).appeal;
  const draft = {
    choice: 'measure',
    text: 'It was a quotation.',
    files: [await sendFile(at, keys)],
  };
  const { deskKey } = at.descriptor.descriptor;
  const body = await composeAppeal(draft, { keys, deskKeys: [deskKey] });
  return { method: 'POST', path: paths.appeals, body, capability: keys.capability };
}

async function message(at: TestEndpoint): Promise<Told> {
  const report = await createReport(at.descriptor.descriptor.deskKey);
  expect((await sendReport(at.url, report)).status).toBe(201);
  const { key, sealedBytes: sizeBytes } = await sendFile(at, report);
  const previousSha256 = await sha256Hex(canonicalBytes(report.envelope.manifest));
  const act = { kind: 'message' as const, evidence: [{ sha256: key.sealedSha256, sizeBytes }] };
  const keys = keysOf(at, await createSealingPair());
  const { body } = await writeToDesk(report, { number: 1, previousSha256 }, act, {}, keys);
  const { capability } = report;
  const path = paths.reportMessage(report.id, 1);
  return { method: 'PUT', path, body: JSON.parse(body), capability };
}

async function words(at: TestEndpoint): Promise<Told> {
  const { deskKey } = at.descriptor.descriptor;
  const report = await createReport(deskKey, { evidence: [] });
  expect((await sendReport(at.url, report)).status).toBe(201);
  const body = await sealJson('It stays.', {
    aad: new Uint8Array([1]),
    keys: [deskKey],
    bucket: () => 1024,
  });
  return { method: 'PUT', path: paths.deskWords(report.id, await messageDigest(body)), body };
}

const kinds: Readonly<Record<string, Kind>> = {
  'the words of a step': {
    role: 'reviewer',
    team: [],
    before: none,
    told: words,
    writes: ['insert on case_word'],
  },
  'an appeal with a file': {
    role: 'supervisor',
    team: [],
    before: none,
    told: appeal,
    writes: [
      ...ledger,
      ...['insert on case_event', 'update on case', 'insert on case_wait', 'insert on wait_count'],
      ...['insert on case_word', 'insert on notice_file', 'update on report'],
    ],
  },
  'a reporter’s message with a file': {
    role: 'reviewer',
    team: [],
    before: none,
    told: message,
    writes: [
      ...ledger,
      ...['insert on case_event', 'update on case', 'insert on case_message', 'update on report'],
    ],
  },
  'a first week of looking': {
    role: 'reviewer',
    team: [],
    before: none,
    told: week,
    writes: [lock, 'insert on exposure_seen', 'insert on exposure_week'],
  },
  'one more week of looking': {
    role: 'reviewer',
    team: [],
    before: async () => [await week()],
    told: week,
    writes: [lock, 'insert on exposure_seen', 'update on exposure_week'],
  },
  'a first roster': {
    role: 'supervisor',
    team: ['reviewer'],
    before: none,
    told: roster,
    writes: [...ledger, 'insert on roster'],
  },
  'other roles': {
    role: 'administrator',
    team: ['reviewer'],
    before: none,
    told: changeTo(['disposer']),
    writes: [...ledger, 'update on handler'],
  },
  'other roles that wait': {
    role: 'administrator',
    team: ['reviewer', 'disposer', 'supervisor'],
    before: none,
    told: changeTo(['disposer']),
    writes: [lock, 'insert on role_change'],
  },
  'other roles in place of those that wait': {
    role: 'administrator',
    team: ['reviewer', 'disposer', 'supervisor'],
    before: async () => [await changeTo(['disposer'])()],
    told: changeTo(['auditor']),
    writes: [lock, 'delete on role_change', 'insert on role_change'],
  },
};

async function everything(db: Database) {
  const tables = [
    ...['case_word', 'roster', 'exposure_week', 'exposure_seen', 'handler', 'role_change'],
    ...['key_grant', 'ledger_head', 'ledger_entry', 'ledger_node'],
    ...['report', 'case', 'case_event', 'case_mark', 'case_message', 'notice_file'],
  ];
  const all = [];
  for (const name of tables)
    all.push(
      await db
        .selectFrom(name as 'case')
        .selectAll()
        .execute(),
    );
  return all.map((rows) => rows.map((row) => JSON.stringify(row)).toSorted());
}

it.each(Object.entries(kinds))(
  '%s: broken off at any write, nothing of it stands; and it is taken afterwards',
  async (_, { role, team, before, told, writes }) => {
    const environment = { PLAINT_REQUESTS_PER_MINUTE: '0', PLAINT_REPORTS_PER_HOUR: '0' };
    const at = await startTestEndpoint({ environment });
    endpoint = at;
    for (const other of team) await enrol(at, [other]);
    const handler = await enrol(at, [role]);
    const send = async ({ method, path, body, capability }: Told) => {
      if (capability === undefined) return (await tellDesk(at, handler, method, path, body)).status;
      const answer = await fetch(at.url + path, {
        method,
        headers: { Authorization: `Bearer ${capability}`, 'Content-Type': mediaTypes.json },
        body: JSON.stringify(body),
      });
      return answer.status;
    };
    for (const earlier of await before(at)) expect(await send(earlier)).toBeLessThan(300);
    const request = await told(at);
    const file = new DatabaseSync(join(at.config.dataDir, 'plaint.sqlite'));
    await withDatabase(at, async (db) => {
      const untouched = await everything(db);
      for (const write of writes) {
        const [verb = '', table = ''] = write.split(' on ');
        file.exec(
          `create trigger fault before ${verb} on "${table}" begin select raise(abort, 'fault'); end`,
        );
        expect([write, await send(request)]).toEqual([write, 500]);
        file.exec('drop trigger fault');
        expect(await everything(db)).toEqual(untouched);
      }
      // There is no other write at which it could be broken off.
      const tables = file.prepare("select name from sqlite_master where type = 'table'").all();
      file.exec('create table written (what text)');
      for (const { name } of tables)
        for (const verb of ['insert', 'update', 'delete'])
          file.exec(
            `create trigger "${verb} ${name}" after ${verb} on "${name}" begin insert into written values ('${verb} on ${name}'); end`,
          );
      expect(await send(request)).toBeLessThan(300);
      const written = file.prepare('select distinct what from written').all();
      expect(written.map(({ what }) => what).toSorted()).toEqual([...writes].toSorted());
      expect(await everything(db)).not.toEqual(untouched);
    });
    file.close();
  },
);
