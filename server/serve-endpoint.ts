import { once } from 'node:events';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { readTimes } from '../utils/casework/times.ts';
import type { SignedDescriptor } from '../utils/protocol/descriptor.ts';
import { openEvidenceStore } from './blobs/open-evidence-store.ts';
import { type AppParts, buildApp } from './build-app.ts';
import { fillCases } from './cases/fill-cases.ts';
import type { EndpointConfig } from './config.ts';
import { openDatabase } from './db/database.ts';
import { createBodyBudget } from './http/body-budget.ts';
import { createClientNames } from './http/client-names.ts';
import { createHttpServer } from './http/listener.ts';
import { spoolsIn } from './http/spool.ts';
import { createUnsentAnswers, type UnsentAnswers } from './http/unsent-answers.ts';
import { buildDescriptors } from './keys/build-descriptor.ts';
import { readDeskKeys } from './keys/desk-keys.ts';
import { claimsSigner } from './keys/endpoint-jws.ts';
import { takeIssueTime } from './keys/issue-time.ts';
import { loadSigningKeys } from './keys/signing-keys.ts';
import { ledgerSize, ledgerTime } from './ledger/proofs.ts';
import { describeFault, type Log } from './log.ts';
import { createMetrics } from './metrics/metrics.ts';
import { serveMetrics } from './metrics/serve-metrics.ts';
import { startPeriodicTasks } from './periodic-tasks.ts';
import { keepDataPrivate, keepFileSafe } from './private-files.ts';
import { readStandard } from './standard/read-standard.ts';
import { openRoom } from './uploads/open-room.ts';

export interface EndpointPorts {
  readonly log: Log;
  readonly now: () => Date;
  /** Monotonic milliseconds. */
  readonly elapsedMs: () => number;
}

export interface RunningEndpoint {
  /** Without a trailing slash. */
  readonly url: string;
  readonly descriptor: SignedDescriptor;
  /** Takes no new connection, finishes what is under way, then closes the store. */
  readonly stop: () => Promise<void>;
}

/** There is no desk key yet: the endpoint could receive nothing that anyone can open. */
export class DeskKeyMissing extends Error {
  override readonly name = 'DeskKeyMissing';
}

/**
 * Starts an endpoint in this process. Rejects with DeskKeyMissing, ClockAhead, or what the store or the
 * socket says.
 */
export async function serveEndpoint(
  config: EndpointConfig,
  ports: EndpointPorts,
): Promise<RunningEndpoint> {
  const stopping = new AbortController();
  const parts = await openParts(config, ports, stopping.signal);
  try {
    const filled = await fillCases(parts.db, readTimes(parts.published.standard));
    if (filled > 0) ports.log('info', 'cases.filled', { cases: filled });
    await startPeriodicTasks(parts, stopping.signal);
    const { nameOf } = parts;
    const { maxUnsentBytes } = config.traffic;
    const unsent = createUnsentAnswers({ bytes: maxUnsentBytes, ms: config.time.answerMs });
    const server = createHttpServer(buildApp(parts), { config, nameOf, unsent });
    await listen(server, config);
    if (config.metricsPort !== undefined) {
      const place = { host: config.host, port: config.metricsPort };
      const url = await serveMetrics(
        () => renderMetrics(parts, { server, unsent }),
        place,
        stopping.signal,
        ports.log,
      );
      ports.log('info', 'metrics', { url });
    }
    let stopped: Promise<void> | undefined;
    return {
      url: urlOf(server),
      descriptor: parts.descriptors.current,
      stop: () => {
        stopped ??= stopEndpoint(server, parts, stopping);
        return stopped;
      },
    };
  } catch (cause) {
    stopping.abort();
    await parts.db.destroy();
    throw cause;
  }
}

async function openParts(
  config: EndpointConfig,
  ports: EndpointPorts,
  stopping: AbortSignal,
): Promise<AppParts> {
  const { dataDir } = config;
  const { maxBodyBytes, maxBodyMemoryBytes } = config.traffic;
  keepDataPrivate(dataDir);
  keepFileSafe(config.deskKeysFile);
  const desk = await readDeskKeys(config.deskKeysFile);
  if (desk === undefined) throw new DeskKeyMissing(config.deskKeysFile);
  const root = await loadSigningKeys(dataDir, 'root');
  const receipt = await loadSigningKeys(dataDir, 'receipt');
  const published = await readStandard(config.standardFile);
  const evidence = await openEvidenceStore(config);
  const db = await openDatabase(config, (cause) =>
    ports.log('warn', 'database.connection-lost', describeFault(cause)),
  );
  const issuedAt = await takeIssueTime({
    dataDir,
    now: ports.now(),
    ledgerAt: await ledgerTime(db, new Date(0)),
    trustsClock: config.trustsClock,
  }).catch(async (cause: unknown) => {
    await db.destroy();
    throw cause;
  });
  const descriptors = await buildDescriptors({
    config,
    standard: published.named,
    root,
    receipt,
    desk,
    issuedAt,
  });
  return {
    ...ports,
    config,
    descriptors,
    metrics: createMetrics(),
    desk,
    published,
    evidence,
    db,
    signClaims: claimsSigner(receipt.current),
    ...openRoom(config, { db, evidence, elapsedMs: ports.elapsedMs }),
    bodies: createBodyBudget({ bytes: maxBodyBytes, memoryBytes: maxBodyMemoryBytes }),
    openSpool: spoolsIn(join(dataDir, 'incoming')),
    nameOf: createClientNames(),
    isStopping: () => stopping.aborted,
  };
}

async function renderMetrics(
  parts: AppParts,
  { server, unsent }: { readonly server: Server; readonly unsent: UnsentAnswers },
): Promise<string> {
  const { metrics, db, pending, bodies } = parts;
  return metrics.render({
    plaint_ledger_size: await ledgerSize(db),
    plaint_pending_bytes: pending.sizeBytes(),
    plaint_pending_files: pending.files(),
    plaint_kept_bytes: await parts.keptBytes(),
    plaint_body_bytes: bodies.bytes(),
    plaint_body_memory_bytes: bodies.memoryBytes(),
    plaint_unsent_bytes: unsent.bytes(),
    plaint_connections: await promisify(server.getConnections.bind(server))(),
    plaint_resident_bytes: process.memoryUsage.rss(),
  });
}

async function listen(server: Server, { host, port }: EndpointConfig): Promise<void> {
  server.listen(port, host);
  await once(server, 'listening');
}

function urlOf(server: Server): string {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('not listening on TCP');
  const host = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return `http://${host}:${address.port}`;
}

async function stopEndpoint(
  server: Server,
  parts: AppParts,
  stopping: AbortController,
): Promise<void> {
  stopping.abort();
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeIdleConnections();
  const deadline = setTimeout(() => server.closeAllConnections(), parts.config.time.drainMs);
  await closed;
  clearTimeout(deadline);
  await parts.db.destroy();
}
