import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Kysely, sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { nodeSqliteDialect, SqliteFailure } from '../../../server/db/node-sqlite.ts';

/** The `begin` of a transaction is not waited for: what follows it must know when there is none. */

interface Tables {
  word: { text: string };
}

let directory: string;
let db: Kysely<Tables>;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'plaint-sqlite-'));
  db = new Kysely<Tables>({ dialect: nodeSqliteDialect(join(directory, 'test.sqlite')) });
  await sql`create table word (text text primary key)`.execute(db);
});

afterEach(async () => {
  await db.destroy();
  await rm(directory, { recursive: true });
});

const add = (to: Kysely<Tables>, text: string) => to.insertInto('word').values({ text }).execute();

async function words(): Promise<string[]> {
  const rows = await db.selectFrom('word').select('text').orderBy('text').execute();
  return rows.map(({ text }) => text);
}

it('one statement that fails takes those before it along', async () => {
  await add(db, 'two');
  const failing = db.transaction().execute(async (tx) => {
    await add(tx, 'one');
    await add(tx, 'two');
  });
  await expect(failing).rejects.toThrow(/UNIQUE/);
  expect(await words()).toEqual(['two']);
});

it('in a transaction that the database ended by itself nothing more is done', async () => {
  await add(db, 'two');
  const ended = db.transaction().execute(async (tx) => {
    await add(tx, 'one');
    await sql`insert or rollback into word values ('two')`.execute(tx).catch(() => undefined);
    await add(tx, 'three');
  });
  await expect(ended).rejects.toThrow(/UNIQUE/);
  expect(await words()).toEqual(['two']);
  await add(db, 'four');
  expect(await words()).toEqual(['four', 'two']);
});

it('nothing is done in a transaction that could not begin, and the reason is told', async () => {
  const other = new DatabaseSync(join(directory, 'test.sqlite'));
  other.exec('begin immediate');
  const refused = await db
    .transaction()
    .execute((tx) => add(tx, 'one'))
    .catch((cause: unknown) => cause);
  other.exec('rollback');
  other.close();
  expect(refused).toBeInstanceOf(SqliteFailure);
  expect(refused).toMatchObject({ errcode: 5, message: 'database is locked' });
  expect(await words()).toEqual([]);
  await db.transaction().execute((tx) => add(tx, 'later'));
  expect(await words()).toEqual(['later']);
}, 20_000);
