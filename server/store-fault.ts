import type { ProblemCode } from '../utils/protocol/problem.ts';

const full = new Set(['ENOSPC', 'EDQUOT', '53100']);
/** Networks that fail, and PostgreSQL that stops, starts or takes no more (SQLSTATE classes 08, 53, 57P). */
const away =
  /^(ECONN\w+|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENOTFOUND|EMFILE|ENFILE|08\w{3}|53\w{3}|57P\w{2})$/;
/** pg tells these apart by their words alone. */
const awayMessage =
  /^(timeout exceeded when trying to connect|Connection terminated|Client .+ is not queryable$)/;

/** SQLITE_BUSY, SQLITE_IOERR, SQLITE_FULL, SQLITE_CANTOPEN: https://www.sqlite.org/rescode.html */
const sqliteFull = 13;
const sqliteAway = new Set([5, 10, 14]);

/**
 * Whether the store is what failed, and how: `storage-full` or `unavailable` for what passes and is worth
 * another try, `undefined` for anything else, which is a bug.
 */
export function classifyStoreFault(thrown: unknown): ProblemCode | undefined {
  if (!(thrown instanceof Error)) return undefined;
  const code = 'code' in thrown ? String(thrown.code) : '';
  const sqlite = 'errcode' in thrown ? Number(thrown.errcode) & 0xff : 0;
  if (full.has(code) || sqlite === sqliteFull) return 'storage-full';
  if (away.test(code) || sqliteAway.has(sqlite) || awayMessage.test(thrown.message))
    return 'unavailable';
  return undefined;
}
