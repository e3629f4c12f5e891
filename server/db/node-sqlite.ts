import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import { toldElsewhere } from '../../utils/faults/expected.ts';

/** A query as it is sent to the thread of the database. Queries and answers cross in lists. */
export interface SqliteQuery {
  readonly id: number;
  readonly sql: string;
  readonly parameters: readonly unknown[];
}
export interface SqliteRows {
  readonly rows: readonly unknown[];
  readonly changes: bigint;
}
export interface SqliteFault {
  readonly message: string;
  /** As in https://www.sqlite.org/rescode.html */
  readonly errcode: number;
}
export type SqliteAnswer = { readonly id: number } & (
  | SqliteRows
  | { readonly failure: SqliteFault }
);

/** What `node:sqlite` threw in its thread; `errcode` as in https://www.sqlite.org/rescode.html */
export class SqliteFailure extends Error {
  override readonly name = 'SqliteFailure';
  readonly errcode: number;

  constructor(message: string, errcode: number) {
    super(message);
    this.errcode = errcode;
  }
}

interface Waiting {
  readonly resolve: (answer: SqliteAnswer) => void;
  readonly reject: (cause: unknown) => void;
}

interface SqliteThread {
  readonly ask: (sql: string, parameters: readonly unknown[]) => Promise<SqliteAnswer>;
  readonly close: () => Promise<void>;
}

/** SQLITE_CANTOPEN: the thread is gone, and the store with it. */
const goneCode = 14;

async function openThread(path: string): Promise<SqliteThread> {
  const worker = new Worker(new URL('./sqlite-thread.ts', import.meta.url), {
    workerData: path,
    // What the process loads before its program, the thread has no use for; it doubled the time to open.
    execArgv: [],
  });
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  let isGone = false;
  let unsent: SqliteQuery[] = [];
  // A `begin` and what follows it cross together: each crossing is a turn of two event loops.
  const send = () => {
    worker.postMessage(unsent);
    unsent = [];
  };
  await once(worker, 'message');
  worker.on('message', (answers: readonly SqliteAnswer[]) => {
    for (const answer of answers) {
      waiting.get(answer.id)?.resolve(answer);
      waiting.delete(answer.id);
    }
  });
  const loseAll = () => {
    isGone = true;
    for (const { reject } of waiting.values()) reject(new SqliteFailure('gone', goneCode));
    waiting.clear();
  };
  worker.on('error', loseAll).on('exit', loseAll);
  return {
    ask: (sql, parameters) =>
      new Promise((resolve, reject) => {
        if (isGone) return reject(new SqliteFailure('gone', goneCode));
        lastId += 1;
        waiting.set(lastId, { resolve, reject });
        if (unsent.length === 0) process.nextTick(send);
        unsent.push({ id: lastId, sql, parameters });
      }),
    async close() {
      if (isGone) return;
      const exited = once(worker, 'exit');
      worker.postMessage('close');
      await exited;
    },
  };
}

function connect(thread: SqliteThread): DatabaseConnection {
  return {
    async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
      const answer = await thread.ask(sql, parameters);
      if ('failure' in answer)
        throw new SqliteFailure(answer.failure.message, answer.failure.errcode);
      return { rows: answer.rows as Row[], numAffectedRows: answer.changes };
    },
    // biome-ignore lint/correctness/useYield: the interface wants a generator; no caller streams.
    async *streamQuery() {
      throw new Error('node:sqlite does not stream here');
    },
  };
}

function createDriver(path: string): Driver {
  let thread: SqliteThread | undefined;
  let connection: DatabaseConnection | undefined;
  const run = async (to: DatabaseConnection, sql: string) => {
    await to.executeQuery(CompiledQuery.raw(sql));
  };
  return {
    async init() {
      thread = await openThread(path);
      connection = connect(thread);
    },
    async acquireConnection() {
      if (connection === undefined) throw new Error('not open');
      return connection;
    },
    // Not waited for: the thread refuses what follows a `begin` that failed, for the same reason.
    async beginTransaction(to) {
      run(to, 'begin').catch(toldElsewhere);
    },
    commitTransaction: (to) => run(to, 'commit'),
    rollbackTransaction: (to) => run(to, 'rollback'),
    releaseConnection: async () => undefined,
    destroy: async () => thread?.close(),
  };
}

/**
 * A Kysely dialect over `node:sqlite` in a thread of its own: a commit that returned has been fsynced (WAL
 * with synchronous=FULL), and while the disk is at it, the endpoint goes on reading requests.
 */
export function nodeSqliteDialect(path: string): Dialect {
  return {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => createDriver(path),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createIntrospector: (db) => new SqliteIntrospector(db),
  };
}
