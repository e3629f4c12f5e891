import type { ProblemCode } from '../../utils/protocol/problem.ts';
import type { EndpointConfig } from '../config.ts';
import { RequestRefused } from '../problem.ts';
import type { AppContext } from './app-env.ts';
import { clientOf } from './client-address.ts';
import { createClientNames } from './client-names.ts';
import { createWorkGate } from './work-gate.ts';
import { createWorkGates } from './work-gates.ts';
import { createWorkReader, type SpendWork, type WorkShown } from './work-shown.ts';

export interface ReportGate {
  /**
   * Lets a report in that shows the work asked of it: `take` is called with what it shows, and what it throws
   * is told to whoever counts failures.
   */
  readonly pass: <Answer>(
    c: AppContext,
    sent: { readonly reportId: string; readonly nonce: string | undefined },
    take: (work: WorkShown) => Promise<Answer>,
  ) => Promise<Answer>;
  /** Counts a report that was taken in. */
  readonly count: () => void;
}

const maxClients = 50_000;

/**
 * What an honest client may meet, however often: a rush, a limit, a fault of the endpoint's, evidence still
 * to send.
 */
const innocent: ReadonlySet<ProblemCode> = new Set([
  'too-many-requests',
  'evidence-missing',
  'storage-full',
  'unavailable',
  'internal',
]);

/**
 * Two reasons to ask for work. Reports are taken in faster than people write: then of everybody. One client's
 * tries fail faster than anybody's by mistake: then of that client alone, so that what is refused costs
 * nobody else.
 */
export function createReportGate(
  rate: EndpointConfig['rate'],
  nowMs: () => number,
  spend: SpendWork,
): ReportGate {
  const { workBits: baseBits, trustedProxies } = rate;
  const all = createWorkGate({ perMinute: rate.workAboveReportsPerMinute, baseBits }, nowMs);
  const demand = { perMinute: rate.workAboveFailuresPerMinute, baseBits };
  const failures = createWorkGates(demand, nowMs, maxClients);
  const readWork = createWorkReader(spend);
  const nameOf = createClientNames();

  function isFailure(thrown: unknown, work: WorkShown): boolean {
    if (!(thrown instanceof RequestRefused)) return false;
    return thrown.code === 'work-required' ? work.isOffered : !innocent.has(thrown.code);
  }

  return {
    count: all.count,
    async pass(c, { reportId, nonce }, take) {
      const client = nameOf(clientOf(c.env.incoming, trustedProxies));
      const work = readWork(reportId, nonce);
      try {
        await work.require(Math.max(all.bits(), failures.bits(client)));
        return await take(work);
      } catch (thrown) {
        if (isFailure(thrown, work)) failures.count(client);
        throw thrown;
      }
    },
  };
}
