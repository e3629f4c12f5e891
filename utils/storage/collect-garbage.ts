import { captureBlobs } from '../report/capture-record.ts';
import { derivativeBlobs } from '../report/derivative-record.ts';
import type { Attachment } from '../report/draft.ts';
import { isLocked } from '../report/profile.ts';
import { keepCasebookBlobs, keepCasebookCaptures } from './kept-blobs.ts';
import type { PlaintDb } from './open-plaint-db.ts';
import type { PlaintConnection } from './schema.ts';

/**
 * Bytes are stored before what refers to them is, and a deleted draft can be brought back for a while; so
 * the young are never judged. A clock that was set back makes them look young for longer, never too old.
 */
const graceMs = 24 * 60 * 60 * 1000;

const stores = [
  'blobs',
  'captures',
  'drafts',
  'profiles',
  'sealed',
  'envelopes',
  'outbox',
  'derivatives',
  'custody',
  'sealings',
  'cases',
  'items',
  'threads',
  'rechecks',
] as const;

function open(connection: PlaintConnection) {
  return connection.transaction(stores, 'readwrite');
}
type Sweep = ReturnType<typeof open>;

interface Referred {
  readonly captures: ReadonlySet<string>;
  readonly blobs: Set<string>;
}

function keep(blobs: Set<string>, attachments: readonly Attachment[]): void {
  for (const { sha256, originalSha256 } of attachments) {
    blobs.add(sha256);
    if (originalSha256 !== undefined) blobs.add(originalSha256);
  }
}

/** What drafts, profiles and the casebook name; a locked profile carries its documents in itself. */
async function readReferred(transaction: Sweep): Promise<Referred> {
  const captures = new Set<string>();
  const blobs = new Set<string>();
  await keepCasebookBlobs(transaction, blobs);
  await keepCasebookCaptures(transaction, captures);
  for await (const { value } of transaction.objectStore('drafts')) {
    if (value.capture.state === 'done') captures.add(value.capture.captureId);
    keep(blobs, value.attachments);
  }
  for await (const { value } of transaction.objectStore('profiles')) {
    if (!isLocked(value)) keep(blobs, value.documents);
  }
  return { captures, blobs };
}

/** Drops captures that nothing names, and adds what the others consist of to what is referred to. */
async function sweepCaptures(transaction: Sweep, referred: Referred, nowMs: number): Promise<void> {
  for await (const cursor of transaction.objectStore('captures')) {
    const { id, capturedAt } = cursor.value;
    const isOld = nowMs - Date.parse(capturedAt) >= graceMs;
    if (isOld && !referred.captures.has(id)) {
      await cursor.delete();
      continue;
    }
    for (const sha256 of captureBlobs(cursor.value)) referred.blobs.add(sha256);
  }
}

/** Derivatives follow their captures. */
async function sweepDerivatives(transaction: Sweep, referred: Referred): Promise<void> {
  for await (const cursor of transaction.objectStore('derivatives')) {
    const isKept =
      (await transaction.objectStore('captures').getKey(cursor.value.captureId)) !== undefined;
    if (!isKept) await cursor.delete();
    else for (const sha256 of derivativeBlobs(cursor.value)) referred.blobs.add(sha256);
  }
}

/** Logs and sealings follow their reports; a deleted draft may come back while it is young. */
async function sweepStories(transaction: Sweep, nowMs: number): Promise<void> {
  const drafts = await transaction.objectStore('drafts').getAllKeys();
  const sent = await transaction.objectStore('outbox').getAllKeys();
  const reports = new Set([...drafts, ...sent]);
  for (const item of await transaction.objectStore('items').getAllKeys()) reports.add(item);
  const isGone = (reportId: string, lastAt: string | undefined) =>
    !reports.has(reportId) && nowMs - Date.parse(lastAt ?? '') >= graceMs;
  for await (const cursor of transaction.objectStore('custody')) {
    const { reportId, entries } = cursor.value;
    if (isGone(reportId, entries.at(-1)?.at)) await cursor.delete();
  }
  for await (const cursor of transaction.objectStore('sealings')) {
    const { id, createdAt } = cursor.value.manifest;
    if (isGone(id, createdAt)) await cursor.delete();
  }
}

/** Whatever is kept keeps its parts, be they older than it. */
async function keepParts(transaction: Sweep, referred: Referred, nowMs: number): Promise<void> {
  for await (const { value } of transaction.objectStore('blobs')) {
    const isKept = referred.blobs.has(value.sha256) || nowMs - value.savedAtMs < graceMs;
    if (!('parts' in value) || !isKept) continue;
    for (const part of value.parts) referred.blobs.add(part);
  }
}

async function sweepBlobs(transaction: Sweep, referred: Referred, nowMs: number): Promise<number> {
  await keepParts(transaction, referred, nowMs);
  let removed = 0;
  for await (const cursor of transaction.objectStore('blobs')) {
    const { sha256, savedAtMs } = cursor.value;
    if (referred.blobs.has(sha256) || nowMs - savedAtMs < graceMs) continue;
    await cursor.delete();
    removed += 1;
  }
  return removed;
}

async function sweepCiphertexts(transaction: Sweep): Promise<number> {
  let removed = 0;
  const reports = new Set(await transaction.objectStore('outbox').getAllKeys());
  for await (const cursor of transaction.objectStore('sealed')) {
    if (reports.has(cursor.value.reportId)) continue;
    await cursor.delete();
    removed += 1;
  }
  for await (const cursor of transaction.objectStore('envelopes')) {
    if (!reports.has(cursor.primaryKey)) await cursor.delete();
  }
  return removed;
}

/**
 * Removes captures that neither a draft nor the casebook has, blobs that nothing refers to, ciphertexts and
 * envelopes without an outbox item, and what tells of reports that are gone. Gives how many blobs went. One
 * transaction, so that a reference made meanwhile is either seen or comes after it.
 */
export async function collectGarbage(db: PlaintDb, nowMs: number): Promise<number> {
  return db.use(async (connection) => {
    const transaction = open(connection);
    const referred = await readReferred(transaction);
    await sweepCaptures(transaction, referred, nowMs);
    await sweepDerivatives(transaction, referred);
    await sweepStories(transaction, nowMs);
    const removed =
      (await sweepBlobs(transaction, referred, nowMs)) + (await sweepCiphertexts(transaction));
    await transaction.done;
    return removed;
  });
}
