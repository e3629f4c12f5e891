import * as z from 'zod/mini';
import { judgeContinuity } from '../evidence/consistency.ts';
import { verifyEndpointJws } from '../evidence/receipt.ts';
import { parseJson } from '../parse-json.ts';
import {
  receivedCheckpointClaimsSchema,
  receivedCheckpointSchema,
  receivedConsistencySchema,
} from '../protocol/ledger.ts';
import type { Checkpoint } from '../protocol/receipt.ts';
import { paths } from '../protocol/wire.ts';
import type { CheckPorts } from './check-endpoint.ts';
import { changeIfSame } from './enrolment-store.ts';
import type { PairedEndpoint } from './paired-endpoint.ts';
import { type RequestPorts, request } from './request.ts';

/** What a visit showed; `unknown` when the endpoint did not answer in due form, which proves nothing. */
export type LedgerVisit = 'first' | 'intact' | 'alarm' | 'unknown';

/** So often somebody else may change what the ledger was compared with before this visit gives up. */
const mostRounds = 3;

/** What a visit compares the ledger with; whoever changes one of these makes what it found say nothing. */
const comparedWith = ['rootKey', 'lastSeenCheckpoint', 'ledgerAlarm'] as const;

/**
 * Whether an endpoint's ledger still continues the head that this device remembers of it (RFC 9162 §2.1.4).
 * If so, the new head is remembered; if not, the old one is kept and the alarm stands in the enrolment until
 * the ledger continues it again. `told`: a signed head that is at hand already. A visit during which another
 * key, head or alarm came is made anew.
 */
export async function watchLedger(
  origin: string,
  ports: CheckPorts,
  signal: AbortSignal,
  told?: Checkpoint,
): Promise<LedgerVisit> {
  for (let round = 0; round < mostRounds; round += 1) {
    const enrolment = await ports.load(origin);
    if (enrolment === undefined) return 'unknown';
    const found = await visitLedger(enrolment, ports, signal, told);
    if (found === undefined) return 'unknown';
    const isKept = await changeIfSame(ports, origin, enrolment, comparedWith, (stored) => {
      if (stored === undefined) return undefined;
      const { ledgerAlarm: _, ...calm } = stored;
      return { ...calm, ...found.memory };
    });
    if (isKept) return found.visit;
  }
  return 'unknown';
}

/**
 * Whether a head that came with something else belongs to the ledger as this device knows it. A newer one is
 * remembered, as on a visit; an older one has to be a beginning of what is remembered.
 */
export async function belongsToLedger(
  origin: string,
  told: Checkpoint,
  ports: CheckPorts,
  signal: AbortSignal,
): Promise<boolean> {
  const { lastSeenCheckpoint: remembered, ledgerAlarm } = (await ports.load(origin)) ?? {};
  if (remembered === undefined || told.size >= remembered.size || ledgerAlarm !== undefined) {
    const visit = await watchLedger(origin, ports, signal, told);
    return visit === 'first' || visit === 'intact';
  }
  const path = await readConsistency(origin, told, remembered, ports, signal);
  if (path === undefined) return false;
  const earlier = { remembered: told, seen: remembered, consistencyPath: path };
  return (await judgeContinuity(earlier)) === 'continued';
}

interface Found {
  readonly visit: LedgerVisit;
  readonly memory: Pick<PairedEndpoint, 'lastSeenCheckpoint' | 'ledgerCheckedAt' | 'ledgerAlarm'>;
}

async function visitLedger(
  enrolment: PairedEndpoint,
  ports: CheckPorts,
  signal: AbortSignal,
  told: Checkpoint | undefined,
): Promise<Found | undefined> {
  const seen = told ?? (await readCheckpoint(enrolment, ports, signal));
  if (seen === undefined) return undefined;
  const at = new Date(ports.now()).toISOString();
  const { origin, lastSeenCheckpoint: remembered, ledgerAlarm } = enrolment;
  const continued = { lastSeenCheckpoint: seen, ledgerCheckedAt: at };
  if (remembered === undefined) return { visit: 'first', memory: continued };
  const path = await readConsistency(origin, remembered, seen, ports, signal);
  if (path === undefined) return undefined;
  const continuity = await judgeContinuity({ remembered, seen, consistencyPath: path });
  if (continuity === 'same' || continuity === 'continued') {
    return { visit: 'intact', memory: continued };
  }
  const alarm = ledgerAlarm ?? { kind: continuity, noticedAt: at, seen };
  return { visit: 'alarm', memory: { ledgerCheckedAt: at, ledgerAlarm: alarm } };
}

/** The head as one of the endpoint's own keys signed it. */
async function readCheckpoint(
  { origin, signed }: PairedEndpoint,
  ports: RequestPorts,
  signal: AbortSignal,
): Promise<Checkpoint | undefined> {
  const text = await readText(origin + paths.checkpoint, ports, signal);
  const answer = parseJson(receivedCheckpointSchema, text);
  if (answer === undefined) return undefined;
  const payload = await verifyEndpointJws(answer.checkpoint, signed.descriptor.receiptKeys);
  if (!payload.ok) return undefined;
  return z.safeParse(receivedCheckpointClaimsSchema, payload.value).data?.checkpoint;
}

/** Empty where no proof is needed, and where the endpoint says that it has none for a past it once signed. */
async function readConsistency(
  origin: string,
  remembered: Checkpoint,
  seen: Checkpoint,
  ports: RequestPorts,
  signal: AbortSignal,
): Promise<readonly string[] | undefined> {
  if (seen.size <= remembered.size || remembered.size === 0) return [];
  const url = origin + paths.consistency(remembered.size, seen.size);
  const { answer } = await request(url, { method: 'GET' }, ports, signal);
  if (answer.kind !== 'response') return undefined;
  if (answer.status === 404) return [];
  if (answer.status !== 200) return undefined;
  return parseJson(receivedConsistencySchema, answer.text)?.consistencyPath;
}

async function readText(url: string, ports: RequestPorts, signal: AbortSignal): Promise<string> {
  const { answer } = await request(url, { method: 'GET' }, ports, signal);
  return answer.kind === 'response' && answer.status === 200 ? answer.text : '';
}
