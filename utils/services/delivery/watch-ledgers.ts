import { watchLedger } from '../../endpoint/watch-ledger.ts';
import { listEndpoints, loadEndpoint, updateEndpoint } from '../../storage/endpoints.ts';
import type { PlaintDb } from '../../storage/open-plaint-db.ts';

const requestTimeoutMs = 30_000;

/** Between receipts seldom: every question tells the endpoint that this device is awake. */
const restMs = 24 * 3_600_000;

/**
 * Looks whether each endpoint's ledger still continues what this device knows of it: right after a receipt
 * from there (`visited`), else once a day. What cannot be asked now is asked the next time.
 */
export async function watchLedgers(db: PlaintDb, visited: ReadonlySet<string>): Promise<void> {
  const now = Date.now();
  for (const { origin, ledgerCheckedAt } of await listEndpoints(db)) {
    const restsUntil = Date.parse(ledgerCheckedAt ?? '') + restMs;
    if (!visited.has(origin) && now < restsUntil) continue;
    const ports = {
      fetch: (...request: Parameters<typeof fetch>) => fetch(...request),
      timeoutMs: requestTimeoutMs,
      now: Date.now,
      load: (known: string) => loadEndpoint(db, known),
      update: (known: string, change: Parameters<typeof updateEndpoint>[2]) =>
        updateEndpoint(db, known, change),
    };
    await watchLedger(origin, ports, AbortSignal.timeout(requestTimeoutMs));
  }
}
