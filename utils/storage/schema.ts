import type { DBSchema, IDBPDatabase, IDBPTransaction, StoreNames } from 'idb';
import type { PairedEndpoint } from '../endpoint/paired-endpoint.ts';
import type { Bytes } from '../evidence/bytes.ts';
import type { CustodyLog } from '../evidence/custody.ts';
import type { SealingPair } from '../evidence/sealing-key.ts';
import type { Fault } from '../faults/fault.ts';
import type { CircuitBreaker } from '../outbox/circuit-breaker.ts';
import type { Correspondence } from '../outbox/correspondence.ts';
import type { OutboxItem } from '../outbox/item.ts';
import type { SigningKey } from '../protocol/primitives.ts';
import type { CaptureRecord } from '../report/capture-record.ts';
import type { CaseItem } from '../report/case-item.ts';
import type { CasebookCase } from '../report/casebook-case.ts';
import type { DerivativeRecord } from '../report/derivative-record.ts';
import type { Draft } from '../report/draft.ts';
import type { ProfileRecord } from '../report/profile.ts';
import type { RecheckRecord } from '../report/recheck-record.ts';
import type { ThreadRecord } from '../report/thread-record.ts';
import type { PackSlice } from './packs.ts';
import type { StoredSealing } from './sealing-record.ts';

/**
 * A piece of evidence in the clear, stored once under its SHA-256 whoever refers to it: as it is, as the list
 * of its parts in order, as a slice of one part that is a pack (gzip) of several pieces, or as such a part,
 * which other pieces may share.
 */
export type StoredBlob = {
  readonly sha256: string;
  /** Wall-clock ms; only tells the garbage collector what is too young to judge. */
  readonly savedAtMs: number;
} & (
  | { readonly blob: Blob }
  | { readonly parts: readonly string[]; readonly mediaType: string; readonly stretch?: PackSlice }
  | {
      readonly bytes: Bytes;
      /** In a pack: how many pieces lie in it. */
      readonly pieces?: number;
    }
);

/** A frozen ciphertext, until its report's receipt has come. */
export interface StoredCiphertext {
  readonly sha256: string;
  readonly reportId: string;
  readonly blob: Blob;
}

export interface StoredEnvelope {
  readonly reportId: string;
  readonly text: string;
}

/** The key that signs one report and its packages; it cannot be read out of the browser. */
export interface StoredSigner {
  readonly reportId: string;
  readonly privateKey: CryptoKey;
  readonly publicKey: SigningKey;
  /**
   * The key that the desk's answers are sealed to; there once a report was sealed to a desk that knows of it.
   */
  readonly reply?: SealingPair;
}

/** Everything that Plaint keeps in the browser. */
export interface PlaintSchema extends DBSchema {
  drafts: { key: string; value: Draft; indexes: { byUpdatedAt: string } };
  captures: { key: string; value: CaptureRecord };
  blobs: { key: string; value: StoredBlob };
  sealed: { key: string; value: StoredCiphertext; indexes: { byReport: string } };
  /** Beside `outbox`, so that going through a long queue never loads the envelopes. */
  envelopes: { key: string; value: StoredEnvelope };
  outbox: { key: string; value: OutboxItem; indexes: { byState: [string, string] } };
  lanes: { key: string; value: CircuitBreaker };
  endpoints: { key: string; value: PairedEndpoint };
  settings: { key: string; value: { readonly key: string; readonly value: unknown } };
  profiles: { key: string; value: ProfileRecord };
  signers: { key: string; value: StoredSigner };
  custody: { key: string; value: CustodyLog };
  derivatives: { key: string; value: DerivativeRecord };
  sealings: { key: string; value: StoredSealing };
  cases: { key: string; value: CasebookCase };
  items: {
    key: string;
    value: CaseItem;
    indexes: {
      byCase: string;
      byThread: string;
      byContentSha256: string;
      byCapturedAt: string;
      byReport: string;
      byNextCheckAt: string;
    };
  };
  threads: { key: string; value: ThreadRecord };
  rechecks: { key: string; value: RecheckRecord; indexes: { byItem: string } };
  /** The last ones, in the order they came in. */
  faults: { key: number; value: Fault & { readonly number?: number } };
  /** What was said about a report since it arrived; sealed, as it came. */
  correspondence: { key: string; value: Correspondence };
}

export type PlaintConnection = IDBPDatabase<PlaintSchema>;
export type PlaintStore = StoreNames<PlaintSchema>;
type Upgrade = IDBPTransaction<PlaintSchema, PlaintStore[], 'versionchange'>;

/**
 * One step per version, in order; step i leads from version i to i + 1. A released step is never edited: a
 * browser that skipped releases runs all the steps it missed, in one transaction.
 */
const migrations: readonly ((db: PlaintConnection, transaction: Upgrade) => void)[] = [
  (db) => {
    db.createObjectStore('drafts', { keyPath: 'id' }).createIndex('byUpdatedAt', 'updatedAt');
    db.createObjectStore('captures', { keyPath: 'id' });
    db.createObjectStore('blobs', { keyPath: 'sha256' });
    db.createObjectStore('sealed', { keyPath: 'sha256' }).createIndex('byReport', 'reportId');
    db.createObjectStore('envelopes', { keyPath: 'reportId' });
    db.createObjectStore('outbox', { keyPath: 'reportId' }).createIndex('byState', [
      'state',
      'createdAt',
    ]);
    db.createObjectStore('lanes', { keyPath: 'endpoint' });
    db.createObjectStore('endpoints', { keyPath: 'origin' });
    db.createObjectStore('settings', { keyPath: 'key' });
    db.createObjectStore('profiles', { keyPath: 'id' });
  },
  (db) => {
    db.createObjectStore('signers', { keyPath: 'reportId' });
  },
  (db) => {
    db.createObjectStore('custody', { keyPath: 'reportId' });
    db.createObjectStore('derivatives', { keyPath: 'reportId' });
    db.createObjectStore('sealings', { keyPath: 'manifestSha256' });
  },
  (db) => {
    db.createObjectStore('cases', { keyPath: 'id' });
    const items = db.createObjectStore('items', { keyPath: 'id' });
    items.createIndex('byCase', 'caseId');
    items.createIndex('byThread', 'threadId');
    items.createIndex('byContentSha256', 'contentSha256');
    items.createIndex('byCapturedAt', 'capturedAt');
    items.createIndex('byReport', 'reportId');
    items.createIndex('byNextCheckAt', 'nextCheckAt');
    db.createObjectStore('threads', { keyPath: 'id' });
    db.createObjectStore('rechecks', { keyPath: 'id' }).createIndex('byItem', 'itemId');
  },
  (db) => {
    db.createObjectStore('faults', { keyPath: 'number', autoIncrement: true });
  },
  (db) => {
    db.createObjectStore('correspondence', { keyPath: 'reportId' });
  },
];

export const databaseName = 'plaint';
export const schemaVersion = migrations.length;

export function migrate(db: PlaintConnection, fromVersion: number, transaction: Upgrade): void {
  for (const step of migrations.slice(fromVersion)) step(db, transaction);
}
