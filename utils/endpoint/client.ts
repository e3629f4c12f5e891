import type { ReceiptCheck } from '../outbox/answer.ts';
import type { ReportAddress, Transport } from '../outbox/ports.ts';
import { defaultLimits } from '../protocol/limits.ts';
import { mediaTypes, paths } from '../protocol/wire.ts';
import { createByteBudget } from './byte-budget.ts';
import { checkEndpoint } from './check-endpoint.ts';
import { type ChunkSize, createChunkSize } from './chunk-size.ts';
import type { EnrolmentStore } from './enrolment-store.ts';
import { findReceipt } from './find-receipt.ts';
import { putWithWork } from './put-with-work.ts';
import { type RequestPorts, request } from './request.ts';
import { uploadBlob } from './upload.ts';

export interface EndpointClientPorts extends RequestPorts, EnrolmentStore {
  readonly now: () => number;
  /** Monotonic milliseconds. */
  readonly elapsedMs: () => number;
  /** Resolves early when the signal aborts. */
  readonly pause: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** Bytes of chunks in memory at once, over all uploads. */
const budgetBytes = 12 * 1024 * 1024;

/**
 * The way to endpoints, as the outbox's transport. One per worker: what it learns of the network is shared.
 */
export function createEndpointClient(ports: EndpointClientPorts): Transport {
  const budget = createByteBudget(budgetBytes);
  const chunkSizes = new Map<string, ChunkSize>();

  async function chunkSizeFor(endpoint: string): Promise<ChunkSize> {
    const known = chunkSizes.get(endpoint);
    if (known !== undefined) return known;
    const limits = (await ports.load(endpoint))?.signed.descriptor.limits ?? defaultLimits;
    const chunkSize = chunkSizes.get(endpoint) ?? createChunkSize(limits.maxChunkBytes);
    chunkSizes.set(endpoint, chunkSize);
    return chunkSize;
  }

  return {
    checkEndpoint: (endpoint, signal) => checkEndpoint(endpoint, ports, signal),
    async upload(upload, signal) {
      const chunkSize = await chunkSizeFor(upload.endpoint);
      return uploadBlob(upload, { ...ports, budget, chunkSize }, signal);
    },
    async commit({ envelopeText, ...address }, signal) {
      const headers = { ...authorization(address), 'Content-Type': mediaTypes.json };
      const put = async (more: Readonly<Record<string, string>>) => {
        const parts = {
          method: 'PUT',
          headers: { ...headers, ...more },
          body: envelopeText,
        } as const;
        return (await request(urlOf(address), parts, ports, signal)).answer;
      };
      return putWithWork(address.reportId, put, signal);
    },
    async status(address, signal) {
      const parts = { method: 'GET', headers: authorization(address) } as const;
      return (await request(urlOf(address), parts, ports, signal)).answer;
    },
    checkReceipt: (about, answerText, signal) => checkReceipt(about, answerText, ports, signal),
  };
}

/** A receipt by an unknown key may be by a new one: the descriptor is read once more before it is doubted. */
async function checkReceipt(
  about: Parameters<Transport['checkReceipt']>[0],
  answerText: string,
  ports: EndpointClientPorts,
  signal: AbortSignal,
): Promise<ReceiptCheck> {
  const first = await look();
  if (first.kind !== 'unverified') return first;
  const check = await checkEndpoint(about.endpoint, ports, signal);
  return check.kind === 'stopped' ? { kind: 'absent' } : look();

  async function look(): Promise<ReceiptCheck> {
    const enrolment = await ports.load(about.endpoint);
    const keys = enrolment?.signed.descriptor.receiptKeys ?? [];
    const { manifestSha256 } = about.sealing;
    const found = await findReceipt(answerText, { reportId: about.reportId, manifestSha256 }, keys);
    if (found.kind !== 'valid') return found;
    return { kind: 'valid', jws: found.jws, receivedAt: found.claims.receivedAt };
  }
}

function urlOf({ endpoint, reportId }: ReportAddress): string {
  return endpoint + paths.report(reportId);
}

function authorization({ capability }: ReportAddress) {
  return { Authorization: `Bearer ${capability}` };
}
