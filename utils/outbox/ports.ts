import type { Answer, EndpointCheck, ReceiptCheck, UploadOutcome } from './answer.ts';
import type { CircuitBreaker } from './circuit-breaker.ts';
import type { OutboxItem, OutgoingReport, SealingRef } from './item.ts';

/** What the drain needs to know of an item before it claims it. */
export interface DueItem {
  readonly reportId: string;
  readonly endpoint: string;
}

/** Durable state. Every write is compare-and-set: it happens only if the stored epoch is still the item's. */
export interface OutboxStore {
  /** Items that a worker can carry on now, nearest to their receipt first. */
  listDue(nowMs: number): Promise<readonly DueItem[]>;
  /** For each endpoint, the earliest end of its open items' waits (`waitEnd`), in wall-clock ms. */
  nextWaitEnds(nowMs: number): Promise<ReadonlyMap<string, number>>;
  /**
   * Reads the item and writes what `take` makes of it, in one transaction: between the two nobody else
   * writes, not even under the epoch that was read. Undefined if there is no item or `take` gives none.
   */
  claim(
    reportId: string,
    take: (item: OutboxItem) => OutboxItem | undefined,
  ): Promise<OutboxItem | undefined>;
  /** Writes `item` if the stored epoch equals `fence`; else changes nothing and gives false. */
  save(item: OutboxItem, fence: number, durability: 'strict' | 'relaxed'): Promise<boolean>;
  /** The same, with the envelope and the ciphertexts in one transaction. */
  saveSealed(item: OutboxItem, fence: number, sealed: OutgoingReport): Promise<boolean>;
  /** The same, dropping the envelope and the ciphertexts in one transaction. */
  savePurged(item: OutboxItem, fence: number): Promise<boolean>;
  loadEnvelope(reportId: string): Promise<string | undefined>;
  loadCiphertext(sha256: string): Promise<Blob | undefined>;
  loadBreaker(endpoint: string): Promise<CircuitBreaker | undefined>;
  /**
   * Changes what is stored of the way to an endpoint in one transaction, where `change` gives something;
   * gives what is stored then.
   */
  updateBreaker(
    endpoint: string,
    change: (stored: CircuitBreaker | undefined) => CircuitBreaker | undefined,
  ): Promise<CircuitBreaker | undefined>;
}

/** The way to an endpoint. Expected failures come back as answers; nothing here throws but faults. */
export interface Transport {
  /** Whether the endpoint still has the pinned key; refreshes what is known of it. */
  checkEndpoint(endpoint: string, signal: AbortSignal): Promise<EndpointCheck>;
  /**
   * Brings one blob over, from wherever the endpoint says it stands. `isFresh`: nothing was ever sent, so
   * there is nothing to ask for first. `onProgress` is awaited after each confirmed chunk.
   */
  upload(
    request: {
      readonly endpoint: string;
      readonly capability: string;
      readonly sha256: string;
      readonly blob: Blob;
      readonly isFresh: boolean;
      readonly onProgress: (offset: number) => Promise<void>;
    },
    signal: AbortSignal,
  ): Promise<UploadOutcome>;
  /** `PUT` of the frozen envelope, byte for byte. */
  commit(
    request: ReportAddress & { readonly envelopeText: string },
    signal: AbortSignal,
  ): Promise<Answer>;
  /** The report's status, which repeats its receipt. */
  status(request: ReportAddress, signal: AbortSignal): Promise<Answer>;
  /** Looks for the receipt of exactly this report and sealing in an answer's body. */
  checkReceipt(
    request: { readonly endpoint: string; readonly reportId: string; readonly sealing: SealingRef },
    answerText: string,
    signal: AbortSignal,
  ): Promise<ReceiptCheck>;
}

export interface ReportAddress {
  readonly endpoint: string;
  readonly reportId: string;
  readonly capability: string;
}

/** What surfaces may show while it happens; nothing is decided from it. */
export type OutboxProgress =
  | { readonly kind: 'item'; readonly item: OutboxItem }
  | {
      readonly kind: 'bytes';
      readonly reportId: string;
      readonly sent: number;
      readonly of: number;
    };

/** Whether the surroundings allow sending now. */
export type Permit = 'go' | 'offline' | 'metered' | 'low_battery' | 'paused';

export interface OutboxPorts {
  readonly store: OutboxStore;
  readonly transport: Transport;
  /** Throws PlaintError; `not_found` when the draft is gone. */
  readonly seal: (reportId: string, signal: AbortSignal) => Promise<OutgoingReport>;
  /** Runs the work if nobody else does; else gives undefined at once. Correctness does not rest on it. */
  readonly lock: <Value>(work: () => Promise<Value>) => Promise<Value | undefined>;
  readonly now: () => number;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  readonly permit: () => Promise<Permit>;
  /**
   * Awaited when a receipt is stored and before what was sent is thrown away: for what must be written down
   * of every delivery. Safe to repeat; while it fails the item stays `acked`.
   */
  readonly onReceived: (item: OutboxItem) => Promise<void>;
  readonly onProgress: (progress: OutboxProgress) => void;
}
