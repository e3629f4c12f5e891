import { Agent, request } from 'node:http';
import { contentDigest, sha256Hex } from '../../../utils/evidence/digest.ts';
import { headers, mediaTypes, paths } from '../../../utils/protocol/wire.ts';
import type { TestReport } from '../../contract/reporter.ts';

/** The two requests of one report, made beforehand so that a run measures the server. */
export interface PreparedReport {
  readonly requests: readonly {
    readonly method: string;
    readonly path: string;
    readonly headers: Readonly<Record<string, string | number>>;
    readonly body: Uint8Array;
  }[];
}

export async function prepare(report: TestReport): Promise<PreparedReport> {
  const authorization = { Authorization: `Bearer ${report.capability}` };
  const [evidence = new Uint8Array(0)] = report.evidence;
  const envelope = new TextEncoder().encode(JSON.stringify(report.envelope));
  return {
    requests: [
      {
        method: 'PATCH',
        path: paths.evidence(await sha256Hex(evidence)),
        headers: {
          ...authorization,
          'Content-Type': mediaTypes.chunk,
          'Content-Length': evidence.length,
          [headers.digest]: await contentDigest(evidence),
          [headers.offset]: '0',
          [headers.complete]: '?1',
        },
        body: evidence,
      },
      {
        method: 'PUT',
        path: paths.report(report.id),
        headers: {
          ...authorization,
          'Content-Type': mediaTypes.json,
          'Content-Length': envelope.length,
        },
        body: envelope,
      },
    ],
  };
}

function send(
  url: string,
  agent: Agent,
  parts: PreparedReport['requests'][number],
  timeoutMs?: number,
): Promise<number> {
  const { method, path, headers: fields, body } = parts;
  return new Promise((resolve, reject) => {
    const outgoing = request(url + path, { method, headers: fields, agent }, (incoming) => {
      incoming.resume().on('end', () => resolve(incoming.statusCode ?? 0));
    });
    if (timeoutMs !== undefined)
      outgoing.setTimeout(timeoutMs, () => outgoing.destroy(new Error('timeout')));
    outgoing.on('error', reject).end(body);
  });
}

/**
 * Sends one report over a connection of its own; false if it was refused, cut off or not answered in time.
 */
export async function sendPrepared(
  url: string,
  { requests }: PreparedReport,
  timeoutMs: number,
): Promise<boolean> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  try {
    for (const parts of requests)
      if ((await send(url, agent, parts, timeoutMs)) >= 300) return false;
    return true;
  } catch {
    return false;
  } finally {
    agent.destroy();
  }
}

export interface LoadResult {
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** How long each report took, ascending, and all of them together. */
  readonly timesMs: readonly number[];
  readonly seconds: number;
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

function summarize(timesMs: readonly number[], seconds: number): LoadResult {
  const sorted = timesMs.toSorted((left, right) => left - right);
  return {
    perSecond: Math.round(sorted.length / seconds),
    p50Ms: Math.round(quantile(sorted, 0.5) * 10) / 10,
    p99Ms: Math.round(quantile(sorted, 0.99) * 10) / 10,
    timesMs: sorted,
    seconds,
  };
}

/** Several runs as if they had been one. */
export function joinLoads(loads: readonly LoadResult[]): LoadResult {
  return summarize(
    loads.flatMap(({ timesMs }) => timesMs),
    loads.reduce((sum, { seconds }) => sum + seconds, 0),
  );
}

/** Sends every report, `clients` at a time, and times each from its first byte to its receipt. */
export async function runLoad(
  url: string,
  reports: readonly PreparedReport[],
  clients: number,
): Promise<LoadResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const left = reports.values();
  const timesMs: number[] = [];
  const client = async () => {
    for (const { requests } of left) {
      const startedAt = performance.now();
      for (const parts of requests) {
        const status = await send(url, agent, parts);
        if (status >= 300) throw new Error(`${parts.method} ${status}`);
      }
      timesMs.push(performance.now() - startedAt);
    }
  };
  const startedAt = performance.now();
  await Promise.all(Array.from({ length: clients }, client));
  const seconds = (performance.now() - startedAt) / 1000;
  agent.destroy();
  return summarize(timesMs, seconds);
}
